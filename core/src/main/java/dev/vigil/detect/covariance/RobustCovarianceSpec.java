package dev.vigil.detect.covariance;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.vector.RobustCovariance;
import dev.vigil.vector.VectorPlan;

/**
 * Squared Mahalanobis distance from the part of the rows that lies closest together (minimum
 * covariance determinant; Rousseeuw and Van Driessen, 1999).
 *
 * <p>Right for: features that move together, around one middle; the cheapest for its accuracy.
 * Blind to: rows between several ways of working, which it takes for ordinary; beyond 128 features,
 * rows that only break how they move together.
 *
 * @param share share of the rows that is held to be ordinary, from 0.5 to 1
 * @param sample rows of the sample that models are fitted to, from 64 to 65,536
 * @param seed what chance starts from
 */
public record RobustCovarianceSpec(
    @About("share of the rows that is held to be ordinary, from 0.5 to 1") double share,
    @About("rows of the sample that models are fitted to, from 64 to 65,536") int sample,
    @About("what chance starts from") long seed)
    implements DetectorSpec {
  public RobustCovarianceSpec {
    plan(share, sample, seed);
  }

  /** The defaults. */
  public RobustCovarianceSpec() {
    this(0.75, 2048, 1);
  }

  private static VectorPlan plan(double share, int sample, long seed) {
    return VectorPlan.of(new RobustCovariance(share)).withSample(sample).withSeed(seed);
  }

  private VectorPlan plan() {
    return plan(share, sample, seed);
  }

  @Override
  public String name() {
    return "Robust Covariance Detector";
  }

  @Override
  public String key() {
    return "robust-covariance";
  }

  @Override
  public String rightFor() {
    return "features that move together around one middle";
  }

  @Override
  public String blindTo() {
    return "rows between several ways of working";
  }

  @Override
  public String cost() {
    return "3.7 µs a row of 16, fits included; 141 KB a series";
  }

  @Override
  public Detector newDetector() {
    return plan().newDetector();
  }

  @Override
  public Detector restore(StateReader in) {
    return plan().restore(in);
  }

  @Override
  public Calibration calibration() {
    return plan().calibration();
  }
}
