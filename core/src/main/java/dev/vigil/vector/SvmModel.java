package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** A boundary in random Fourier features; the score is ρ − w·φ(x). One owner. */
final class SvmModel implements VectorModel {
  private static final int VERSION = 1;

  /** Least step of the descent, so that it goes on following the rows. */
  private static final double LEAST_STEP = 1e-4;

  private final float[] frequencies;
  private final float[] phases;
  private final double nu;
  private final float[] mapped;
  private final double[] weights;
  private double offset;
  private long steps;

  SvmModel(float[] frequencies, float[] phases, double nu) {
    this.frequencies = frequencies;
    this.phases = phases;
    this.nu = nu;
    this.mapped = new float[phases.length];
    this.weights = new double[phases.length];
  }

  /** The random features of a row, of length 1 together on average. */
  void map(float[] row, float[] into) {
    double scale = Math.sqrt(2.0 / phases.length);
    int at = 0;
    for (int i = 0; i < phases.length; i++) {
      double sum = phases[i];
      for (int j = 0; j < row.length; j++) {
        sum += frequencies[at++] * row[j];
      }
      into[i] = (float) (scale * Math.cos(sum));
    }
  }

  /** One step of the descent, at a rate that falls as one over the number of steps. */
  void step(float[] features) {
    steps++;
    double rate = Math.max(LEAST_STEP, 1.0 / (steps + 10));
    boolean outside = dot(features) < offset;
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= rate * (weights[i] - (outside ? features[i] / nu : 0));
    }
    offset += rate * (outside ? 1 - 1 / nu : 1);
  }

  private double dot(float[] features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  @Override
  public double score(float[] row) {
    map(row, mapped);
    return offset - dot(mapped);
  }

  /** By how much the score would fall if the feature were in its middle. */
  @Override
  public void attribute(float[] row, double[] shares) {
    double whole = score(row);
    float[] changed = row.clone();
    for (int j = 0; j < row.length; j++) {
      changed[j] = 0;
      shares[j] = Math.max(0, whole - score(changed));
      changed[j] = row[j];
    }
  }

  @Override
  public void learn(float[] row) {
    map(row, mapped);
    step(mapped);
  }

  @Override
  public void save(StateWriter out) {
    out.part('O', VERSION).put(frequencies).put(phases).put(weights).put(offset).put(steps);
  }

  static SvmModel load(StateReader in, int width, int features, double nu) {
    in.part('O', VERSION);
    if (in.remaining() < (long) features * width * Float.BYTES) {
      throw new BadState("state is cut short within a one-class SVM");
    }
    float[] frequencies = Embedding.sound(in, features * width);
    float[] phases = Embedding.sound(in, features);
    SvmModel model = new SvmModel(frequencies, phases, nu);
    for (int i = 0; i < features; i++) {
      model.weights[i] = in.getDouble("weight", w -> Math.abs(w) <= 1e9);
    }
    model.offset = in.getDouble("offset", o -> Math.abs(o) <= 1e9);
    model.steps = in.getLong();
    for (float value : frequencies) {
      if (Float.isNaN(value)) {
        throw new BadState("a frequency cannot be NaN");
      }
    }
    for (float value : phases) {
      if (Float.isNaN(value)) {
        throw new BadState("a phase cannot be NaN");
      }
    }
    if (model.steps < 0) {
      throw new BadState("steps cannot be " + model.steps);
    }
    return model;
  }
}
