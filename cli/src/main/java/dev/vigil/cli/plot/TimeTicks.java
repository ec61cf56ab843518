package dev.vigil.cli.plot;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a time axis is marked: at round wall-clock times of its zone, from milliseconds to
 * centuries. Where a day (or year) begins among smaller steps, the mark says which.
 */
final class TimeTicks {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** A Monday, so that steps of a week begin on one. */
  private static final long MONDAY = 4 * DAY;

  private static final long[] STEPS = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY
  };
  private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60};
  private static final long MONTH = 30 * DAY;

  private final long from;
  private final long to;
  private final ZoneId zone;
  private final List<Tick> ticks = new ArrayList<>();
  private int year = Integer.MIN_VALUE;

  private TimeTicks(long from, long to, ZoneId zone) {
    this.from = from;
    this.to = to;
    this.zone = zone;
  }

  /**
   * The ticks of a span, in milliseconds since 1970.
   *
   * @param most how many there is room for, at least 1
   */
  static List<Tick> of(Span span, ZoneId zone, int most) {
    double length = (double) Math.max(1, span.to() - span.from());
    int step = 0;
    while (length / length(step) >= most) {
      step++;
    }
    List<Tick> ticks = at(span, zone, step);
    while (ticks.isEmpty() && step > 0) {
      ticks = at(span, zone, --step);
    }
    return ticks;
  }

  private static List<Tick> at(Span span, ZoneId zone, int step) {
    TimeTicks ticks = new TimeTicks(span.from(), span.to(), zone);
    if (step < STEPS.length) {
      ticks.every(STEPS[step]);
    } else {
      ticks.everyMonths(months(step - STEPS.length));
    }
    return ticks.ticks;
  }

  /** Milliseconds of a step, about so for months. */
  private static double length(int step) {
    return step < STEPS.length
        ? (double) STEPS[step]
        : (double) (MONTH * months(step - STEPS.length));
  }

  /** 1, 2, 3, 6 months, a year, 2, 5, 10, 20, 50 years, and so on. */
  private static long months(int step) {
    if (step < MONTHS.length) {
      return MONTHS[step];
    }
    long decade = 120;
    for (int i = (step - MONTHS.length) / 3; i > 0; i--) {
      decade *= 10;
    }
    return decade * new int[] {1, 2, 5}[(step - MONTHS.length) % 3];
  }

  private void every(long step) {
    long origin = step >= 7 * DAY ? MONDAY : 0;
    long wall = wall(from) - origin;
    for (long next = wall - Math.floorMod(wall, step); ; next += step) {
      ZonedDateTime at = unwall(next + origin);
      long millis = at.toInstant().toEpochMilli();
      if (millis > to) {
        return;
      }
      if (millis >= from && (ticks.isEmpty() || millis > last())) {
        add(at, label(at, step), step < DAY && isMidnight(at));
      }
    }
  }

  private void everyMonths(long months) {
    ZonedDateTime first = Instant.ofEpochMilli(from).atZone(zone);
    long index = first.getYear() * 12L + first.getMonthValue() - 1;
    for (long next = index - Math.floorMod(index, months); ; next += months) {
      int year = (int) Math.floorDiv(next, 12L);
      int month = (int) Math.floorMod(next, 12L) + 1;
      ZonedDateTime at = LocalDateTime.of(year, month, 1, 0, 0).atZone(zone);
      long millis = at.toInstant().toEpochMilli();
      if (millis > to) {
        return;
      }
      if (millis >= from) {
        add(at, month == 1 ? String.valueOf(year) : text(at, "MMM"), month == 1 && months < 12);
      }
    }
  }

  private void add(ZonedDateTime at, String label, boolean strong) {
    ticks.add(new Tick(at.toInstant().toEpochMilli(), label, strong));
    year = at.getYear();
  }

  private String label(ZonedDateTime at, long step) {
    if (step >= DAY) {
      return text(at, year != Integer.MIN_VALUE && year != at.getYear() ? "d MMM uuuu" : "d MMM");
    }
    if (isMidnight(at)) {
      return text(at, "EEE d MMM");
    }
    return text(at, step >= MINUTE ? "HH:mm" : step >= SECOND ? "HH:mm:ss" : "HH:mm:ss.SSS");
  }

  private static String text(ZonedDateTime at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at);
  }

  private static boolean isMidnight(ZonedDateTime at) {
    return at.toLocalTime().toNanoOfDay() == 0;
  }

  private double last() {
    return ticks.get(ticks.size() - 1).at();
  }

  private long wall(long epochMillis) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    return epochMillis + SECOND * zone.getRules().getOffset(instant).getTotalSeconds();
  }

  private ZonedDateTime unwall(long wall) {
    Instant asIfUtc = Instant.ofEpochMilli(wall);
    return LocalDateTime.ofInstant(asIfUtc, ZoneOffset.UTC).atZone(zone);
  }
}
