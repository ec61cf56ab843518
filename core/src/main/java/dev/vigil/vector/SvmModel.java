package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** A boundary in random Fourier features; the score is ρ − w·φ(x). One owner. */
final class SvmModel implements VectorModel {
  private static final int VERSION = 1;

  /** Least step of the descent, so that it goes on following the rows. */
  private static final double LEAST_STEP = 1e-4;

  private final FourierFeatures features;
  private final double nu;
  private final float[] mapped;
  private final double[] weights;
  private double offset;
  private long steps;

  SvmModel(FourierFeatures features, double nu) {
    this.features = features;
    this.nu = nu;
    this.mapped = new float[features.count()];
    this.weights = new double[features.count()];
  }

  /** One step of the descent, at a rate that falls as one over the number of steps. */
  void step(float[] mapped) {
    steps++;
    double rate = Math.max(LEAST_STEP, 1.0 / (steps + 10));
    boolean outside = dot(mapped) < offset;
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= rate * (weights[i] - (outside ? mapped[i] / nu : 0));
    }
    offset += rate * (outside ? 1 - 1 / nu : 1);
  }

  private double dot(float[] mapped) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * mapped[i];
    }
    return sum;
  }

  @Override
  public double score(float[] row) {
    features.map(row, mapped);
    return offset - dot(mapped);
  }

  /** By how much the score would fall if the feature were in its middle. */
  @Override
  public void attribute(float[] row, double[] shares) {
    features.gains(row, weights, shares);
    for (int j = 0; j < shares.length; j++) {
      shares[j] = Math.max(0, shares[j]);
    }
  }

  @Override
  public void learn(float[] row) {
    features.map(row, mapped);
    step(mapped);
  }

  @Override
  public void save(StateWriter out) {
    out.part('O', VERSION);
    features.save(out);
    out.put(weights).put(offset).put(steps);
  }

  static SvmModel load(StateReader in, int width, int count, double nu) {
    in.part('O', VERSION);
    SvmModel model = new SvmModel(FourierFeatures.load(in, width, count), nu);
    for (int i = 0; i < count; i++) {
      model.weights[i] = in.getDouble("weight", w -> Math.abs(w) <= 1e9);
    }
    model.offset = in.getDouble("offset", o -> Math.abs(o) <= 1e9);
    model.steps = in.getLong();
    if (model.steps < 0) {
      throw new BadState("steps cannot be " + model.steps);
    }
    return model;
  }
}
