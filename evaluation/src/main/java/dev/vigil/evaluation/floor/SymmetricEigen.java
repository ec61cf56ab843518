package dev.vigil.evaluation.floor;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van
 * Loan, Matrix Computations, 8.5). Immutable.
 */
final class SymmetricEigen {
  private static final int MOST_SWEEPS = 50;
  private static final double PRECISION = 1e-12;

  private final double[][] matrix;
  private final double[][] vectors;

  private SymmetricEigen(double[][] matrix) {
    int size = matrix.length;
    this.matrix = new double[size][];
    this.vectors = new double[size][size];
    for (int i = 0; i < size; i++) {
      this.matrix[i] = matrix[i].clone();
      vectors[i][i] = 1;
    }
  }

  static SymmetricEigen of(double[][] matrix) {
    SymmetricEigen eigen = new SymmetricEigen(matrix);
    for (int sweep = 0; sweep < MOST_SWEEPS && !eigen.diagonal(); sweep++) {
      for (int p = 0; p < matrix.length; p++) {
        for (int q = p + 1; q < matrix.length; q++) {
          eigen.rotate(p, q);
        }
      }
    }
    return eigen;
  }

  private boolean diagonal() {
    double on = 0;
    double off = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        if (i == j) {
          on += matrix[i][j] * matrix[i][j];
        } else {
          off += matrix[i][j] * matrix[i][j];
        }
      }
    }
    return off <= PRECISION * PRECISION * on;
  }

  /** Turns the plane of two axes so that nothing is left between them. */
  private void rotate(int p, int q) {
    if (matrix[p][q] == 0) {
      return;
    }
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double tan = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double cos = 1 / Math.hypot(tan, 1);
    double sin = tan * cos;
    for (int i = 0; i < matrix.length; i++) {
      double atP = matrix[i][p];
      double atQ = matrix[i][q];
      matrix[i][p] = cos * atP - sin * atQ;
      matrix[i][q] = sin * atP + cos * atQ;
    }
    turnRows(matrix, p, q, cos, sin);
    turnRows(vectors, p, q, cos, sin);
  }

  private static void turnRows(double[][] rows, int p, int q, double cos, double sin) {
    for (int i = 0; i < rows.length; i++) {
      double atP = rows[p][i];
      double atQ = rows[q][i];
      rows[p][i] = cos * atP - sin * atQ;
      rows[q][i] = sin * atP + cos * atQ;
    }
  }

  /** Eigenvalues, in no order. */
  double[] values() {
    double[] values = new double[matrix.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix[i][i];
    }
    return values;
  }

  /** The eigenvector of an eigenvalue, of length 1. */
  double[] vector(int of) {
    return vectors[of].clone();
  }
}
