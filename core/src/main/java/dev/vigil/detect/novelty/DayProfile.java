package dev.vigil.detect.novelty;

import dev.vigil.detect.Profiled.Usual;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What is usual at each hour of the day: mean, deviation and mean step, learnt at 15 % a day. An
 * hour counts after two observations. 24 bins learn faster than finer ones and did better than 48,
 * 96 or 144. One owner.
 */
final class DayProfile {
  private static final int HOURS = 24;
  private static final int MEAN = 0;
  private static final int DEVIATION = 1;
  private static final int STEP = 2;

  /** Mean, deviation and mean step of each hour, side by side. */
  private final float[] bins = new float[3 * HOURS];

  /** Codes of {@link CoarseCount}. */
  private final byte[] seen = new byte[HOURS];

  boolean known(int hour) {
    return seen(hour) >= 2;
  }

  int seen(int hour) {
    return CoarseCount.of(seen[hour]);
  }

  /** Mean of an hour, or the fallback where it was never seen. */
  double mean(int hour, double fallback) {
    return seen[hour] != 0 ? bins[3 * hour + MEAN] : fallback;
  }

  /** Deviation of an hour, at least a quarter of the series' own scale. */
  double deviation(int hour, double scale) {
    return seen(hour) > 1 ? Math.max(bins[3 * hour + DEVIATION], 0.25 * scale) : scale;
  }

  /** How many hours count. */
  int knownHours() {
    int known = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      known += known(hour) ? 1 : 0;
    }
    return known;
  }

  /**
   * What is usual at the hours that count.
   *
   * @param origin what all values are less
   */
  List<Usual> usual(double origin) {
    List<Usual> usual = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      if (known(hour)) {
        int at = 3 * hour;
        usual.add(new Usual("day", hour, origin + bins[at + MEAN], bins[at + DEVIATION]));
      }
    }
    return usual;
  }

  float step(int hour) {
    return bins[3 * hour + STEP];
  }

  void learnStep(int hour, double step, double floor, double dayGain) {
    int count = seen(hour);
    int at = 3 * hour + STEP;
    float usual = bins[at];
    double clipped = count < 19 ? step : Math.min(step, 8 * Math.max(usual, floor));
    bins[at] = (float) (usual + gain(count + 1, dayGain) * (clipped - usual));
  }

  /**
   * Takes in the value of a row.
   *
   * @param deviation that of {@link #deviation} before
   * @param row the number of the row
   */
  void learn(int hour, double value, double deviation, double dayGain, int row) {
    seen[hour] = CoarseCount.next(seen[hour], row);
    int count = seen(hour);
    double gain = gain(count, dayGain);
    int at = 3 * hour;
    double distance = value - bins[at + MEAN];
    double clipped = count <= 2 ? distance : Clip.to(distance, 4 * deviation);
    bins[at + MEAN] = (float) (bins[at + MEAN] + gain * clipped);
    double left = Math.abs(value - bins[at + MEAN]);
    bins[at + DEVIATION] += (float) (gain * (left - bins[at + DEVIATION]));
  }

  private static double gain(int count, double dayGain) {
    return count * dayGain < 1 ? 1.0 / count : dayGain;
  }

  /** See {@link Row#fetched}. */
  double fetch(int hour) {
    return bins[3 * hour] + seen[hour];
  }

  void save(StateWriter out) {
    out.put(bins).put(seen);
  }

  void load(StateReader in) {
    in.get(bins);
    in.get(seen);
  }

  void copyFrom(DayProfile other) {
    System.arraycopy(other.bins, 0, bins, 0, bins.length);
    System.arraycopy(other.seen, 0, seen, 0, seen.length);
  }
}
