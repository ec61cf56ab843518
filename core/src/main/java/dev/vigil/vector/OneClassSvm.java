package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The one-class support vector machine (Schölkopf et al., Estimating the Support of a
 * High-Dimensional Distribution, 2001) on random Fourier features of a Gaussian kernel (Rahimi and
 * Recht, 2007), learnt by stochastic gradient descent: minimise ½|w|² − ρ + max(0, ρ − w·φ(x)) / ν
 * in the mean over the rows. The kernel is as wide as the median distance of two rows.
 *
 * <p>With ν near 1 most rows support the boundary and it comes close to a Parzen window estimate of
 * the density, which ranks strange rows better than a tight boundary does.
 *
 * <p>Of rows of more than 128 features each random feature reads 128, which chance picks for it.
 *
 * @param features random features, from 16 to 4,096
 * @param nu share of the rows outside of the boundary, above 0 and at most 1
 */
public record OneClassSvm(int features, double nu) implements ModelKind {
  private static final int PAIRS = 1000;
  private static final int EPOCHS = 12;

  public OneClassSvm {
    if (features < 16 || features > 4096) {
      throw new IllegalArgumentException("features must be from 16 to 4,096, was " + features);
    }
    if (!(nu > 0 && nu <= 1)) {
      throw new IllegalArgumentException("nu must be above 0 and at most 1, was " + nu);
    }
  }

  /** 256 features, ν = 0.8. */
  public OneClassSvm() {
    this(256, 0.8);
  }

  @Override
  public String word() {
    return "one-class SVM";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.COMPRESSED;
  }

  @Override
  public boolean saturates() {
    return true;
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    int width = rows[0].length;
    double bandwidth = Math.sqrt(Math.max(1e-6, medianDistance(rows, chance)));
    FourierFeatures fourier = FourierFeatures.of(features, width, bandwidth, chance);
    SvmModel model = new SvmModel(fourier, nu);
    float[][] mapped = new float[rows.length][features];
    for (int i = 0; i < rows.length; i++) {
      fourier.map(rows[i], mapped[i]);
    }
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i : chance.permutation(rows.length)) {
        model.step(mapped[i]);
      }
    }
    return model;
  }

  /** Median squared distance of two rows. */
  private static double medianDistance(float[][] rows, Chance chance) {
    double[] distances = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      float[] one = rows[chance.nextInt(rows.length)];
      float[] other = rows[chance.nextInt(rows.length)];
      distances[i] = MixtureSeeds.distance(one, other);
    }
    Arrays.sort(distances);
    return distances[PAIRS / 2];
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return SvmModel.load(in, width, features, nu);
  }
}
