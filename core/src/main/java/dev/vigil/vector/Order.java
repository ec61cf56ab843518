package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Whether rows follow from each other: the mean squared step over twice the variance (von Neumann,
 * Distribution of the Ratio of the Mean Square Successive Difference to the Variance, 1941), which
 * is about 1 for rows in no order and near 0 for those of a stream; in the mean over the features.
 * One owner.
 */
final class Order {
  private static final double ORDERED = 0.7;
  private static final double MOST = 1e40;

  private double[] last = {};
  private double[] mean = {};
  private double[] variance = {};
  private double[] step = {};
  private long rows;

  void learn(float[] row) {
    if (rows == 0) {
      last = new double[row.length];
      mean = new double[row.length];
      variance = new double[row.length];
      step = new double[row.length];
    }
    rows++;
    for (int j = 0; j < row.length; j++) {
      double value = Float.isNaN(row[j]) ? last[j] : row[j];
      double distance = value - mean[j];
      mean[j] += distance / rows;
      variance[j] += (distance * (value - mean[j]) - variance[j]) / rows;
      if (rows > 1) {
        double by = value - last[j];
        step[j] += (by * by - step[j]) / (rows - 1);
      }
      last[j] = value;
    }
  }

  long rows() {
    return rows;
  }

  boolean ordered() {
    double sum = 0;
    int moving = 0;
    for (int j = 0; j < step.length; j++) {
      if (variance[j] > 0) {
        sum += step[j] / (2 * variance[j]);
        moving++;
      }
    }
    return moving > 0 && sum < ORDERED * moving;
  }

  void save(StateWriter out) {
    out.put(rows).put(last).put(mean).put(variance).put(step);
  }

  void load(StateReader in, int width) {
    rows = in.getLong();
    last = read(in, width);
    mean = read(in, width);
    variance = read(in, width);
    step = read(in, width);
    if (rows < 0 || (rows == 0) != (width == 0)) {
      throw new BadState("an order of " + rows + " rows of " + width);
    }
  }

  private static double[] read(StateReader in, int width) {
    if (in.remaining() < (long) width * Double.BYTES) {
      throw new BadState("state is cut short within an order");
    }
    double[] values = new double[width];
    in.get(values);
    for (double value : values) {
      if (!(Math.abs(value) <= MOST)) {
        throw new BadState("an order cannot go on from " + value);
      }
    }
    return values;
  }
}
