package dev.vigil.detect.novelty;

import dev.vigil.detect.Profiled.Usual;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What is usual at each hour of the week, learnt at 30 % a visit; it counts from 7.35 days of data
 * on. One owner.
 */
final class WeekProfile {
  private static final int HOURS = 168;
  private static final double SECONDS_BEFORE_IT_COUNTS = 635_040;

  /** Mean and deviation of each hour, side by side. */
  private final float[] bins = new float[2 * HOURS];

  /** Codes of {@link CoarseCount}. */
  private final byte[] seen = new byte[HOURS];

  boolean known(int hour, double secondsOfData) {
    return seen[hour] != 0 && counts(secondsOfData);
  }

  /** Whether there was enough data for it. */
  boolean counts(double secondsOfData) {
    return secondsOfData > SECONDS_BEFORE_IT_COUNTS;
  }

  double secondsUntilItCounts(double secondsOfData) {
    return Math.max(0, SECONDS_BEFORE_IT_COUNTS - secondsOfData);
  }

  /**
   * What is usual at the hours that were seen.
   *
   * @param origin what all values are less
   */
  List<Usual> usual(double origin) {
    List<Usual> usual = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      if (seen[hour] != 0) {
        usual.add(new Usual("week", hour, origin + bins[2 * hour], bins[2 * hour + 1]));
      }
    }
    return usual;
  }

  double residual(int hour, double value) {
    return value - bins[2 * hour];
  }

  double deviation(int hour, double scale) {
    return Math.max(bins[2 * hour + 1], 0.25 * scale);
  }

  /** Takes in the value of a row; {@code row} is the number of it. */
  void learn(int hour, double value, double visitGain, int row) {
    seen[hour] = CoarseCount.next(seen[hour], row);
    int count = CoarseCount.of(seen[hour]);
    double gain = count * visitGain < 1 ? 1.0 / count : visitGain;
    int at = 2 * hour;
    bins[at] += (float) (gain * (value - bins[at]));
    double left = Math.abs(value - bins[at]);
    bins[at + 1] += (float) (gain * (left - bins[at + 1]));
  }

  /** See {@link Row#fetched}. */
  double fetch(int hour) {
    return bins[2 * hour] + seen[hour];
  }

  void save(StateWriter out) {
    out.put(bins).put(seen);
  }

  void load(StateReader in) {
    in.get(bins);
    in.get(seen);
  }

  void copyFrom(WeekProfile other) {
    System.arraycopy(other.bins, 0, bins, 0, bins.length);
    System.arraycopy(other.seen, 0, seen, 0, seen.length);
  }
}
