package dev.vigil.evaluation;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.Retrainable;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Score;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * A detector of vectors whose score is how far the first number lies from the mean of those it had
 * learnt when it was last fitted; it is fitted by every so many rows, or when asked.
 *
 * <p>It alarms from 3 on.
 *
 * @param every rows from one fit to the next
 * @param seed added to every score, to see which one was given
 */
public record VectorMean(int every, long seed) implements DetectorSpec {
  public VectorMean() {
    this(1, 0);
  }

  @Override
  public String name() {
    return "Vector Mean Detector";
  }

  @Override
  public String key() {
    return "vector_mean";
  }

  @Override
  public Detector newDetector() {
    return new Fitted();
  }

  @Override
  public Detector restore(StateReader in) {
    return new Fitted();
  }

  @Override
  public Calibration calibration() {
    return Calibration.inUnitsOfTheBudget(new double[] {1, 2}, new double[] {1e-3, 1e-4}, 1);
  }

  private final class Fitted implements Detector, Retrainable {
    private int n;
    private double sum;
    private double mean;
    private int fits;

    @Override
    public Score score(Observation observation) {
      double far = n < 2 ? 0 : Math.abs(((VectorPoint) observation).values()[0] - mean);
      return new Score(far < 3 ? 0 : far, far + seed, mean, mean, mean, Evidence.NONE);
    }

    @Override
    public void learn(Observation observation) {
      n++;
      sum += ((VectorPoint) observation).values()[0];
      if (n % every == 0) {
        retrain();
      }
    }

    @Override
    public boolean accepts(Observation observation) {
      return observation instanceof VectorPoint;
    }

    @Override
    public int remaining() {
      return Math.max(0, 2 - n);
    }

    @Override
    public void save(StateWriter out) {
      out.put(n);
    }

    @Override
    public ModelInfo model() {
      return new ModelInfo(fits, n, n);
    }

    @Override
    public void retrain() {
      mean = sum / n;
      fits++;
    }

    @Override
    public boolean rollback() {
      return false;
    }
  }
}
