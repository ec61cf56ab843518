package dev.vigil.detect.seasonal;

import dev.vigil.detect.Shared;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The clock on the wall of a zone. Thread-safe: the span of equal offset last used is kept in an
 * immutable object, so that a race only costs a look-up.
 */
final class WallClock {
  /** Offsets such as +01:37 are zones too, and there are 129,601 of them. */
  private static final int MOST_ZONES = 1000;

  private static final Shared<ZoneId, WallClock> OF_ZONES =
      new Shared<>(MOST_ZONES, WallClock::new);

  private final ZoneRules rules;
  private Span span;

  /**
   * From one change of the clock up to the next.
   *
   * @param offset local time less UTC, in milliseconds
   * @param settled when the hour that the change told twice, or one as long as the hour it left
   *     out, is over
   */
  private record Span(long from, long to, long offset, long settled) {}

  /** The clock of a zone, which all its series share. */
  static WallClock of(ZoneId zone) {
    return OF_ZONES.of(zone);
  }

  WallClock(ZoneId zone) {
    this.rules = zone.getRules();
    this.span = spanAt(0);
  }

  /** Milliseconds from 1970-01-01T00:00 on the wall. */
  long local(long epochMillis) {
    return epochMillis + at(epochMillis).offset;
  }

  /**
   * Whether the clock was changed just before: an hour is told for the second time, or people have
   * just lost one.
   */
  boolean justChanged(long epochMillis) {
    return epochMillis < at(epochMillis).settled;
  }

  private Span at(long epochMillis) {
    Span now = span;
    if (epochMillis < now.from || epochMillis >= now.to) {
      now = spanAt(epochMillis);
      span = now;
    }
    return now;
  }

  private Span spanAt(long epochMillis) {
    Instant at = Instant.ofEpochMilli(epochMillis);
    long offset = rules.getOffset(at).getTotalSeconds() * 1000L;
    if (rules.isFixedOffset()) {
      return new Span(Long.MIN_VALUE, Long.MAX_VALUE, offset, Long.MIN_VALUE);
    }
    ZoneOffsetTransition last = rules.previousTransition(at.plusMillis(1));
    long from = millis(last, Long.MIN_VALUE);
    long to = millis(rules.nextTransition(at), Long.MAX_VALUE);
    long settled = last == null ? from : from + Math.abs(last.getDuration().toMillis());
    return new Span(from, to, offset, settled);
  }

  private static long millis(@Nullable ZoneOffsetTransition transition, long otherwise) {
    return transition == null ? otherwise : transition.toEpochSecond() * 1000;
  }
}
