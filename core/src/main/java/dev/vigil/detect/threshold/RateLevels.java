package dev.vigil.detect.threshold;

import dev.vigil.setting.About;

/**
 * Levels of the rate of change, from one value to the next.
 *
 * @param per the time that the levels are told for
 * @param warning the change in that time that warns
 * @param critical the change in that time that is critical
 */
public record RateLevels(
    @About("time that the levels of the rate of change are told for") Per per,
    @About("changes that warn: a fall faster than lower, which is negative, or a rise over upper")
        Levels warning,
    @About("changes that are critical") Levels critical) {

  /** A span of time. */
  public enum Per {
    SECOND(1e3),
    MINUTE(60e3),
    HOUR(3600e3);

    private final double millis;

    Per(double millis) {
      this.millis = millis;
    }

    double millis() {
      return millis;
    }
  }

  public RateLevels {
    Levels.check(warning, critical);
  }

  /** None; those that are set are told for a second. */
  public RateLevels() {
    this(Per.SECOND, Levels.NONE, Levels.NONE);
  }

  boolean none() {
    return warning.none() && critical.none();
  }
}
