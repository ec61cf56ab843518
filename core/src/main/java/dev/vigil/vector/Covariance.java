package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The plain covariance of all rows of the sample; the score is the squared Mahalanobis distance. On
 * streams it does better than a robust one, which takes rare ways of working for strange. Beyond
 * 128 features it is diagonal.
 */
record Covariance() implements ModelKind {
  private static final double RIDGE = 0.01;

  @Override
  public String word() {
    return "covariance";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.COMPRESSED;
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    boolean[] kept = new boolean[rows.length];
    Arrays.fill(kept, true);
    Moments moments = Moments.of(rows, new int[rows.length], kept, 0);
    double[] covariance = moments.scatter;
    for (int at = 0; at < covariance.length; at++) {
      covariance[at] /= rows.length;
    }
    return new GaussianModel(Gaussian.of(moments.mean, covariance, RIDGE));
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return GaussianModel.load(in, width);
  }
}
