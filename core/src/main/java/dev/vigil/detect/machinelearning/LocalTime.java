package dev.vigil.detect.machinelearning;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Where a time lies in its day and its week, on the clocks of a zone, each as a point of a circle.
 * One owner.
 */
final class LocalTime {
  static final List<String> NAMES =
      List.of("hour (sine)", "hour (cosine)", "day of the week (sine)", "day of the week (cosine)");

  private static final double DAY_SECONDS = 86_400;

  /** Features of the day; those of the week follow. */
  private static final int OF_THE_DAY = 2;

  private static final double DAYS_BEFORE_HOURS = 2;
  private static final double DAYS_BEFORE_WEEKDAYS = 14;

  private final ZoneRules rules;
  private boolean started;
  private long first;
  private long newest;

  LocalTime(ZoneId zone) {
    this.rules = zone.getRules();
  }

  void fill(long epochMillis, float[] row, int at) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    int offset = rules.getOffset(instant).getTotalSeconds();
    double days = Math.floorDiv(epochMillis, 1000L) / DAY_SECONDS + offset / DAY_SECONDS;
    circle(days, row, at);
    circle(days / 7, row, at + OF_THE_DAY);
  }

  private static void circle(double turns, float[] row, int at) {
    double angle = 2 * Math.PI * (turns - Math.floor(turns));
    row[at] = (float) Math.sin(angle);
    row[at + 1] = (float) Math.cos(angle);
  }

  void learn(long epochMillis) {
    newest = started ? Math.max(newest, epochMillis) : epochMillis;
    first = started ? first : epochMillis;
    started = true;
  }

  /** Whether days, or weeks, enough have passed for every hour to have been seen. */
  boolean known(int feature) {
    double days = ((double) newest - first) / 1000 / DAY_SECONDS;
    return days >= (feature < OF_THE_DAY ? DAYS_BEFORE_HOURS : DAYS_BEFORE_WEEKDAYS);
  }

  void save(StateWriter out) {
    out.put(started).put(first).put(newest);
  }

  void load(StateReader in) {
    started = in.getBoolean();
    first = in.getLong();
    newest = in.getLong();
  }
}
