package dev.vigil.evaluation;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** A detector whose score of a row is the row's own value, nothing under 0. */
record Shouting() implements DetectorSpec {
  @Override
  public String name() {
    return "Shouting Detector";
  }

  @Override
  public String key() {
    return "shouting";
  }

  @Override
  public Detector newDetector() {
    return new Detector() {
      @Override
      public Score score(Observation observation) {
        double value = Math.max(0, ((Point) observation).value());
        return new Score(value, 10 * value, 0, -1, 1, Evidence.NONE);
      }

      @Override
      public void learn(Observation observation) {
        // Whatever comes, it shouts.
      }

      @Override
      public int remaining() {
        return 0;
      }

      @Override
      public void save(StateWriter out) {
        // It remembers nothing.
      }
    };
  }

  @Override
  public Detector restore(StateReader in) {
    return newDetector();
  }

  @Override
  public Calibration calibration() {
    return Calibration.inUnitsOfTheBudget(new double[] {1, 2}, new double[] {1e-3, 1e-4}, 1);
  }
}
