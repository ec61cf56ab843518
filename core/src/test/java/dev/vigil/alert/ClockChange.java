package dev.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The minutes of some days around a change of clocks, walked through one by one. */
final class ClockChange {
  static final int DAYS = 6;
  static final int MINUTES = DAYS * 24 * 60;

  private final ZoneId zone;
  private final LocalDateTime[] local;

  private ClockChange(ZoneId zone, LocalDateTime[] local) {
    this.zone = zone;
    this.local = local;
  }

  ZoneId zone() {
    return zone;
  }

  LocalDateTime local(int minute) {
    return local[minute];
  }

  static ClockChange of(String zone, String day) {
    ZoneId of = ZoneId.of(zone);
    LocalDateTime[] local = new LocalDateTime[MINUTES];
    long start = start(day);
    for (int i = 0; i < MINUTES; i++) {
      local[i] = LocalDateTime.ofInstant(Instant.ofEpochMilli(start + i * 60_000L), of);
    }
    return new ClockChange(of, local);
  }

  private static long start(String day) {
    return LocalDateTime.parse(day + "T00:00").minusDays(3).toEpochSecond(ZoneOffset.UTC) * 1000;
  }

  long millis(int minute) {
    return local[0].atZone(zone).toInstant().toEpochMilli() + minute * 60_000L;
  }

  /** Minutes at which the clocks show what is wanted for the first time, or have skipped it. */
  Set<Integer> once(Predicate<LocalDateTime> wanted) {
    Set<Integer> found = new HashSet<>();
    Set<LocalDateTime> seen = new HashSet<>();
    for (int i = 0; i < MINUTES; i++) {
      boolean skipped = false;
      if (i > 0) {
        LocalDateTime missing = local[i - 1].plusMinutes(1);
        for (; missing.isBefore(local[i]); missing = missing.plusMinutes(1)) {
          skipped |= wanted.test(missing);
        }
      }
      boolean first = seen.add(local[i]);
      if (skipped || (first && wanted.test(local[i]))) {
        found.add(i);
      }
    }
    return found;
  }

  /** Minutes at which the clocks show what is wanted, each time. */
  Set<Integer> always(Predicate<LocalDateTime> wanted) {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < MINUTES; i++) {
      if (wanted.test(local[i])) {
        found.add(i);
      }
    }
    return found;
  }

  /** The first minute from another on at which the clocks show a time, or a later one. */
  int reached(LocalDateTime time, int from) {
    int i = from;
    while (i < MINUTES && local[i].isBefore(time)) {
      i++;
    }
    return i;
  }

  boolean[] covered(Set<Integer> starts, Duration length) {
    boolean[] covered = new boolean[MINUTES];
    for (int start : starts) {
      cover(covered, start, start + (int) length.toMinutes());
    }
    return covered;
  }

  static void cover(boolean[] covered, int from, int to) {
    for (int i = from; i < Math.min(to, MINUTES); i++) {
      covered[i] = true;
    }
  }
}
