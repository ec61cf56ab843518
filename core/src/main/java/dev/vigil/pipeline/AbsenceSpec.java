package dev.vigil.pipeline;

import java.time.Duration;

/**
 * When a series that sends nothing is held to have stopped.
 *
 * @param steps usual intervals of silence; infinite where a time is set, or never
 * @param millis milliseconds of silence, of the first interval on; {@link Long#MAX_VALUE} where
 *     intervals count, or never
 * @param steadyOnly whether only series that report steadily are watched
 */
public record AbsenceSpec(double steps, long millis, boolean steadyOnly) {
  private static final double USUAL_STEPS = 10;

  /** Ten usual intervals, and a minute at least, of series that report steadily. */
  public static final AbsenceSpec AUTO = new AbsenceSpec(USUAL_STEPS, Long.MAX_VALUE, true);

  /** Nobody asks after a series. */
  public static final AbsenceSpec OFF =
      new AbsenceSpec(Double.POSITIVE_INFINITY, Long.MAX_VALUE, false);

  public AbsenceSpec {
    if (!(steps >= 2) || millis < 1000) {
      throw new IllegalArgumentException(
          "an absence must last 2 intervals, or a second, at least; was " + steps + ", " + millis);
    }
  }

  /**
   * So many usual intervals, of any series whose interval is known.
   *
   * @throws IllegalArgumentException if it is under 2 or not finite
   */
  public static AbsenceSpec intervals(double steps) {
    if (Double.isInfinite(steps)) {
      throw new IllegalArgumentException("an absence must be a finite number of intervals");
    }
    return new AbsenceSpec(steps, Long.MAX_VALUE, false);
  }

  /**
   * So long a silence, of any series from its first observation on.
   *
   * @throws IllegalArgumentException if it is under a second
   */
  public static AbsenceSpec after(Duration silence) {
    return new AbsenceSpec(Double.POSITIVE_INFINITY, silence.toMillis(), false);
  }

  /** Whether a time was set, which holds even while a series is learning. */
  boolean fixed() {
    return millis != Long.MAX_VALUE;
  }

  boolean off() {
    return equals(OFF);
  }
}
