package dev.vigil.detect.threshold;

import dev.vigil.detect.About;
import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.state.StateReader;

/**
 * Limits that someone set: a warning and a critical one to either side.
 *
 * <p>It speaks once, when a breach has begun, and again when a warning has become critical; while
 * the breach lasts the score is 0, so that nobody is paged for each row of a full disk. The score
 * is 1 to 2 at a warning and 2 to 3 at a critical limit, growing with the excess; the dense score
 * says on each row how the value stands: 0 to 1 inside, nearing the limits, and beyond them as the
 * score. The band is what lies within the limits, infinite where there is none.
 *
 * <p>Right for: what is known beforehand, such as a disk at 95 %. Blind to: all that happens within
 * the limits. A breach that had begun in history given for training is not told anew.
 *
 * @param warningLower values under it warn; −∞ for none
 * @param warningUpper values over it warn; ∞ for none
 * @param criticalLower values under it are critical; −∞ for none
 * @param criticalUpper values over it are critical; ∞ for none
 * @param hysteresis how far back inside its limit, in the unit of the values, a value must come to
 *     end a breach; at least 0, and less than the limits are apart. Not a share, since a share of a
 *     limit of 0 is nothing
 * @param hold observations in a row, from 1 to 1,000,000, before a breach begins, worsens, eases or
 *     ends
 */
public record ThresholdSpec(
    @About("values under it warn, in their own unit; none if left out") double warningLower,
    @About("values over it warn, in their own unit; none if left out") double warningUpper,
    @About("values under it are critical, in their own unit; none if left out")
        double criticalLower,
    @About("values over it are critical, in their own unit; none if left out") double criticalUpper,
    @About("how far back inside its limit a value must come to end a breach, in its own unit")
        double hysteresis,
    @About("observations in a row before a breach begins or ends, from 1 to 1,000,000") int hold)
    implements DetectorSpec {
  private static final int LONGEST_HOLD = 1_000_000;

  /** A warning stays under the score of a critical limit by a thousandth. */
  static final double MOST_OF_A_WARNING = 0.999;

  /** A warning is MEDIUM and a critical limit CRITICAL once the judge has raised them. */
  private static final Calibration CALIBRATION =
      Calibration.of(
          new double[] {1, 1 + MOST_OF_A_WARNING, 2, 3}, new double[] {1e-3, 2e-4, 1e-6, 1e-7}, 1);

  public ThresholdSpec {
    check(!Double.isNaN(warningLower), "warningLower must be a number", warningLower);
    check(!Double.isNaN(warningUpper), "warningUpper must be a number", warningUpper);
    check(!Double.isNaN(criticalLower), "criticalLower must be a number", criticalLower);
    check(!Double.isNaN(criticalUpper), "criticalUpper must be a number", criticalUpper);
    check(hysteresis >= 0, "hysteresis must be at least 0", hysteresis);
    check(hold >= 1 && hold <= LONGEST_HOLD, "hold must be from 1 to 1000000", hold);
    check(
        criticalUpper >= warningUpper || warningUpper == Double.POSITIVE_INFINITY,
        "criticalUpper must not be under warningUpper, " + warningUpper,
        criticalUpper);
    check(
        criticalLower <= warningLower || warningLower == Double.NEGATIVE_INFINITY,
        "criticalLower must not be over warningLower, " + warningLower,
        criticalLower);
    double lower = Math.max(warningLower, criticalLower);
    double upper = Math.min(warningUpper, criticalUpper);
    check(lower < upper, "the lower limits must be under the upper ones, " + upper, lower);
    check(
        hysteresis < upper - lower,
        "hysteresis must be less than the limits are apart, " + (upper - lower),
        hysteresis);
  }

  /** No limits, which never speaks; the limits are to be set. */
  public ThresholdSpec() {
    this(
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        0,
        1);
  }

  private static void check(boolean holds, String message, double was) {
    if (!holds) {
      throw new IllegalArgumentException(message + ", was " + was);
    }
  }

  @Override
  public String name() {
    return "Threshold Anomaly Detector";
  }

  @Override
  public String key() {
    return "threshold";
  }

  @Override
  public String rightFor() {
    return "limits that you know";
  }

  @Override
  public String blindTo() {
    return "everything inside them";
  }

  @Override
  public String cost() {
    return "50 ns a point, 27 B a series";
  }

  @Override
  public Detector newDetector() {
    return new ThresholdDetector(this);
  }

  @Override
  public Detector restore(StateReader in) {
    ThresholdDetector detector = new ThresholdDetector(this);
    detector.load(in);
    return detector;
  }

  @Override
  public Calibration calibration() {
    return CALIBRATION;
  }
}
