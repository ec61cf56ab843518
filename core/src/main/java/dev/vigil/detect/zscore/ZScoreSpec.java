package dev.vigil.detect.zscore;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;

/**
 * How many deviations a value lies from what is usual: from the mean in standard deviations, or
 * from the median in robust deviations (the modified z-score of Iglewicz and Hoaglin, How to Detect
 * and Handle Outliers, 1993: 0.6745 · (x − median) / MAD).
 *
 * <p>The score is |z| from 3 deviations on and 0 below; the band is 3 deviations to either side.
 *
 * <p>Right for: a level that holds or moves slowly, with noise that is not far from normal. Blind
 * to: a rhythm, whose every hour it holds to be as usual as any other; trends; slow changes; what
 * is strange without being large. The robust form bears up to half of strange values in its memory;
 * its scale is wrong by little where values are heavy-tailed or skewed, and it says more there.
 *
 * @param memory rows after which the weight of a row has fallen to 1/e, from 10 to 1,000,000
 * @param warmUp rows before it scores, from 10 to 1,000,000
 * @param robust whether to measure from the median in robust deviations
 */
public record ZScoreSpec(
    @About("rows after which the weight of a row has fallen to 1/e, from 10 to 1,000,000")
        int memory,
    @About("rows before it scores, from 10 to 1,000,000") int warmUp,
    @About("whether to measure from the median in robust deviations") boolean robust)
    implements DetectorSpec {
  private static final int LEAST_ROWS = 10;
  private static final int MOST_ROWS = 1_000_000;

  private static final double[] KNOTS = {3, 4, 5, 6, 8, 12, 20, 30};

  /**
   * Mean share of rows over eleven families of ordinary series (normal, autoregressive, daily,
   * weekly, lognormal, Student-t3, Poisson, random walk, trend, bursts, whole numbers), 20,000 rows
   * of 20 series each. Normal noise alone would reach 5 in one row of two million. Alarms begin
   * where the share is 1 in 2,000.
   */
  private static final Calibration OF_MEAN =
      Calibration.of(
          KNOTS, new double[] {6.7e-3, 4.3e-3, 2.9e-3, 1.4e-3, 2e-4, 4e-5, 5.5e-6, 1.4e-6}, 7);

  /** The same of robust deviations, but for the bursts: they are beyond 30 in 3 % of their rows. */
  private static final Calibration OF_MEDIAN =
      Calibration.of(
          KNOTS, new double[] {2e-2, 7e-3, 4e-3, 2.4e-3, 1.1e-3, 3e-4, 7e-5, 1.5e-5}, 10.5);

  public ZScoreSpec {
    check("memory", memory);
    check("warmUp", warmUp);
  }

  /** Mean and standard deviation, a memory of 500 rows, scores after 50. */
  public ZScoreSpec() {
    this(500, 50, false);
  }

  private static void check(String name, int rows) {
    if (rows < LEAST_ROWS || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          name + " must be from " + LEAST_ROWS + " to " + MOST_ROWS + " rows, was " + rows);
    }
  }

  @Override
  public String name() {
    return "Z-Score Detector";
  }

  @Override
  public String key() {
    return "zscore";
  }

  @Override
  public String rightFor() {
    return "steady series without seasons";
  }

  @Override
  public String blindTo() {
    return "seasons, trends, slow drifts";
  }

  @Override
  public String cost() {
    return "33–43 ns a point, 40 B a series";
  }

  @Override
  public Detector newDetector() {
    return new ZScoreDetector(this);
  }

  @Override
  public Detector restore(StateReader in) {
    ZScoreDetector detector = new ZScoreDetector(this);
    detector.load(in);
    return detector;
  }

  @Override
  public Calibration calibration() {
    return robust ? OF_MEDIAN : OF_MEAN;
  }

  Baseline newBaseline() {
    return robust ? new MedianBaseline(memory, warmUp) : new MeanBaseline(memory, warmUp);
  }
}
