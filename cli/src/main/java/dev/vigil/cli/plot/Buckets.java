package dev.vigil.cli.plot;

import java.util.Arrays;

/**
 * The course of one series in a bounded number of buckets. While there are few observations each
 * has a bucket of its own; when the buckets are used up, neighbours are merged two by two and each
 * takes twice as many. A bucket keeps four of its observations whole, with the band that was
 * expected of each: the first, the last, the lowest and the highest. So no spike can vanish, and
 * nothing is drawn that was not seen. One owner.
 */
final class Buckets {
  /** An observation: time, value, lower and upper end of its band, expected value. */
  private static final int WIDTH = 5;

  private static final int FIRST = 0;
  private static final int LOWEST = WIDTH;
  private static final int HIGHEST = 2 * WIDTH;
  private static final int LAST = 3 * WIDTH;
  private static final int COUNT = 4 * WIDTH;
  private static final int BUCKET = COUNT + 1;

  private double[] cells = new double[16 * BUCKET];
  private int size;
  private long full = 1;

  /** Takes an observation; its time in milliseconds since 1970, its value finite. */
  void add(long epochMillis, double value, Expected expected) {
    if (size > 0 && cells[(size - 1) * BUCKET + COUNT] < full) {
      extend((size - 1) * BUCKET, epochMillis, value, expected);
      return;
    }
    if (size * BUCKET == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    int bucket = size++ * BUCKET;
    for (int part = FIRST; part < COUNT; part += WIDTH) {
      set(bucket + part, epochMillis, value, expected);
    }
    cells[bucket + COUNT] = 1;
  }

  private void extend(int bucket, long epochMillis, double value, Expected expected) {
    if (value < cells[bucket + LOWEST + 1]) {
      set(bucket + LOWEST, epochMillis, value, expected);
    } else if (value > cells[bucket + HIGHEST + 1]) {
      set(bucket + HIGHEST, epochMillis, value, expected);
    }
    set(bucket + LAST, epochMillis, value, expected);
    cells[bucket + COUNT]++;
  }

  private void set(int at, long epochMillis, double value, Expected expected) {
    cells[at] = epochMillis;
    cells[at + 1] = value;
    cells[at + 2] = expected.lower();
    cells[at + 3] = expected.upper();
    cells[at + 4] = expected.value();
  }

  /** Halves the buckets: each takes twice as many observations from now on. */
  void halve() {
    int kept = 0;
    for (int i = 0; i < size; i += 2, kept++) {
      System.arraycopy(cells, i * BUCKET, cells, kept * BUCKET, BUCKET);
      if (i + 1 < size) {
        merge(kept * BUCKET, (i + 1) * BUCKET);
      }
    }
    size = kept;
    full *= 2;
    cells = Arrays.copyOf(cells, Math.max(16, size) * BUCKET);
  }

  private void merge(int into, int from) {
    if (cells[from + LOWEST + 1] < cells[into + LOWEST + 1]) {
      copy(from + LOWEST, into + LOWEST);
    }
    if (cells[from + HIGHEST + 1] > cells[into + HIGHEST + 1]) {
      copy(from + HIGHEST, into + HIGHEST);
    }
    copy(from + LAST, into + LAST);
    cells[into + COUNT] += cells[from + COUNT];
  }

  private void copy(int from, int to) {
    System.arraycopy(cells, from, cells, to, WIDTH);
  }

  /** Buckets in use. */
  int size() {
    return size;
  }

  /** Observations in a full bucket; up to 2, every observation is kept. */
  long perBucket() {
    return full;
  }

  /** Draws all observations that were kept, in the order of their buckets. */
  void draw(Course.Draft draft) {
    for (int bucket = 0; bucket < size * BUCKET; bucket += BUCKET) {
      draw(bucket + FIRST, draft);
      boolean lowFirst = cells[bucket + LOWEST] <= cells[bucket + HIGHEST];
      draw(bucket + (lowFirst ? LOWEST : HIGHEST), draft);
      draw(bucket + (lowFirst ? HIGHEST : LOWEST), draft);
      draw(bucket + LAST, draft);
    }
  }

  private void draw(int at, Course.Draft draft) {
    Expected expected = new Expected(cells[at + 4], cells[at + 2], cells[at + 3]);
    draft.point((long) cells[at], cells[at + 1], expected);
  }
}
