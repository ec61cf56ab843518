package dev.vigil.vector;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.state.StateReader;
import java.util.List;

/**
 * What a detector of a stream of vectors is made of: the surprise of each channel's own forecast,
 * models of where all channels together are and lately were, and records of each channel and
 * departures beyond its own peaks; each at three time scales, calibrated on the stream itself and
 * summed.
 *
 * @param models kinds of models of the lately and the change: rows of twice the width
 * @param sample rows of the models' sample, from {@value VectorPlan#LEAST_ROWS} to 65,536; of more
 *     than 128 features no more than 524,288 numbers in all, but 256 rows
 * @param recency least chance of a new row to enter it, from 0 to 1
 * @param seed of all chance
 */
public record StreamPlan(List<ModelKind> models, int sample, double recency, long seed) {
  private static final int MOST_ROWS = 65_536;
  private static final int MOST_BEFORE_FIRST = 256;

  public StreamPlan {
    models = List.copyOf(models);
    if (sample < VectorPlan.LEAST_ROWS || sample > MOST_ROWS) {
      throw new IllegalArgumentException(
          "sample must be from " + VectorPlan.LEAST_ROWS + " to " + MOST_ROWS + ", was " + sample);
    }
    if (!(recency >= 0 && recency <= 1)) {
      throw new IllegalArgumentException("recency must be from 0 to 1, was " + recency);
    }
  }

  /** The default: histograms of projections and a covariance, on a sample of 2,048 rows. */
  public StreamPlan() {
    this(List.of(new Loda(), new Covariance()), 2048, 0.125, 1);
  }

  public StreamPlan withSample(int sample) {
    return new StreamPlan(models, sample, recency, seed);
  }

  public StreamPlan withSeed(long seed) {
    return new StreamPlan(models, sample, recency, seed);
  }

  /** A detector that has seen nothing; it is a {@link dev.vigil.detect.Retrainable}. */
  public Detector newDetector() {
    return new StreamDetector(this);
  }

  /**
   * A detector that goes on where the saved one stopped.
   *
   * @throws dev.vigil.state.BadState if the state is not one of this plan
   */
  public Detector restore(StateReader in) {
    StreamDetector detector = new StreamDetector(this);
    detector.load(in);
    return detector;
  }

  /** How often scores of a given size occur on ordinary series. */
  public Calibration calibration() {
    return VectorPlan.CALIBRATION;
  }

  /** Rows before the first fit: enough for the width of the rows, if that is not too many. */
  int firstFit(int channels) {
    return Math.max(VectorPlan.LEAST_ROWS, Math.min(MOST_BEFORE_FIRST, 6 * channels));
  }

  /** Rows at which the models are fitted next, after so many. */
  static long nextFit(long seen) {
    if (seen < 4096) {
      return 2 * Long.highestOneBit(seen);
    }
    return (seen / 8192 + 1) * 8192;
  }
}
