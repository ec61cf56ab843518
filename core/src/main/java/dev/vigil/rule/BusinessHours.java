package dev.vigil.rule;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where it is what time, and when people work there.
 *
 * @param zone whose clocks and calendar count
 * @param from hour at which work begins, 0 to 23
 * @param until hour at which it ends, 1 to 24, after it has begun
 * @param days on which there is work
 */
public record BusinessHours(ZoneId zone, int from, int until, Set<DayOfWeek> days) {
  /** Monday to Friday from 9 to 17, in UTC. */
  public static final BusinessHours USUAL = in(ZoneOffset.UTC);

  public BusinessHours {
    requireNonNull(zone, "zone");
    if (from < 0 || until > 24 || from >= until) {
      throw new IllegalArgumentException(
          "business hours must go from an hour, 0 to 23, to a later one, up to 24, were "
              + from
              + " to "
              + until);
    }
    Set<DayOfWeek> sorted = EnumSet.noneOf(DayOfWeek.class);
    sorted.addAll(days);
    days = Collections.unmodifiableSet(sorted);
  }

  /** Monday to Friday from 9 to 17. */
  public static BusinessHours in(ZoneId zone) {
    return new BusinessHours(zone, 9, 17, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
  }
}
