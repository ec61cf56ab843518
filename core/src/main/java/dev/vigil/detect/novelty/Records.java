package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * Records with margin: for each feature the highest and lowest value seen, in two buckets of 3,200
 * rows, so that a record is forgotten after 3,200 to 6,400 rows while ordinary peaks come back in.
 *
 * <p>A value that breaks a record by the share g of the range gives g / (g + 0.1) of evidence; the
 * smallest step that the series takes is taken off first, so that counts are not news one by one.
 * Each side of each feature grows used to its own evidence (habituation, with a memory of 1,000
 * rows). Within a group the strongest speaks. The record is learnt at once: it is told once.
 *
 * <p>Only the current bucket is compared on every row, since no value can leave both buckets
 * without leaving the current one. One owner.
 */
final class Records {
  static final int BUCKET_ROWS = 3200;
  private static final int FEATURES = Feature.count();
  private static final int WARM_UP = 50;
  private static final float MARGIN = 0.1f;
  private static final float HABITUATION = 0.5f;

  /** A record is broken by no more: after a standstill the range may be next to nothing. */
  private static final double MOST_RANGES = 1e6;

  private static final double HABITUATION_ROWS = 1000;
  private static final int HABITUATION_REST = 50;

  /** Rows after which nothing is left of a habit; its age is kept in 16 bits. */
  private static final int FORGOTTEN_ROWS = 60_000;

  /** Highest and lowest of the current bucket, side by side. */
  private final float[] bucket = new float[2 * FEATURES];

  /** Highest and lowest of both buckets, side by side. */
  private final float[] all = new float[2 * FEATURES];

  /** Values seen of each feature, counted to just over the warm-up. */
  private final byte[] seen = new byte[FEATURES];

  /** Evidence that each side is used to, and the row when it was last raised. */
  private final float[] habit = new float[2 * FEATURES];

  private final int[] habitRow = new int[2 * FEATURES];
  private int rows;

  private final float[] groups = new float[Group.values().length];
  private int telling = -1;
  private boolean upward;
  private float strongest;
  private float tellingWeight;
  private float brokenBy;
  private double grain;
  private double grainInDeviations;

  Records() {
    Arrays.fill(habitRow, -1000);
  }

  /**
   * Sets the smallest step that the series takes, in the unit of the value and in deviations of the
   * hour.
   */
  void grain(double inValue, double inDeviations) {
    grain = inValue;
    grainInDeviations = inDeviations;
  }

  /** Sum over groups of the strongest evidence, 0–6, of the n-th row; learns it. */
  float observe(float[] features, int n) {
    if (telling >= 0) {
      Arrays.fill(groups, 0);
      telling = -1;
      strongest = 0;
      tellingWeight = 0;
    }
    float[] bucket = this.bucket;
    for (int k = 0; k < FEATURES; k++) {
      float y = features[k];
      if (seen[k] <= WARM_UP) {
        start(k, y, n);
      } else if (y > bucket[2 * k]) {
        bucket[2 * k] = y;
        if (y > all[2 * k]) {
          broken(k, y, n, true);
        }
      } else if (y < bucket[2 * k + 1]) {
        bucket[2 * k + 1] = y;
        if (y < all[2 * k + 1]) {
          broken(k, y, n, false);
        }
      }
    }
    if (++rows >= BUCKET_ROWS) {
      turn(features);
    }
    return telling < 0 ? 0 : sum();
  }

  private float sum() {
    float sum = 0;
    for (float group : groups) {
      sum += group;
    }
    return sum;
  }

  /** The first values of a feature make its records and break none. */
  private void start(int k, float y, int n) {
    if (n < Feature.at(k).start || Float.isNaN(y)) {
      return;
    }
    int high = 2 * k;
    if (seen[k]++ == 0) {
      bucket[high] = bucket[high + 1] = all[high] = all[high + 1] = y;
      return;
    }
    if (seen[k] > WARM_UP && (y > all[high] || y < all[high + 1])) {
      broken(k, y, n, y > all[high]);
    }
    bucket[high] = Math.max(bucket[high], y);
    bucket[high + 1] = Math.min(bucket[high + 1], y);
    all[high] = Math.max(all[high], y);
    all[high + 1] = Math.min(all[high + 1], y);
  }

  private void broken(int k, float y, int n, boolean up) {
    int side = up ? 2 * k : 2 * k + 1;
    float range = all[2 * k] - all[2 * k + 1];
    if (range > 0 && (up || Feature.at(k).twoSided())) {
      double times = (Math.abs(y - all[side]) - grain(Feature.at(k))) / range;
      float by = (float) Math.min(MOST_RANGES, times);
      if (by > 0) {
        weigh(k, up, by, habituated(side, by / (by + MARGIN), n));
      }
    }
    all[side] = y;
  }

  private double grain(Feature feature) {
    return switch (feature) {
      case VALUE, DIFF, DIFF_4, SEASON, FORECAST, WEEK -> grain;
      case SEASON_Z -> grainInDeviations;
      default -> 0;
    };
  }

  private float habituated(int side, float evidence, int n) {
    int rest = n - habitRow[side];
    double left = rest > FORGOTTEN_ROWS ? 0 : habit[side] * Math.exp(-rest / HABITUATION_ROWS);
    if (rest > HABITUATION_REST) {
      habit[side] = (float) (left + evidence);
      habitRow[side] = n;
    }
    return (float) (evidence / (1 + HABITUATION * left));
  }

  private void weigh(int k, boolean up, float by, float evidence) {
    Feature feature = Feature.at(k);
    int group = feature.group.ordinal();
    groups[group] = Math.max(groups[group], evidence);
    strongest = Math.max(strongest, evidence);
    if (evidence * feature.plainness > tellingWeight) {
      tellingWeight = evidence * feature.plainness;
      telling = k;
      upward = up;
      brokenBy = by;
    }
  }

  private void turn(float[] features) {
    rows = 0;
    for (int k = 0; k < FEATURES; k++) {
      int high = 2 * k;
      all[high] = bucket[high];
      all[high + 1] = bucket[high + 1];
      float y = features[k];
      float now = Float.isNaN(y) ? (all[high] + all[high + 1]) / 2 : y;
      bucket[high] = bucket[high + 1] = now;
    }
  }

  /** A copy of the evidence of each group at the last row, 0–1 each. */
  float[] groups() {
    return groups.clone();
  }

  /**
   * The feature to name at the last row, or −1 if no record was broken: the strongest, but one
   * nearly as strong before it that is plainer to see. Evidence comes close to 1 for all features
   * of a large departure.
   */
  int telling() {
    return telling;
  }

  /** The strongest evidence of a feature at the last row, 0–1. */
  float strongest() {
    return strongest;
  }

  /** Whether the feature to name has a record high. */
  boolean upward() {
    return upward;
  }

  /** By which share of its range the record of the feature to name was broken. */
  float brokenBy() {
    return brokenBy;
  }

  /** Rows that the records stand for, of n rows seen. */
  int span(int n) {
    return Math.min(n, BUCKET_ROWS + rows);
  }

  /** Whether a value of a feature lies within the records, or none are kept yet. */
  boolean within(Feature feature, float value) {
    int high = 2 * feature.ordinal();
    return value <= all[high] && value >= all[high + 1];
  }

  void save(StateWriter out, int n) {
    out.put(bucket).put(all).put(seen).put(habit).put(rows);
    for (int row : habitRow) {
      out.put((short) Math.min(n - row, FORGOTTEN_ROWS + 1));
    }
  }

  void load(StateReader in, int n) {
    in.get(bucket);
    in.get(all);
    in.get(seen);
    in.get(habit);
    rows = in.getInt("rows of a bucket", 0, BUCKET_ROWS - 1);
    for (int side = 0; side < habitRow.length; side++) {
      habitRow[side] = n - Short.toUnsignedInt(in.getShort());
    }
  }

  void copyFrom(Records other) {
    System.arraycopy(other.bucket, 0, bucket, 0, bucket.length);
    System.arraycopy(other.all, 0, all, 0, all.length);
    System.arraycopy(other.seen, 0, seen, 0, seen.length);
    System.arraycopy(other.habit, 0, habit, 0, habit.length);
    System.arraycopy(other.habitRow, 0, habitRow, 0, habitRow.length);
    rows = other.rows;
  }
}
