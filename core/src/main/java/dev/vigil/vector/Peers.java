package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * What each channel is to at most four others that go with it (correlation of 0.3 at least): its
 * value by linear regression on theirs, and the largest error of that in the sample. A channel that
 * departs from its peers by much more, while nothing is strange about it alone, has broken with
 * them. Peers are looked for among the {@value #BLOCK} channels of a block, the first so many, the
 * next so many, and so on, so that the work grows with the width and not with its square.
 * Immutable.
 */
final class Peers {
  private static final int MOST = 4;
  private static final int BLOCK = Moments.MOST_FULL;
  private static final double LEAST_CORRELATION = 0.3;
  private static final double RIDGE = 0.01;
  private static final double LEAST_ERROR = 0.05;
  private static final int NONE = -1;

  private final int[] peers;
  private final float[] weights;
  private final float[] largest;

  private Peers(int[] peers, float[] weights, float[] largest) {
    this.peers = peers;
    this.weights = weights;
    this.largest = largest;
  }

  /**
   * @param rows sample of rows as they came
   */
  static Peers of(Scaling scaling, float[][] rows) {
    int width = scaling.width();
    float[][] scaled = new float[rows.length][width];
    for (int i = 0; i < rows.length; i++) {
      scaling.apply(rows[i], scaled[i]);
    }
    int[] peers = new int[MOST * width];
    Arrays.fill(peers, NONE);
    float[] weights = new float[(MOST + 1) * width];
    float[] largest = new float[width];
    Peers made = new Peers(peers, weights, largest);
    for (int from = 0; from < width; from += BLOCK) {
      made.find(moments(scaled, from, Math.min(width, from + BLOCK)), from);
    }
    for (int j = 0; j < width; j++) {
      for (float[] row : scaled) {
        largest[j] = Math.max(largest[j], Math.abs(made.error(j, row)));
      }
    }
    return made;
  }

  /** Of the channels from one on to before another. */
  private static Moments moments(float[][] scaled, int from, int to) {
    float[][] part = new float[scaled.length][];
    for (int i = 0; i < part.length; i++) {
      part[i] = Arrays.copyOfRange(scaled[i], from, to);
    }
    boolean[] kept = new boolean[part.length];
    Arrays.fill(kept, true);
    return Moments.of(part, new int[part.length], kept, 0);
  }

  /** Finds the peers of the channels of a block. */
  private void find(Moments moments, int from) {
    for (int j = 0; j < moments.mean.length; j++) {
      int channel = from + j;
      int[] chosen = nearest(moments, j);
      double[] fitted = regression(moments, j, chosen);
      double level = moments.mean[j];
      for (int k = 0; k < chosen.length; k++) {
        peers[MOST * channel + k] = from + chosen[k];
        weights[(MOST + 1) * channel + 1 + k] = (float) fitted[k];
        level -= fitted[k] * moments.mean[chosen[k]];
      }
      weights[(MOST + 1) * channel] = (float) level;
    }
  }

  private static int at(int one, int other) {
    int row = Math.max(one, other);
    return row * (row + 1) / 2 + Math.min(one, other);
  }

  private static int[] nearest(Moments moments, int channel) {
    int width = moments.mean.length;
    int[] chosen = new int[MOST];
    boolean[] used = new boolean[width];
    used[channel] = true;
    int count = 0;
    while (count < MOST) {
      int best = NONE;
      double most = LEAST_CORRELATION;
      for (int k = 0; k < width; k++) {
        double r = used[k] ? 0 : Math.abs(correlation(moments, channel, k));
        if (r >= most) {
          most = r;
          best = k;
        }
      }
      if (best == NONE) {
        break;
      }
      used[best] = true;
      chosen[count++] = best;
    }
    return Arrays.copyOf(chosen, count);
  }

  private static double correlation(Moments moments, int one, int other) {
    double product = moments.scatter[at(one, one)] * moments.scatter[at(other, other)];
    return product > 0 ? moments.scatter[at(one, other)] / Math.sqrt(product) : 0;
  }

  /** Solves the normal equations with a ridge, by elimination. */
  private static double[] regression(Moments moments, int channel, int[] chosen) {
    int n = chosen.length;
    double[][] system = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        system[i][k] = moments.scatter[at(chosen[i], chosen[k])];
      }
      system[i][i] += RIDGE * system[i][i] + 1e-9;
      system[i][n] = moments.scatter[at(chosen[i], channel)];
    }
    for (int i = 0; i < n; i++) {
      for (int row = i + 1; row < n; row++) {
        double factor = system[row][i] / system[i][i];
        for (int k = i; k <= n; k++) {
          system[row][k] -= factor * system[i][k];
        }
      }
    }
    double[] solution = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = system[i][n];
      for (int k = i + 1; k < n; k++) {
        sum -= system[i][k] * solution[k];
      }
      solution[i] = sum / system[i][i];
    }
    return solution;
  }

  private float error(int channel, float[] scaled) {
    float expected = weights[(MOST + 1) * channel];
    for (int k = 0; k < MOST && peers[MOST * channel + k] != NONE; k++) {
      expected += weights[(MOST + 1) * channel + 1 + k] * scaled[peers[MOST * channel + k]];
    }
    return scaled[channel] - expected;
  }

  /** Whether a channel has peers. */
  boolean has(int channel) {
    return peers[MOST * channel] != NONE;
  }

  /** Index of the peer that goes with a channel most. */
  int first(int channel) {
    return peers[MOST * channel];
  }

  /** How many times as far a channel is from where its peers say as it ever was in the sample. */
  double times(int channel, float[] scaled) {
    return Math.abs(error(channel, scaled)) / Math.max(LEAST_ERROR, largest[channel]);
  }

  void save(StateWriter out) {
    out.put(peers).put(weights).put(largest);
  }

  static Peers load(StateReader in, int width) {
    int[] peers = new int[MOST * width];
    in.get(peers);
    for (int peer : peers) {
      if (peer < NONE || peer >= width) {
        throw new BadState("there is no channel " + peer);
      }
    }
    float[] weights = new float[(MOST + 1) * width];
    in.get(weights);
    float[] largest = new float[width];
    in.get(largest);
    for (float[] part : new float[][] {weights, largest}) {
      for (float value : part) {
        if (!(Math.abs(value) <= Embedding.LARGEST)) {
          throw new BadState("a peer cannot count " + value);
        }
      }
    }
    return new Peers(peers, weights, largest);
  }
}
