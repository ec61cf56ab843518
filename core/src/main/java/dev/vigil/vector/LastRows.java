package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** The last rows in their order, up to so many, or fewer of very wide ones. One owner. */
final class LastRows {
  private static final int VERSION = 1;

  private final int capacity;
  private float[][] ring = {};
  private int size;
  private int next;

  /**
   * @param capacity rows it holds; 0 for none
   */
  LastRows(int capacity) {
    this.capacity = capacity;
  }

  /** Takes a copy of a row. */
  void learn(float[] row) {
    if (capacity == 0) {
      return;
    }
    int most = Reservoir.most(capacity, row.length);
    if (size == ring.length && size < most) {
      ring = java.util.Arrays.copyOf(ring, Math.min(most, Math.max(64, 2 * size)));
    }
    if (size < most) {
      ring[size++] = row.clone();
      return;
    }
    System.arraycopy(row, 0, ring[next], 0, row.length);
    next = (next + 1) % most;
  }

  /** The rows as they are kept, the oldest first; not to be changed. */
  float[][] rows() {
    float[][] rows = new float[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = ring[(next + i) % size];
    }
    return rows;
  }

  void save(StateWriter out) {
    out.part('L', VERSION).put(size);
    for (float[] row : rows()) {
      out.put(row);
    }
  }

  /**
   * @param seen rows that were learnt, of which it holds the last
   */
  void load(StateReader in, int width, long seen) {
    in.part('L', VERSION);
    int most = Reservoir.most(capacity, width);
    int count = in.getInt("last rows", 0, most);
    if (count != Math.min(most, seen)) {
      throw new BadState("of " + seen + " rows the last cannot be " + count);
    }
    if (in.remaining() < (long) count * width * Float.BYTES) {
      throw new BadState("state is cut short within the last rows");
    }
    float[][] read = new float[count][];
    for (int i = 0; i < count; i++) {
      read[i] = Embedding.sound(in, width);
    }
    ring = read;
    size = count;
    next = 0;
  }
}
