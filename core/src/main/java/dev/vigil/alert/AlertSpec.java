package dev.vigil.alert;

import java.time.Duration;

/**
 * Settings of alerts.
 *
 * @param flapOpenings how many openings within the window make an alert a flapping one, from 2 to
 *     20
 * @param flapWindow how soon after its end an anomaly is the same alert again, and the window of
 *     the openings; a minute to 30 days
 * @param quietTimes an alert is over after so many of the longest gap between its anomalies, from 1
 *     to 100
 * @param quietAtLeast however short the gaps are; a second at least
 * @param quietAtMost however long the gaps are; not under {@code quietAtLeast}
 * @param mostLive live alerts kept, 1 to 1,000,000; beyond it, the one that would be over first is
 * @param mostOver alerts kept that are over, 0 to 1,000,000; the oldest are forgotten
 */
public record AlertSpec(
    int flapOpenings,
    Duration flapWindow,
    double quietTimes,
    Duration quietAtLeast,
    Duration quietAtMost,
    int mostLive,
    int mostOver) {
  private static final int MOST = 1_000_000;

  public AlertSpec {
    check("flapOpenings", flapOpenings >= 2 && flapOpenings <= 20, "from 2 to 20", flapOpenings);
    check(
        "flapWindow",
        within(flapWindow, Duration.ofMinutes(1), Duration.ofDays(30)),
        "from 1 minute to 30 days",
        flapWindow);
    check("quietTimes", quietTimes >= 1 && quietTimes <= 100, "from 1 to 100", quietTimes);
    check(
        "quietAtLeast",
        within(quietAtLeast, Duration.ofSeconds(1), Duration.ofDays(365)),
        "from 1 second to 365 days",
        quietAtLeast);
    check(
        "quietAtMost",
        within(quietAtMost, quietAtLeast, Duration.ofDays(365)),
        "from quietAtLeast to 365 days",
        quietAtMost);
    check("mostLive", mostLive >= 1 && mostLive <= MOST, "from 1 to 1000000", mostLive);
    check("mostOver", mostOver >= 0 && mostOver <= MOST, "from 0 to 1000000", mostOver);
  }

  /** Flapping from 3 openings in 6 hours; over after 3 gaps, 15 minutes to a day. */
  public AlertSpec() {
    this(3, Duration.ofHours(6), 3, Duration.ofMinutes(15), Duration.ofDays(1), 50_000, 10_000);
  }

  private static boolean within(Duration given, Duration least, Duration most) {
    return given.compareTo(least) >= 0 && given.compareTo(most) <= 0;
  }

  private static void check(String setting, boolean fits, String range, Object given) {
    if (!fits) {
      throw new IllegalArgumentException(setting + " must be " + range + ", was " + given);
    }
  }

  public AlertSpec withFlapping(int openings, Duration window) {
    return new AlertSpec(
        openings, window, quietTimes, quietAtLeast, quietAtMost, mostLive, mostOver);
  }

  public AlertSpec withQuiet(double times, Duration atLeast, Duration atMost) {
    return new AlertSpec(flapOpenings, flapWindow, times, atLeast, atMost, mostLive, mostOver);
  }

  public AlertSpec withMost(int live, int over) {
    return new AlertSpec(
        flapOpenings, flapWindow, quietTimes, quietAtLeast, quietAtMost, live, over);
  }

  /** When an alert is over if nothing more comes; never for an absence, which ends by a return. */
  long due(Alert alert) {
    Openings openings = alert.openings();
    if (openings.flapping()) {
      long away = later(openings.newest(), flapWindow.toMillis());
      return openings.cleared() ? away : Math.max(away, later(alert.seen().last(), quiet(alert)));
    }
    return alert.fingerprint().ofAbsence()
        ? Long.MAX_VALUE
        : later(alert.seen().last(), quiet(alert));
  }

  /** After so long without an anomaly it is over, in milliseconds. */
  long quiet(Alert alert) {
    long gaps = (long) (quietTimes * (double) alert.seen().longestGap());
    return Math.max(quietAtLeast.toMillis(), Math.min(quietAtMost.toMillis(), gaps));
  }

  private static long later(long time, long by) {
    return time > Long.MAX_VALUE - by ? Long.MAX_VALUE : time + by;
  }
}
