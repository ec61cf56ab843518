package dev.vigil.cli;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Score;
import dev.vigil.model.VectorPoint;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * A detector of vectors for the tests of the command line: how far the numbers lie from their
 * means, on average, in a unit that is a setting.
 */
public record MeanDistanceSpec(
    @About("what counts as a distance of 1, above 0") double unit,
    @About("what chance would start from") long seed)
    implements DetectorSpec {
  public MeanDistanceSpec {
    if (!(unit > 0)) {
      throw new IllegalArgumentException("unit must be above 0, was " + unit);
    }
  }

  public MeanDistanceSpec() {
    this(1, 0);
  }

  @Override
  public String name() {
    return "Mean Distance Detector";
  }

  @Override
  public String key() {
    return "mean_distance";
  }

  @Override
  public Detector newDetector() {
    return new Distance();
  }

  @Override
  public Detector restore(StateReader in) {
    throw new UnsupportedOperationException("it is never restored");
  }

  @Override
  public Calibration calibration() {
    return Calibration.of(new double[] {3, 6}, new double[] {1e-3, 1e-5}, 4);
  }

  private final class Distance implements Detector {
    private int n;
    private double[] sums = {};

    @Override
    public Score score(Observation observation) {
      double[] values = ((VectorPoint) observation).values();
      double far = 0;
      for (int i = 0; i < sums.length; i++) {
        far += Math.abs(values[i] - sums[i] / n) / unit / values.length;
      }
      return new Score(far < 3 ? 0 : far, far, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);
    }

    @Override
    public void learn(Observation observation) {
      double[] values = ((VectorPoint) observation).values();
      sums = Arrays.copyOf(sums, values.length);
      for (int i = 0; i < values.length; i++) {
        sums[i] += values[i];
      }
      n++;
    }

    @Override
    public boolean accepts(Observation observation) {
      return observation instanceof VectorPoint;
    }

    @Override
    public int remaining() {
      return n > 0 ? 0 : 1;
    }

    @Override
    public void save(StateWriter out) {
      throw new UnsupportedOperationException("it is never saved");
    }
  }
}
