package dev.vigil.detect.machinelearning;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.vector.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one value is beside those before it: statistics of the last 16 and 64, and where they are
 * heading. A series of single numbers has more of them than a channel among others. One owner.
 */
final class ChannelFeatures {
  static final String FROM_SLOW_MEAN = "distance from the slow mean";

  private static final int LONG = 64;
  private static final int SHORT = 16;
  private static final int LEAST = 8;
  private static final double FARTHEST = 20;
  private static final double SLOW = 1.0 / 64;
  private static final int VERSION = 1;

  private final FeatureEngineering enabled;
  private final boolean alone;
  private final double[] ring = new double[LONG];
  private final double[] sorted = new double[LONG];
  private int size;
  private int next;
  private double slow;

  /**
   * @param alone whether the series has no other channel
   */
  ChannelFeatures(FeatureEngineering enabled, boolean alone) {
    this.enabled = enabled;
    this.alone = alone;
  }

  /** Names of the features, each behind the name of a channel unless that is empty. */
  static List<String> names(FeatureEngineering enabled, boolean alone) {
    List<String> names = new ArrayList<>();
    if (enabled.enableStatisticalFeatures()) {
      names.addAll(List.of("place among the last 64", "spread of the last 16"));
      if (alone) {
        names.addAll(List.of("mean of the last 16", "least of the last 16", "most of the last 16"));
      }
    }
    if (enabled.enableTrendFeatures()) {
      names.addAll(List.of("step", FROM_SLOW_MEAN));
      if (alone) {
        names.add("slope of the last 16");
      }
    }
    return names;
  }

  /** Sets the features of a value that would be next, from a place on; the place behind them. */
  int fill(double value, float[] row, int from) {
    int at = from;
    int count = Math.min(SHORT - 1, size);
    if (enabled.enableStatisticalFeatures()) {
      at = statistics(value, count, row, at);
    }
    if (enabled.enableTrendFeatures()) {
      row[at++] = Embedding.feature(size == 0 ? 0 : value - back(1));
      row[at++] = Embedding.feature(size == 0 ? 0 : value - slow);
      if (alone) {
        row[at++] = slope(value, count);
      }
    }
    return at;
  }

  private int statistics(double value, int count, float[] row, int from) {
    int at = from;
    double sum = value;
    double least = value;
    double most = value;
    for (int k = 1; k <= count; k++) {
      double past = back(k);
      sum += past;
      least = Math.min(least, past);
      most = Math.max(most, past);
    }
    double mean = sum / (count + 1);
    double squares = (value - mean) * (value - mean);
    for (int k = 1; k <= count; k++) {
      squares += (back(k) - mean) * (back(k) - mean);
    }
    boolean enough = size >= LEAST;
    row[at++] = enough ? place(value) : Float.NaN;
    row[at++] = enough ? Embedding.feature(Math.sqrt(squares / (count + 1))) : Float.NaN;
    if (alone) {
      row[at++] = Embedding.feature(mean);
      row[at++] = Embedding.feature(least);
      row[at++] = Embedding.feature(most);
    }
    return at;
  }

  /** Distance from the median of the last 64 in robust deviations, within ±20. */
  private float place(double value) {
    double off = value - sorted[size / 2];
    double spread = (sorted[3 * size / 4] - sorted[size / 4]) / 1.349;
    double floor = 1e-9 * Math.abs(sorted[size / 2]);
    if (spread <= floor) {
      return Math.abs(off) <= floor ? 0 : (float) Math.copySign(FARTHEST, off);
    }
    return (float) Math.max(-FARTHEST, Math.min(FARTHEST, off / spread));
  }

  /** Of the straight line through the last values and this one. */
  private float slope(double value, int count) {
    if (size < LEAST) {
      return Float.NaN;
    }
    double middle = count / 2.0;
    double product = value * middle;
    double squares = middle * middle;
    for (int k = 1; k <= count; k++) {
      double along = middle - k;
      product += along * back(k);
      squares += along * along;
    }
    return Embedding.feature(product / squares);
  }

  double slow() {
    return slow;
  }

  /** The value so many rows ago, from 1. */
  private double back(int rows) {
    return ring[Math.floorMod(next - rows, LONG)];
  }

  void learn(double value) {
    slow = size == 0 ? value : slow + SLOW * (value - slow);
    int at = size;
    if (size == LONG) {
      at = Arrays.binarySearch(sorted, ring[next]);
    } else {
      size++;
    }
    sort(at, value);
    ring[next] = value;
    next = (next + 1) % LONG;
  }

  /** Puts a value in the place of the one that stood there, and then where it belongs. */
  private void sort(int from, double value) {
    int at = from;
    while (at > 0 && sorted[at - 1] > value) {
      sorted[at] = sorted[at - 1];
      at--;
    }
    while (at < size - 1 && sorted[at + 1] < value) {
      sorted[at] = sorted[at + 1];
      at++;
    }
    sorted[at] = value;
  }

  void save(StateWriter out) {
    out.part('C', VERSION).put(size).put(slow);
    for (int k = size; k > 0; k--) {
      out.put(back(k));
    }
  }

  void load(StateReader in) {
    in.part('C', VERSION);
    int count = in.getInt("values of a window", 0, LONG);
    slow = in.getDouble("slow mean", FeatureRow::fits);
    for (int i = 0; i < count; i++) {
      ring[i] = in.getDouble("value of a window", FeatureRow::fits) + 0.0;
      sorted[i] = ring[i];
    }
    size = count;
    next = count % LONG;
    Arrays.sort(sorted, 0, count);
  }
}
