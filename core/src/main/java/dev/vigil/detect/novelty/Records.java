package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  /** Rows after which nothing is left of a habit; its age is known modulo 65,536. */
  private static final int FORGOTTEN_ROWS = 60_000;

  /** Highest and lowest of the current bucket, side by side. */
  private final float[] bucket = new float[2 * FEATURES];

  /** Highest and lowest of both buckets, side by side. */
  private final float[] all = new float[2 * FEATURES];

  /** Values seen of each feature, counted to just over the warm-up. */
  private final byte[] seen = new byte[FEATURES];

  /** Evidence that each side is used to, and the low 16 bits of the row when it was last raised. */
  private final float[] habit = new float[2 * FEATURES];

  private final short[] habitRow = new short[2 * FEATURES];
  private int rows;

  Records() {
    Arrays.fill(habitRow, (short) -1000);
  }

  /**
   * The highest and the lowest of each feature that has begun.
   *
   * @param origin what values and their means are less
   */
  List<Object> describe(double origin) {
    List<Object> described = new ArrayList<>();
    for (int k = 0; k < FEATURES; k++) {
      if (seen[k] > 0) {
        Feature feature = Feature.at(k);
        boolean value = feature == Feature.VALUE || feature.noun.equals("mean");
        double less = value && feature != Feature.LEVEL_32 ? origin : 0;
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("feature", feature.name().toLowerCase(Locale.ROOT));
        one.put("group", feature.group.word());
        one.put("observations", feature.scale);
        one.put("highest", less + all[2 * k]);
        one.put("lowest", less + all[2 * k + 1]);
        described.add(one);
      }
    }
    return described;
  }

  /** Takes the n-th row in, and tells it which records it broke. */
  void observe(Row row, int n) {
    float[] features = row.features;
    float[] bucket = this.bucket;
    for (int k = 0; k < FEATURES; k++) {
      float y = features[k];
      if (seen[k] <= WARM_UP) {
        start(row, k, n);
      } else if (y > bucket[2 * k]) {
        bucket[2 * k] = y;
        if (y > all[2 * k]) {
          broken(row, k, n, true);
        }
      } else if (y < bucket[2 * k + 1]) {
        bucket[2 * k + 1] = y;
        if (y < all[2 * k + 1]) {
          broken(row, k, n, false);
        }
      }
    }
    if (++rows >= BUCKET_ROWS) {
      forget(n);
      turn(features);
    }
  }

  /** The first values of a feature make its records and break none. */
  private void start(Row row, int k, int n) {
    float y = row.features[k];
    if (n < Feature.at(k).start || Float.isNaN(y)) {
      return;
    }
    int high = 2 * k;
    if (seen[k]++ == 0) {
      bucket[high] = bucket[high + 1] = all[high] = all[high + 1] = y;
      return;
    }
    if (seen[k] > WARM_UP && (y > all[high] || y < all[high + 1])) {
      broken(row, k, n, y > all[high]);
    }
    bucket[high] = Math.max(bucket[high], y);
    bucket[high + 1] = Math.min(bucket[high + 1], y);
    all[high] = Math.max(all[high], y);
    all[high + 1] = Math.min(all[high + 1], y);
  }

  private void broken(Row row, int k, int n, boolean up) {
    float y = row.features[k];
    int side = up ? 2 * k : 2 * k + 1;
    float range = all[2 * k] - all[2 * k + 1];
    if (range > 0 && (up || Feature.at(k).twoSided())) {
      double times = (Math.abs(y - all[side]) - row.grain(Feature.at(k))) / range;
      float by = (float) Math.min(MOST_RANGES, times);
      if (by > 0) {
        row.broken(k, up, by, habituated(side, by / (by + MARGIN), n));
      }
    }
    all[side] = y;
  }

  private float habituated(int side, float evidence, int n) {
    int rest = rest(side, n);
    double left = rest > FORGOTTEN_ROWS ? 0 : habit[side] * Math.exp(-rest / HABITUATION_ROWS);
    if (rest > HABITUATION_REST) {
      habit[side] = (float) (left + evidence);
      habitRow[side] = (short) n;
    }
    return (float) (evidence / (1 + HABITUATION * left));
  }

  private int rest(int side, int n) {
    return n - habitRow[side] & 0xFFFF;
  }

  /** Habits that are all but gone are let go before their age could pass for a lesser one. */
  private void forget(int n) {
    for (int side = 0; side < habit.length; side++) {
      if (rest(side, n) > FORGOTTEN_ROWS) {
        habit[side] = 0;
        habitRow[side] = (short) (n - FORGOTTEN_ROWS);
      }
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

  /** Rows that the records stand for, of n rows seen. */
  int span(int n) {
    return Math.min(n, BUCKET_ROWS + rows);
  }

  /** Whether a value of a feature lies within the records, or none are kept yet. */
  boolean within(Feature feature, float value) {
    int high = 2 * feature.ordinal();
    return value <= all[high] && value >= all[high + 1];
  }

  /** See {@link Row#fetched}. */
  double fetch() {
    return bucket[0] + bucket[16] + bucket[32] + bucket[45] + seen[0];
  }

  void save(StateWriter out) {
    out.put(bucket).put(all).put(seen).put(habit).put(habitRow).put(rows);
  }

  void load(StateReader in) {
    in.get(bucket);
    in.get(all);
    in.get(seen);
    in.get(habit);
    in.get(habitRow);
    rows = in.getInt("rows of a bucket", 0, BUCKET_ROWS - 1);
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
