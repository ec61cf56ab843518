package dev.vigil.formats.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the reader is told about time.
 *
 * @param format {@code null} to find it, one of {@code iso}, {@code epoch-s}, {@code epoch-ms},
 *     {@code epoch-us}, {@code epoch-ns}, {@code index}, or a pattern of {@link
 *     java.time.format.DateTimeFormatter} such as {@code dd/MM/yyyy HH:mm}
 * @param zone where local times without an offset belong
 * @param indexStep the time between two steps of an index, at least a millisecond
 */
public record TimeReading(@Nullable String format, ZoneId zone, Duration indexStep) {
  private static final Duration USUAL_STEP = Duration.ofMinutes(5);

  public TimeReading {
    requireNonNull(zone, "zone");
    if (indexStep.toMillis() < 1) {
      throw new IllegalArgumentException(
          "indexStep must be a millisecond or more, was " + indexStep);
    }
  }

  /** The format is found; local times are UTC; an index steps five minutes. */
  public static TimeReading auto() {
    return new TimeReading(null, ZoneOffset.UTC, USUAL_STEP);
  }

  /** The same, with the format told. */
  public TimeReading withFormat(@Nullable String told) {
    return new TimeReading(told, zone, indexStep);
  }

  /** The same, with local times in another zone. */
  public TimeReading withZone(ZoneId other) {
    return new TimeReading(format, other, indexStep);
  }

  /** The same, with another step of an index. */
  public TimeReading withIndexStep(Duration step) {
    return new TimeReading(format, zone, step);
  }
}
