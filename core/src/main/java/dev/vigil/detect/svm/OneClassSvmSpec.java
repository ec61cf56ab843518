package dev.vigil.detect.svm;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.vector.OneClassSvm;
import dev.vigil.vector.VectorPlan;

/**
 * Distance outside of a boundary around the rows (one-class support vector machine on random
 * Fourier features), learnt by stochastic gradient descent, also between fits.
 *
 * <p>Right for: one region of any form in a few features. Blind to: detail in many features, whose
 * distances are all alike; dear for its accuracy. Beyond 128 features each random feature reads 128
 * of them.
 *
 * @param features random features, from 16 to 4,096
 * @param nu share of the rows outside of the boundary, above 0 and at most 1
 * @param sample rows of the sample that models are fitted to, from 64 to 65,536
 * @param seed what chance starts from
 */
public record OneClassSvmSpec(
    @About("random features, from 16 to 4,096") int features,
    @About("share of the rows outside of the boundary, above 0 and at most 1") double nu,
    @About("rows of the sample that models are fitted to, from 64 to 65,536") int sample,
    @About("what chance starts from") long seed)
    implements DetectorSpec {
  public OneClassSvmSpec {
    plan(features, nu, sample, seed);
  }

  /** The defaults. */
  public OneClassSvmSpec() {
    this(256, 0.8, 2048, 1);
  }

  private static VectorPlan plan(int features, double nu, int sample, long seed) {
    return VectorPlan.of(new OneClassSvm(features, nu)).withSample(sample).withSeed(seed);
  }

  private VectorPlan plan() {
    return plan(features, nu, sample, seed);
  }

  @Override
  public String name() {
    return "One-Class SVM Detector";
  }

  @Override
  public String key() {
    return "one-svm";
  }

  @Override
  public String rightFor() {
    return "one region of any form in a few features";
  }

  @Override
  public String blindTo() {
    return "detail in many features, whose distances are all alike";
  }

  @Override
  public String cost() {
    return "67 µs a row of 16, fits included; 159 KB a series";
  }

  @Override
  public boolean dear() {
    return true;
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
