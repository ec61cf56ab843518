package dev.vigil.detect.novelty;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Local hours of a zone, daylight saving time included. Thread-safe: the span of equal offset last
 * used is kept in an immutable object, so that a race only costs a look-up.
 */
final class SeriesClock {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final Map<ZoneId, SeriesClock> OF_ZONES = new ConcurrentHashMap<>();

  private final ZoneRules rules;
  private Span span;

  /** Local time is UTC plus the offset from one transition up to the next. */
  private record Span(long from, long to, long offsetMillis) {}

  /** The clock of a zone, which all its series share. */
  static SeriesClock of(ZoneId zone) {
    return OF_ZONES.computeIfAbsent(zone, SeriesClock::new);
  }

  SeriesClock(ZoneId zone) {
    this.rules = zone.getRules();
    this.span = spanAt(0);
  }

  /** Local hours since 1970-01-01T00:00 on the wall clock. */
  long hour(long epochMillis) {
    Span now = span;
    if (epochMillis < now.from || epochMillis >= now.to) {
      now = spanAt(epochMillis);
      span = now;
    }
    return Math.floorDiv(epochMillis + now.offsetMillis, HOUR_MILLIS);
  }

  private Span spanAt(long epochMillis) {
    Instant at = Instant.ofEpochMilli(epochMillis);
    ZoneOffsetTransition next = rules.isFixedOffset() ? null : rules.nextTransition(at);
    long offset = rules.getOffset(at).getTotalSeconds() * 1000L;
    long to = next == null ? Long.MAX_VALUE : millis(next.toEpochSecond());
    return new Span(rules.isFixedOffset() ? Long.MIN_VALUE : epochMillis, to, offset);
  }

  /** The last transitions lie beyond what milliseconds can tell. */
  private static long millis(long epochSecond) {
    return epochSecond >= Long.MAX_VALUE / 1000 ? Long.MAX_VALUE : epochSecond * 1000;
  }

  static int hourOfDay(long hour) {
    return (int) Math.floorMod(hour, 24L);
  }

  static int hourOfWeek(long hour) {
    return (int) Math.floorMod(hour, 168L);
  }
}
