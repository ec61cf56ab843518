package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/** Normal laws with a weight each; the score is −ln of their density. One owner. */
final class MixtureModel implements VectorModel {
  private static final int VERSION = 1;
  private static final int MOST = 64;
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Rows scored stranger than this share of the sample are not learnt between fits. */
  private static final double LEARNT = 0.975;

  private final MixturePart[] parts;
  private final int width;
  private double limit;
  private int turn;

  private MixtureModel(MixturePart[] parts, int width) {
    this.parts = parts;
    this.width = width;
  }

  /**
   * @param part of each row
   * @param kept whether each row counts
   */
  static MixtureModel of(float[][] rows, int[] part, boolean[] kept, int count) {
    int width = rows[0].length;
    Moments[] moments = new Moments[count];
    Moments pooled = new Moments(width);
    for (int k = 0; k < count; k++) {
      moments[k] = Moments.of(rows, part, kept, k);
      pooled.addScatter(moments[k]);
    }
    MixturePart[] parts = new MixturePart[count];
    for (int k = 0; k < count; k++) {
      parts[k] = MixturePart.of(moments[k], pooled, count);
    }
    return new MixtureModel(parts, width);
  }

  /** Sets how strange a row may be to be learnt. */
  void limitLearning(float[][] rows) {
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = score(rows[i]);
    }
    Arrays.sort(scores);
    limit = scores[(int) (LEARNT * (scores.length - 1))];
  }

  /** −ln of weight and density of one part, less a constant. */
  double cost(int part, float[] row) {
    return parts[part].cost(row);
  }

  /** The part that most likely made a row. */
  int nearest(float[] row) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < parts.length; k++) {
      double cost = parts[k].cost(row);
      if (cost < least) {
        least = cost;
        nearest = k;
      }
    }
    return nearest;
  }

  @Override
  public double score(float[] row) {
    double least = Double.POSITIVE_INFINITY;
    double[] costs = new double[parts.length];
    for (int k = 0; k < parts.length; k++) {
      costs[k] = parts[k].cost(row);
      least = Math.min(least, costs[k]);
    }
    double sum = 0;
    for (double cost : costs) {
      sum += Math.exp(least - cost);
    }
    return least - Math.log(sum) + 0.5 * width * LOG_TWO_PI;
  }

  @Override
  public void attribute(float[] row, double[] shares) {
    parts[nearest(row)].law().attribute(row, shares);
  }

  @Override
  public void learn(float[] row) {
    turn = (turn + 1) % 4;
    if (turn == 0 && score(row) <= limit) {
      int nearest = nearest(row);
      for (int k = 0; k < parts.length; k++) {
        parts[k].learn(row, k == nearest);
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('G', VERSION).put(parts.length).put(limit).put(turn);
    for (MixturePart part : parts) {
      part.save(out);
    }
  }

  static MixtureModel load(StateReader in, int width) {
    in.part('G', VERSION);
    int count = in.getInt("parts of a mixture", 1, MOST);
    double limit = in.getDouble("limit of learning", Double::isFinite);
    int turn = in.getInt("turn", 0, 3);
    if (in.remaining() < (long) count * width * Double.BYTES) {
      throw new BadState("state is cut short within a mixture");
    }
    MixturePart[] parts = new MixturePart[count];
    for (int k = 0; k < count; k++) {
      parts[k] = MixturePart.load(in, width);
    }
    MixtureModel model = new MixtureModel(parts, width);
    model.limit = limit;
    model.turn = turn;
    return model;
  }
}
