package dev.vigil.detect.mixture;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.vector.GaussianMixture;
import dev.vigil.vector.VectorPlan;

/**
 * Density under a mixture of normal laws, fitted without the worst rows, and by stepwise
 * expectation-maximisation between fits.
 *
 * <p>Right for: several ways of working, each with features that move together. Blind to: what is
 * strange within the spread of one of them; beyond 128 features, what only breaks how they move
 * together.
 *
 * @param components normal laws, from 1 to 64
 * @param trim share of the rows left out of a fit, from 0 to under 0.5
 * @param sample rows of the sample that models are fitted to, from 64 to 65,536
 * @param seed what chance starts from
 */
public record GaussianMixtureSpec(
    @About("normal laws, from 1 to 64") int components,
    @About("share of the rows left out of a fit, from 0 to under 0.5") double trim,
    @About("rows of the sample that models are fitted to, from 64 to 65,536") int sample,
    @About("what chance starts from") long seed)
    implements DetectorSpec {
  public GaussianMixtureSpec {
    plan(components, trim, sample, seed);
  }

  /** The defaults. */
  public GaussianMixtureSpec() {
    this(5, 0.25, 2048, 1);
  }

  private static VectorPlan plan(int components, double trim, int sample, long seed) {
    return VectorPlan.of(new GaussianMixture(components, trim)).withSample(sample).withSeed(seed);
  }

  private VectorPlan plan() {
    return plan(components, trim, sample, seed);
  }

  @Override
  public String name() {
    return "Gaussian Mixture Detector";
  }

  @Override
  public String key() {
    return "gaussian-mixture";
  }

  @Override
  public String rightFor() {
    return "several ways of working, each with features that move together";
  }

  @Override
  public String blindTo() {
    return "what lies within the spread of one of them";
  }

  @Override
  public String cost() {
    return "5 µs a row of 16, fits included; 152 KB a series";
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
