package dev.vigil.detect.threshold;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import java.util.List;

/**
 * Limits that someone set: a warning and a critical one to either side, on the value and on its
 * rate of change; and bounds that the series sets itself.
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
 * @param warning levels that warn
 * @param critical levels that are critical
 * @param rate levels of the rate of change, which warn and are critical as well
 * @param learnt bounds that are learnt
 * @param hysteresis how far back inside its limit, in the unit of the values, a value must come to
 *     end a breach; at least 0, and less than the limits are apart. Not a share, since a share of a
 *     limit of 0 is nothing
 * @param hold observations in a row, from 1 to 1,000,000, before a breach begins, worsens, eases or
 *     ends
 * @param overrides what holds for some series instead; the first that matches a series
 */
public record ThresholdSpec(
    @About("levels that warn, in the unit of the values") Levels warning,
    @About("levels that are critical, in the unit of the values") Levels critical,
    @About("levels of the rate of change") RateLevels rate,
    @About("bounds that are learnt from the series") LearntBounds learnt,
    @About("how far back inside its limit a value must come to end a breach, in its own unit")
        double hysteresis,
    @About("observations in a row before a breach begins or ends, from 1 to 1,000,000") int hold,
    @About(
            "what holds for some series instead: `series` such as `{endpoint=/payment*}`, and the"
                + " settings above; the first that matches holds")
        List<SeriesLevels> overrides)
    implements DetectorSpec {
  private static final int LONGEST_HOLD = 1_000_000;

  /** A warning stays under the score of a critical limit by a thousandth. */
  static final double MOST_OF_A_WARNING = 0.999;

  /** A warning is MEDIUM and a critical limit CRITICAL once the judge has raised them. */
  private static final Calibration CALIBRATION =
      Calibration.of(
          new double[] {1, 1 + MOST_OF_A_WARNING, 2, 3}, new double[] {1e-3, 2e-4, 1e-6, 1e-7}, 1);

  public ThresholdSpec {
    overrides = List.copyOf(overrides);
    check(hysteresis >= 0, "hysteresis must be at least 0", hysteresis);
    check(hold >= 1 && hold <= LONGEST_HOLD, "hold must be from 1 to 1000000", hold);
    Levels.check(warning, critical);
    double apart =
        Math.min(warning.upper(), critical.upper()) - Math.max(warning.lower(), critical.lower());
    check(
        hysteresis < apart,
        "hysteresis must be less than the limits are apart, " + apart,
        hysteresis);
    if (!overrides.isEmpty()) {
      fit(
          overrides,
          new ThresholdSpec(warning, critical, rate, learnt, hysteresis, hold, List.of()));
    }
  }

  private static void fit(List<SeriesLevels> overrides, ThresholdSpec all) {
    for (int i = 0; i < overrides.size(); i++) {
      try {
        overrides.get(i).over(all);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("overrides[" + i + "]: " + e.getMessage(), e);
      }
    }
  }

  /** No limits, which never speaks; the limits are to be set. */
  public ThresholdSpec() {
    this(Levels.NONE, Levels.NONE, 0, 1);
  }

  /** Levels of the value, and nothing else. */
  public ThresholdSpec(Levels warning, Levels critical, double hysteresis, int hold) {
    this(warning, critical, new RateLevels(), new LearntBounds(), hysteresis, hold, List.of());
  }

  /** Which settings hold for a series: 0 for these, else an override, counted from 1. */
  int settingsOf(SeriesKey series) {
    for (int i = 0; i < overrides.size(); i++) {
      if (SeriesMatcher.parse(overrides.get(i).series()).matches(series)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The settings of that number. */
  ThresholdSpec settings(int which) {
    return which == 0 ? this : overrides.get(which - 1).over(this);
  }

  /** Observations that the slowest of the settings wants. */
  int longestWarmUp() {
    int longest = 0;
    for (int i = 0; i <= overrides.size(); i++) {
      LearntBounds bounds = settings(i).learnt();
      longest = Math.max(longest, bounds.none() ? 0 : bounds.warmUp());
    }
    return longest;
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
    return "limits that you know, of the value or of how fast it changes";
  }

  @Override
  public String blindTo() {
    return "everything inside them";
  }

  @Override
  public String cost() {
    return "50 ns a point, 27 B a series; 1 KB with learnt bounds";
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
