package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * A sample of the rows learnt so far (Vitter, Random Sampling with a Reservoir, 1985, algorithm R):
 * each as likely in it, until the chance of a new row would fall under a floor; from then on the
 * chance of an old row fades, by half in {@code capacity · ln 2 / floor} rows. It holds fewer of
 * very wide rows ({@link #most}). One owner.
 */
final class Reservoir {
  private static final int VERSION = 1;
  private static final int NARROW = 128;
  private static final int MOST_NUMBERS = 1 << 19;
  private static final int LEAST_OF_WIDE = 256;

  private final int capacity;
  private final double floor;
  private float[][] rows;
  private int size;
  private long seen;

  /**
   * @param capacity rows it holds, at least 1
   * @param floor least chance of a new row to be taken, from 0 (for ever uniform) to 1
   */
  Reservoir(int capacity, double floor) {
    this.capacity = capacity;
    this.floor = floor;
    this.rows = new float[Math.min(64, capacity)][];
  }

  /**
   * How many rows of a width are kept where so many are asked for: of more than 128 features no
   * more than 524,288 numbers in all, but 256 rows, so that neither memory nor a fit gets out of
   * hand.
   */
  static int most(int capacity, int width) {
    return width <= NARROW
        ? capacity
        : Math.min(capacity, Math.max(LEAST_OF_WIDE, MOST_NUMBERS / width));
  }

  /** Takes a copy of a row, or passes it by. */
  void learn(float[] row, Chance chance) {
    seen++;
    int most = most(capacity, row.length);
    if (size < most) {
      if (size == rows.length) {
        rows = java.util.Arrays.copyOf(rows, Math.min(most, 2 * size));
      }
      rows[size++] = row.clone();
      return;
    }
    double taken = Math.max(floor, (double) most / seen);
    if (chance.nextDouble() < taken) {
      System.arraycopy(row, 0, rows[chance.nextInt(most)], 0, row.length);
    }
  }

  /** Counts a row that is not to enter the sample. */
  void pass() {
    seen++;
  }

  int size() {
    return size;
  }

  /** Rows learnt. */
  long seen() {
    return seen;
  }

  /** The rows of the sample, as they are kept; not to be changed. */
  float[][] rows() {
    return java.util.Arrays.copyOf(rows, size);
  }

  void save(StateWriter out) {
    out.part('R', VERSION).put(seen).put(size);
    for (int i = 0; i < size; i++) {
      out.put(rows[i]);
    }
  }

  void load(StateReader in, int width) {
    in.part('R', VERSION);
    seen = in.getLong();
    int count = in.getInt("rows of the sample", 0, most(capacity, width));
    if (seen < count) {
      throw new BadState("a sample of " + count + " rows cannot stem from " + seen);
    }
    float[][] read = new float[Math.max(Math.min(64, capacity), count)][];
    for (int i = 0; i < count; i++) {
      if (in.remaining() < (long) width * Float.BYTES) {
        throw new BadState("state is cut short within the rows of a sample");
      }
      read[i] = Embedding.sound(in, width);
    }
    rows = read;
    size = count;
  }
}
