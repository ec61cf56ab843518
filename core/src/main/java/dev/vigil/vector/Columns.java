package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * Rows kept feature after feature, an array each: what is summed over the features of all rows at
 * once is so done for many rows in one instruction. Immutable.
 */
final class Columns {
  private final float[][] columns;
  private final int rows;

  private Columns(float[][] columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Of the rows that are named, in that order. */
  static Columns of(float[][] rows, int[] which) {
    float[][] columns = new float[rows[0].length][which.length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < which.length; i++) {
        columns[j][i] = rows[which[i]][j];
      }
    }
    return new Columns(columns, which.length);
  }

  int rows() {
    return rows;
  }

  float at(int row, int feature) {
    return columns[feature][row];
  }

  /** Euclidean distance of one of the rows from the middle of all. */
  double length(int row) {
    double sum = 0;
    for (float[] column : columns) {
      sum += (double) column[row] * column[row];
    }
    return Math.sqrt(sum);
  }

  /** Squared Euclidean distances of a row to all. */
  void squares(float[] row, float[] distances) {
    Arrays.fill(distances, 0);
    for (int j = 0; j < columns.length; j++) {
      addSquares(columns[j], row[j], distances);
    }
  }

  private static void addSquares(float[] column, float value, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      float difference = column[i] - value;
      sums[i] += difference * difference;
    }
  }

  /** Sums of absolute differences of a row to all. */
  void differences(float[] row, float[] distances) {
    Arrays.fill(distances, 0);
    for (int j = 0; j < columns.length; j++) {
      addDifferences(columns[j], row[j], distances);
    }
  }

  private static void addDifferences(float[] column, float value, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += Math.abs(column[i] - value);
    }
  }

  /** Scalar products of a row with all. */
  void products(float[] row, float[] products) {
    Arrays.fill(products, 0);
    for (int j = 0; j < columns.length; j++) {
      addProducts(columns[j], row[j], products);
    }
  }

  private static void addProducts(float[] column, float value, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += column[i] * value;
    }
  }

  void save(StateWriter out) {
    for (float[] column : columns) {
      out.put(column);
    }
  }

  static Columns load(StateReader in, int rows, int width) {
    if (in.remaining() < (long) rows * width * Float.BYTES) {
      throw new BadState("state is cut short within neighbours");
    }
    float[][] columns = new float[width][];
    for (int j = 0; j < width; j++) {
      columns[j] = Embedding.sound(in, rows);
      for (float value : columns[j]) {
        if (!(Math.abs(value) <= Scaling.LARGEST)) {
          throw new BadState("a neighbour cannot lie at " + value);
        }
      }
    }
    return new Columns(columns, rows);
  }
}
