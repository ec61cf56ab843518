package dev.vigil.formats.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Local time to instants and back. A local time that comes twice (clocks turned back) is the first
 * of the two; one that never was (clocks turned on) is read as if they had not been turned. Keeps
 * the offset of the last day: one owner.
 */
final class LocalZone {
  private final ZoneId zone;
  private final ZoneRules rules;
  private final boolean fixed;
  private long quietDay = Long.MIN_VALUE;
  private long offsetMillis;

  LocalZone(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
    this.fixed = rules.isFixedOffset();
    if (fixed) {
      offsetMillis = millis(rules.getOffset(Instant.EPOCH));
    }
  }

  long toEpochMillis(long localMillis) {
    if (fixed) {
      return localMillis - offsetMillis;
    }
    long day = Math.floorDiv(localMillis, Calendar.DAY_MILLIS);
    if (day != quietDay && !settle(day)) {
      return localMillis - offsetAt(localMillis);
    }
    return localMillis - offsetMillis;
  }

  long toLocalMillis(long epochMillis) {
    return epochMillis + millis(rules.getOffset(Instant.ofEpochMilli(epochMillis)));
  }

  String name() {
    return zone.getId();
  }

  /** Remembers a day on which the clocks are left alone. */
  private boolean settle(long day) {
    long atStart = offsetAt(day * Calendar.DAY_MILLIS);
    long atEnd = offsetAt((day + 1) * Calendar.DAY_MILLIS - 1);
    if (atStart != atEnd) {
      return false;
    }
    quietDay = day;
    offsetMillis = atStart;
    return true;
  }

  private long offsetAt(long localMillis) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(localMillis, 1000L),
            Math.floorMod(localMillis, 1000) * 1_000_000,
            ZoneOffset.UTC);
    return millis(rules.getOffset(local));
  }

  private static long millis(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1000L;
  }
}
