package dev.vigil.vector;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** A normal law; the score is the squared Mahalanobis distance from its middle. One owner. */
record GaussianModel(Gaussian law) implements VectorModel {
  private static final int VERSION = 1;

  @Override
  public double score(float[] row) {
    return law.distance(row);
  }

  @Override
  public void attribute(float[] row, double[] shares) {
    law.attribute(row, shares);
  }

  @Override
  public void save(StateWriter out) {
    out.part('C', VERSION);
    law.save(out);
  }

  static GaussianModel load(StateReader in, int width) {
    in.part('C', VERSION);
    return new GaussianModel(Gaussian.load(in, width));
  }
}
