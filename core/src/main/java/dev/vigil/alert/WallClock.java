package dev.vigil.alert;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** What the clocks on the walls of a zone show, also on the days when they are changed. */
final class WallClock {
  /** A time beyond a hundred million days is taken for the last of them. */
  private static final long FARTHEST = 100_000_000L * 86_400_000;

  private WallClock() {}

  static LocalDateTime at(long epochMillis, ZoneId zone) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(within(epochMillis)), zone);
  }

  static long within(long epochMillis) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, epochMillis));
  }

  /** The instant; the first one where there are two, the next valid one where there is none. */
  static long instant(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change == null) {
      return millis(local, rules.getOffset(local));
    }
    return change.isGap() ? change.toEpochSecond() * 1000 : millis(local, change.getOffsetBefore());
  }

  private static long millis(LocalDateTime local, ZoneOffset offset) {
    return local.toInstant(offset).toEpochMilli();
  }
}
