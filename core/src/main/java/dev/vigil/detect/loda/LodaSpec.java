package dev.vigil.detect.loda;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.vector.Loda;
import dev.vigil.vector.VectorPlan;

/**
 * Histograms of sparse random projections (Pevný, Loda, 2016), which go on counting between fits.
 *
 * <p>Right for: wide rows at a high rate, for little. Blind to: what is strange only in one feature
 * of very many; rows that are strange in clusters.
 *
 * @param projections random projections, from 4 to 1,000
 * @param bins bins of a histogram, from 4 to 200
 * @param sample rows of the sample that models are fitted to, from 64 to 65,536
 * @param seed what chance starts from
 */
public record LodaSpec(
    @About("random projections, from 4 to 1,000") int projections,
    @About("bins of a histogram, from 4 to 200") int bins,
    @About("rows of the sample that models are fitted to, from 64 to 65,536") int sample,
    @About("what chance starts from") long seed)
    implements DetectorSpec {
  public LodaSpec {
    plan(projections, bins, sample, seed);
  }

  /** The defaults. */
  public LodaSpec() {
    this(100, 32, 2048, 1);
  }

  private static VectorPlan plan(int projections, int bins, int sample, long seed) {
    return VectorPlan.of(new Loda(projections, bins)).withSample(sample).withSeed(seed);
  }

  private VectorPlan plan() {
    return plan(projections, bins, sample, seed);
  }

  @Override
  public String name() {
    return "LODA Detector";
  }

  @Override
  public String key() {
    return "loda";
  }

  @Override
  public String rightFor() {
    return "wide rows at a high rate";
  }

  @Override
  public String blindTo() {
    return "a single strange feature among very many; clusters of strange rows";
  }

  @Override
  public String cost() {
    return "5.5 µs a row of 16, fits included; 170 KB a series";
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
