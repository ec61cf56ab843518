package dev.vigil.detect.isolationforest;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.vector.IsolationForest;
import dev.vigil.vector.VectorPlan;

/**
 * An isolation forest over a sample of the rows: how early random splits leave a row alone (Liu,
 * Ting and Zhou, Isolation Forest, 2008).
 *
 * <p>Right for: rows of several numbers of unlike kinds, as payments, requests or hosts are; a
 * single series is read as its value, step and means. Blind to: what is strange only by a sum of
 * features along a slant, since splits go along one feature at a time; the order of rows.
 *
 * @param trees trees of the forest, from 1 to 1,000
 * @param sampleSize rows that a tree is grown from, from 8 to 4,096
 * @param sample rows of the sample that models are fitted to, from 64 to 65,536
 * @param seed what chance starts from
 */
public record IsolationForestSpec(
    @About("trees of the forest, from 1 to 1,000") int trees,
    @About("rows that a tree is grown from, from 8 to 4,096") int sampleSize,
    @About("rows of the sample that models are fitted to, from 64 to 65,536") int sample,
    @About("what chance starts from") long seed)
    implements DetectorSpec {
  public IsolationForestSpec {
    plan(trees, sampleSize, sample, seed);
  }

  /** The defaults. */
  public IsolationForestSpec() {
    this(100, 256, 2048, 1);
  }

  private static VectorPlan plan(int trees, int sampleSize, int sample, long seed) {
    return VectorPlan.of(new IsolationForest(trees, sampleSize)).withSample(sample).withSeed(seed);
  }

  private VectorPlan plan() {
    return plan(trees, sampleSize, sample, seed);
  }

  @Override
  public String name() {
    return "Isolation Forest Detector";
  }

  @Override
  public String key() {
    return "isolation-forest";
  }

  @Override
  public String rightFor() {
    return "rows of many unlike features; strange combinations that stand apart";
  }

  @Override
  public String blindTo() {
    return "what is strange only along a slant of features; the order of rows";
  }

  @Override
  public String cost() {
    return "6 µs a row of 16, fits included; 270 KB a series";
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
