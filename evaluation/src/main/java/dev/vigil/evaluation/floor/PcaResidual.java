package dev.vigil.evaluation.floor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a vector lies outside the subspace that holds nine tenths of the variance of the training
 * part: the squared length of what its principal components leave of it.
 */
final class PcaResidual implements Floor {
  private static final double SHARE = 0.9;

  private final TrainingScale scale;
  private final double[][] components;

  private PcaResidual(TrainingScale scale, double[][] components) {
    this.scale = scale;
    this.components = components;
  }

  static PcaResidual of(List<double[]> training, TrainingScale scale) {
    int width = training.get(0).length;
    double[][] covariance = new double[width][width];
    for (double[] row : training) {
      double[] z = scale.z(row);
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          covariance[i][j] += z[i] * z[j] / training.size();
        }
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(covariance);
    double total = Arrays.stream(eigen.values()).sum();
    int[] descending =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.values()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int kept = 0;
    for (double held = 0; kept < width - 1 && held < SHARE * total; kept++) {
      held += eigen.values()[descending[kept]];
    }
    return new PcaResidual(
        scale,
        Arrays.stream(descending).limit(kept).mapToObj(eigen::vector).toArray(double[][]::new));
  }

  @Override
  public String name() {
    return "PCA residual";
  }

  @Override
  public double score(double[] vector) {
    double[] z = scale.z(vector);
    double left = dot(z, z);
    for (double[] component : components) {
      left -= Math.pow(dot(component, z), 2);
    }
    return Math.max(0, left);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
