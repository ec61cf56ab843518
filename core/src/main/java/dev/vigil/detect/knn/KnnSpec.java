package dev.vigil.detect.knn;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.vector.KNearest;
import dev.vigil.vector.KNearest.Metric;
import dev.vigil.vector.ModelKind;
import dev.vigil.vector.Neighbours;
import dev.vigil.vector.VectorPlan;

/**
 * Distance to the nearest of other rows: of many small samples (the default, see {@link
 * Neighbours}), or the k-th of one large sample (see {@link KNearest}).
 *
 * <p>Right for: rows whose features are of like weight, of whatever form; it assumes nothing of
 * their law. Blind to: what is strange in one of very many features. The k-th of a large sample
 * does not see clusters of more than k strange rows.
 *
 * @param method how neighbours are looked for
 * @param k which neighbour, from 1 to 100; only of the method k_nearest
 * @param metric what a distance is; only of the method k_nearest
 * @param sample rows of the sample that models are fitted to, from 64 to 65,536
 * @param seed what chance starts from
 */
public record KnnSpec(
    @About("how neighbours are looked for: in many small samples, or the k-th in a large one")
        Method method,
    @About("which neighbour, from 1 to 100; only of the method k_nearest") int k,
    @About("what a distance is; only of the method k_nearest") Metric metric,
    @About("rows of the sample that models are fitted to, from 64 to 65,536") int sample,
    @About("what chance starts from") long seed)
    implements DetectorSpec {
  /** How neighbours are looked for. */
  public enum Method {
    SMALL_SAMPLES,
    K_NEAREST
  }

  private static final int REFERENCES = 512;

  public KnnSpec {
    plan(method, k, metric, sample, seed);
  }

  /** Small samples. */
  public KnnSpec() {
    this(Method.SMALL_SAMPLES, 10, Metric.EUCLIDEAN, 2048, 1);
  }

  private static VectorPlan plan(Method method, int k, Metric metric, int sample, long seed) {
    KNearest nearest = new KNearest(k, REFERENCES, metric);
    ModelKind kind = method == Method.K_NEAREST ? nearest : new Neighbours();
    return VectorPlan.of(kind).withSample(sample).withSeed(seed);
  }

  private VectorPlan plan() {
    return plan(method, k, metric, sample, seed);
  }

  @Override
  public String name() {
    return "K-Nearest Neighbors Detector";
  }

  @Override
  public String key() {
    return "knn";
  }

  @Override
  public String rightFor() {
    return "rows whose features are of like weight, of whatever form";
  }

  @Override
  public String blindTo() {
    return "a single strange feature among very many";
  }

  @Override
  public String cost() {
    return "10 µs a row of 16, fits included; 205 KB a series";
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
