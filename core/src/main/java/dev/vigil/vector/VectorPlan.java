package dev.vigil.vector;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.state.StateReader;
import java.util.List;

/**
 * What a detector of rows is made of. It keeps a sample of the rows, fits its models to it from
 * time to time (at 64, 128, … 1,024 rows, then every 1,024, and every 8,192 from 8,192 on), and
 * scores a row by the sum of the models' calibrated strangeness.
 *
 * @param models kinds of models, at least one; several are fused with equal weights
 * @param embedding how observations become rows
 * @param sample rows of the sample, from {@value #LEAST_ROWS} to 65,536; of more than 128 features
 *     no more than 524,288 numbers in all, but 256 rows
 * @param recency least chance of a new row to enter the sample, from 0 (all rows ever seen weigh
 *     the same) to 1
 * @param seed of all chance
 * @param online whether models are fitted and learn for ever, or only until the sample is full
 * @param versions earlier versions of the models that are kept over a fit, from 0 to 8; one that a
 *     fit on request has replaced is kept until the next fit in any case
 */
public record VectorPlan(
    List<ModelKind> models,
    EmbeddingKind embedding,
    int sample,
    double recency,
    long seed,
    boolean online,
    int versions) {
  /** Rows before the first fit. */
  public static final int LEAST_ROWS = 64;

  private static final int MOST_ROWS = 65_536;
  private static final int MOST_VERSIONS = 8;

  /**
   * Decimal logarithm of how rare a score is among the rows of a sample: the scores of all these
   * detectors.
   */
  static final Calibration CALIBRATION =
      Calibration.of(
          new double[] {2, 2.5, 3, 3.5, 4, 5, 6},
          new double[] {1e-2, 3.2e-3, 1.2e-3, 5e-4, 2e-4, 4e-5, 8e-6},
          3.5);

  public VectorPlan {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a detector of rows needs a model at least");
    }
    if (sample < LEAST_ROWS || sample > MOST_ROWS) {
      throw new IllegalArgumentException(
          "sample must be from " + LEAST_ROWS + " to " + MOST_ROWS + " rows, was " + sample);
    }
    if (!(recency >= 0 && recency <= 1)) {
      throw new IllegalArgumentException("recency must be from 0 to 1, was " + recency);
    }
    if (versions < 0 || versions > MOST_VERSIONS) {
      throw new IllegalArgumentException(
          "versions must be from 0 to " + MOST_VERSIONS + ", was " + versions);
    }
  }

  /** Models on a sample of 2,048 rows, of which an old one has faded by half after 11,000 rows. */
  public static VectorPlan of(ModelKind... models) {
    return new VectorPlan(List.of(models), EmbeddingKind.PLAIN, 2048, 0.125, 1, true, 0);
  }

  /**
   * Four unlike models, for rows in no order: an isolation forest, neighbours in small samples,
   * histograms of projections and a robust covariance.
   */
  public static VectorPlan ofTable() {
    return of(new IsolationForest(), new Neighbours(), new Loda(), new RobustCovariance());
  }

  public VectorPlan withEmbedding(EmbeddingKind embedding) {
    return new VectorPlan(models, embedding, sample, recency, seed, online, versions);
  }

  public VectorPlan withSample(int sample) {
    return new VectorPlan(models, embedding, sample, recency, seed, online, versions);
  }

  public VectorPlan withRecency(double recency) {
    return new VectorPlan(models, embedding, sample, recency, seed, online, versions);
  }

  public VectorPlan withSeed(long seed) {
    return new VectorPlan(models, embedding, sample, recency, seed, online, versions);
  }

  public VectorPlan withOnline(boolean online) {
    return new VectorPlan(models, embedding, sample, recency, seed, online, versions);
  }

  public VectorPlan withVersions(int versions) {
    return new VectorPlan(models, embedding, sample, recency, seed, online, versions);
  }

  /** A detector that has seen nothing; it is a {@link dev.vigil.detect.Retrainable}. */
  public Detector newDetector() {
    return new VectorDetector(this);
  }

  /**
   * A detector that goes on where the saved one stopped.
   *
   * @throws dev.vigil.state.BadState if the state is not one of this plan
   */
  public Detector restore(StateReader in) {
    VectorDetector detector = new VectorDetector(this);
    detector.load(in);
    return detector;
  }

  /** How often scores of a given size occur on ordinary series. */
  public Calibration calibration() {
    return CALIBRATION;
  }

  /** Rows in their order that its models want, at most. */
  int recent() {
    return models.stream().mapToInt(ModelKind::recent).max().orElse(0);
  }

  /** Rows learnt at which the models are fitted next, after so many. */
  long nextFit(long seen) {
    if (seen < LEAST_ROWS) {
      return LEAST_ROWS;
    }
    if (!online && seen >= sample) {
      return Long.MAX_VALUE;
    }
    long next = seen < 1024 ? 2 * Long.highestOneBit(seen) : seen < 8192 ? 1024 : 8192;
    long scheduled = seen < 1024 ? next : (seen / next + 1) * next;
    return !online && seen < sample ? Math.min(scheduled, sample) : scheduled;
  }
}
