package dev.vigil.vector;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.state.StateReader;

/**
 * Rows of which it is not known yet whether they are those of a table or of a stream.
 *
 * @param table for rows in no order
 * @param stream for rows that follow from each other
 */
public record RowsPlan(VectorPlan table, StreamPlan stream) {
  /** The defaults of both. */
  public RowsPlan() {
    this(VectorPlan.ofTable(), new StreamPlan());
  }

  /** A detector that has seen nothing; it is a {@link dev.vigil.detect.Retrainable}. */
  public Detector newDetector() {
    return new ChoosingDetector(table, stream);
  }

  /**
   * A detector that goes on where the saved one stopped.
   *
   * @throws dev.vigil.state.BadState if the state is not one of this plan
   */
  public Detector restore(StateReader in) {
    ChoosingDetector detector = new ChoosingDetector(table, stream);
    detector.load(in);
    return detector;
  }

  /** How often scores of a given size occur on ordinary series. */
  public Calibration calibration() {
    return VectorPlan.CALIBRATION;
  }
}
