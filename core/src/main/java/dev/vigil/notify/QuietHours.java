package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

import dev.vigil.alert.Weekly;
import dev.vigil.model.Severity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * When a channel keeps quiet: what comes then is told in one digest at the end.
 *
 * @param days on which the quiet begins; none for never
 * @param from by the clocks of the zone
 * @param until by the clocks of the zone; the next day if it is not after {@code from}
 * @param unless severity from which on it is told at once all the same
 */
public record QuietHours(
    Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone, Severity unless) {
  /** Never quiet. */
  public static final QuietHours NONE =
      new QuietHours(
          Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneOffset.UTC, Severity.CRITICAL);

  public QuietHours {
    requireNonNull(from, "from");
    requireNonNull(until, "until");
    requireNonNull(zone, "zone");
    requireNonNull(unless, "unless");
    Set<DayOfWeek> sorted = EnumSet.noneOf(DayOfWeek.class);
    sorted.addAll(days);
    days = Collections.unmodifiableSet(sorted);
  }

  /** When the quiet that reigns at a time ends; empty if there is none. */
  public OptionalLong end(long epochMillis) {
    if (days.isEmpty()) {
      return OptionalLong.empty();
    }
    return new Weekly(days, from, until, zone)
        .next(epochMillis)
        .filter(span -> span.holds(epochMillis))
        .map(span -> OptionalLong.of(span.until()))
        .orElseGet(OptionalLong::empty);
  }
}
