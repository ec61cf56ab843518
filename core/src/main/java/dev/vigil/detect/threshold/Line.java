package dev.vigil.detect.threshold;

import java.util.Locale;

/** Which of the limits it is. */
record Line(Measure measure, boolean upper, boolean critical) {
  /** What is held against a limit. */
  enum Measure {
    LEVEL("limit"),
    RATE("limit of its rate of change"),
    LEARNT("learnt bound");

    private final String words;

    Measure(String words) {
      this.words = words;
    }
  }

  /** "critical limit", "warning learnt bound". */
  String words() {
    return grade() + " " + measure.words;
  }

  /** "critical upper limit". */
  String name() {
    return grade() + (upper ? " upper " : " lower ") + measure.words;
  }

  private String grade() {
    return critical ? "critical" : "warning";
  }

  String side() {
    return upper ? "above" : "below";
  }

  /** "a second". */
  static String each(RateLevels.Per per) {
    return (per == RateLevels.Per.HOUR ? "an " : "a ") + per.name().toLowerCase(Locale.ROOT);
  }
}
