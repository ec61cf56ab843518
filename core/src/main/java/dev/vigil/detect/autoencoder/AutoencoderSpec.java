package dev.vigil.detect.autoencoder;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.vector.Autoencoder;
import dev.vigil.vector.VectorPlan;

/**
 * How badly a network gives a row back through a narrow middle (Hawkins et al., 2002).
 *
 * <p>Right for: features that depend on each other in curves. Blind to: what the network gives back
 * though it never saw it; needs some hundred rows.
 *
 * @param middle values of the middle as a share of the features, above 0 and at most 1
 * @param batches batches of the first fit, from 10 to 100,000
 * @param trim share of the rows left out of a fit, from 0 to under 0.5
 * @param sample rows of the sample that models are fitted to, from 64 to 65,536
 * @param seed what chance starts from
 */
public record AutoencoderSpec(
    @About("values of the middle as a share of the features, above 0 and at most 1") double middle,
    @About("batches of the first fit, from 10 to 100,000") int batches,
    @About("share of the rows left out of a fit, from 0 to under 0.5") double trim,
    @About("rows of the sample that models are fitted to, from 64 to 65,536") int sample,
    @About("what chance starts from") long seed)
    implements DetectorSpec {
  public AutoencoderSpec {
    plan(middle, batches, trim, sample, seed);
  }

  /** The defaults. */
  public AutoencoderSpec() {
    this(0.5, 3000, 0.15, 2048, 1);
  }

  private static VectorPlan plan(double middle, int batches, double trim, int sample, long seed) {
    return VectorPlan.of(new Autoencoder(middle, batches, trim)).withSample(sample).withSeed(seed);
  }

  private VectorPlan plan() {
    return plan(middle, batches, trim, sample, seed);
  }

  @Override
  public String name() {
    return "Autoencoder Detector";
  }

  @Override
  public String key() {
    return "autoencoder";
  }

  @Override
  public String rightFor() {
    return "features that depend on each other in curves";
  }

  @Override
  public String blindTo() {
    return "what the network gives back though it never saw it";
  }

  @Override
  public String cost() {
    return "22 µs a row of 16, fits included; 146 KB a series";
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
