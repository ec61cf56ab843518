package dev.vigil.vector;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * One normal law of a mixture, that goes on learning between fits: its moments move with each row
 * that is its own, and its law is made anew from them after every 128 of these. One owner.
 */
final class MixturePart {
  private static final double RIDGE = 1e-4;
  private static final int ROWS_A_LAW = 128;
  private static final double LEAST_GAIN = 1 / 2048.0;
  private static final double MOST = 1e100;

  /** Rows that a variance is shrunk by where features are not held against each other. */
  private static final double ROWS_A_VARIANCE = 16;

  private final double[] mean;
  private final double[] covariance;
  private double rows;
  private double weight;
  private int sinceLaw;
  private Gaussian law;

  private MixturePart(double[] mean, double[] covariance, double rows, double weight) {
    this.mean = mean;
    this.covariance = covariance;
    this.rows = rows;
    this.weight = weight;
    this.law = Gaussian.of(mean.clone(), covariance, RIDGE);
  }

  /**
   * Of the moments of its rows, shrunk to the pooled ones by two rows for each feature; by 16 in
   * all if the features are too many for a full covariance.
   */
  static MixturePart of(Moments own, Moments pooled, int parts) {
    int width = own.mean.length;
    double[] covariance = new double[own.scatter.length];
    double pseudo = Moments.full(width) ? 2.0 * width : ROWS_A_VARIANCE;
    for (int at = 0; at < covariance.length; at++) {
      double shared = pooled.scatter[at] / Math.max(1, pooled.rows);
      covariance[at] = (own.scatter[at] + pseudo * shared) / (own.rows + pseudo);
    }
    double weight = (own.rows + 1) / (pooled.rows + parts);
    return new MixturePart(own.mean.clone(), covariance, own.rows + pseudo, weight);
  }

  /** −ln of weight and density, less a constant that is the same for all parts. */
  double cost(float[] row) {
    return 0.5 * (law.distance(row) + law.logDeterminant()) - Math.log(weight);
  }

  Gaussian law() {
    return law;
  }

  /** Takes in a row of the mixture, which may be this part's own. */
  void learn(float[] row, boolean own) {
    double share = own ? 1 : 0;
    weight = Math.max(1e-6, weight + LEAST_GAIN * (share - weight));
    if (!own) {
      return;
    }
    rows++;
    double gain = Math.max(1 / rows, LEAST_GAIN);
    boolean full = Moments.full(mean.length);
    int at = 0;
    for (int i = 0; i < mean.length; i++) {
      double deviation = row[i] - mean[i];
      for (int j = full ? 0 : i; j <= i; j++) {
        double product = (1 - gain) * deviation * (row[j] - mean[j]);
        covariance[at] += gain * (product - covariance[at]);
        at++;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] += gain * (row[i] - mean[i]);
    }
    if (++sinceLaw >= ROWS_A_LAW) {
      sinceLaw = 0;
      law = Gaussian.of(mean.clone(), covariance, RIDGE);
    }
  }

  void save(StateWriter out) {
    out.put(rows).put(weight).put(sinceLaw).put(mean).put(covariance);
    law.save(out);
  }

  static MixturePart load(StateReader in, int width) {
    double rows = in.getDouble("rows of a part", n -> n >= 0 && n <= 1e18);
    double weight = in.getDouble("weight of a part", w -> w > 0 && w <= 2);
    int since = in.getInt("rows since the law", 0, ROWS_A_LAW - 1);
    double[] mean = sound(in, width);
    double[] covariance = sound(in, Moments.count(width));
    MixturePart part = new MixturePart(mean, covariance, rows, weight);
    part.sinceLaw = since;
    part.law = Gaussian.load(in, width);
    return part;
  }

  private static double[] sound(StateReader in, int count) {
    if (in.remaining() < (long) count * Double.BYTES) {
      throw new dev.vigil.state.BadState("state is cut short within a part of a mixture");
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.getDouble("moment of a part", v -> Math.abs(v) <= MOST);
    }
    return values;
  }
}
