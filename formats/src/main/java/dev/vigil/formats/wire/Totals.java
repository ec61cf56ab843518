package dev.vigil.formats.wire;

import java.util.Arrays;

/** What a histogram or a summary counted from its start to a time. One owner. */
final class Totals {
  static final int MOST_BUCKETS = 1024;

  long start;
  long time;
  long count;
  double sum;
  boolean hasSum;
  int buckets;
  long[] counts = {};

  void clear() {
    start = 0;
    time = 0;
    count = 0;
    sum = 0;
    hasSum = false;
    buckets = 0;
  }

  void copy(Totals other) {
    start = other.start;
    time = other.time;
    count = other.count;
    sum = other.sum;
    hasSum = other.hasSum;
    buckets = other.buckets;
    if (counts.length < buckets) {
      counts = new long[buckets];
    }
    System.arraycopy(other.counts, 0, counts, 0, buckets);
  }

  /** Another bucket; false if there are too many. */
  boolean bucket(long many) {
    if (buckets == MOST_BUCKETS) {
      return false;
    }
    if (buckets == counts.length) {
      counts = Arrays.copyOf(counts, Math.max(16, 2 * buckets));
    }
    counts[buckets++] = many;
    return true;
  }

  /** Whether this, which is later, can have grown out of the other. */
  boolean goesOn(Totals before) {
    if (start > before.start && start >= before.time) {
      return false;
    }
    if (count < before.count || count < 0) {
      return false;
    }
    for (int i = 0; buckets == before.buckets && i < buckets; i++) {
      if (counts[i] < before.counts[i]) {
        return false;
      }
    }
    return true;
  }

  /** Takes off what was counted before, so that the interval between is left. */
  void subtract(Totals before) {
    start = before.time;
    count -= before.count;
    sum -= before.sum;
    hasSum &= before.hasSum;
    if (buckets != before.buckets) {
      buckets = 0;
    }
    for (int i = 0; i < buckets; i++) {
      counts[i] -= before.counts[i];
    }
  }
}
