package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * The shapes that the last period of a series has had: 64 prototypes of 16 block means, normalised
 * by mean and deviation. A window further than 0.25 from all of them becomes a prototype in the
 * place of the least used; another moves the nearest by 5 %. The distance to the nearest is how
 * novel the shape is (a cheap relative of the left matrix profile).
 *
 * <p>One owner.
 */
final class ShapeMemory {
  private static final int BLOCKS = 16;
  private static final int PROTOTYPES = 64;
  private static final float STEPS = 32;

  /** Distance from all known shapes that makes one a new one. */
  static final double NEW = 0.25;

  private static final float MOVE = 0.05f;
  private static final float FADE = 0.999f;
  private static final double SPREAD_GAIN = 0.01;
  private static final double LEAST_SPREAD = 0.5;

  private final int blockRows;
  private final float[] blocks = new float[BLOCKS];
  private final byte[] prototypes = new byte[PROTOTYPES * BLOCKS];
  private final float[] used = new float[PROTOTYPES];
  private int known;
  private int filled;
  private int rows;
  private double sum;
  private double spread;
  private double distance;

  /**
   * @param period rows that a shape spans
   */
  ShapeMemory(int period) {
    this.blockRows = Math.max(1, Math.round(period / (float) BLOCKS));
  }

  /** Rows that a shape spans. */
  int span() {
    return BLOCKS * blockRows;
  }

  /** Distance of the last whole window to the nearest prototype; 0 until one is known. */
  double distance() {
    return distance;
  }

  /** Takes a row in; whether a window was compared. */
  boolean learn(double value) {
    sum += value;
    if (++rows < blockRows) {
      return false;
    }
    System.arraycopy(blocks, 1, blocks, 0, BLOCKS - 1);
    blocks[BLOCKS - 1] = (float) (sum / rows);
    rows = 0;
    sum = 0;
    if (filled < BLOCKS && ++filled < BLOCKS) {
      return false;
    }
    compare(normalised());
    return true;
  }

  private float[] normalised() {
    double mean = 0;
    for (float block : blocks) {
      mean += block / (double) BLOCKS;
    }
    double square = 0;
    for (float block : blocks) {
      square += (block - mean) * (block - mean) / BLOCKS;
    }
    double deviation = Math.sqrt(square);
    spread = spread == 0 ? deviation : spread + SPREAD_GAIN * (deviation - spread);
    double unit = Math.max(deviation, LEAST_SPREAD * spread) + 1e-30;
    float[] shape = new float[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
      shape[i] = (float) Clip.to((blocks[i] - mean) / unit, Byte.MAX_VALUE / STEPS);
    }
    return shape;
  }

  private void compare(float[] shape) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < known; k++) {
      double square = squareTo(k, shape);
      used[k] *= FADE;
      if (square < least) {
        least = square;
        nearest = k;
      }
    }
    distance = known == 0 ? 0 : Math.sqrt(least / BLOCKS);
    if (known == 0 || distance > NEW) {
      remember(shape);
    } else {
      used[nearest]++;
      move(nearest, shape);
    }
  }

  private double squareTo(int k, float[] shape) {
    double square = 0;
    for (int i = 0; i < BLOCKS; i++) {
      float d = shape[i] - prototypes[k * BLOCKS + i] / STEPS;
      square += d * d;
    }
    return square;
  }

  private void remember(float[] shape) {
    int slot = 0;
    if (known < PROTOTYPES) {
      slot = known++;
    } else {
      for (int k = 1; k < PROTOTYPES; k++) {
        slot = used[k] < used[slot] ? k : slot;
      }
    }
    used[slot] = 1;
    for (int i = 0; i < BLOCKS; i++) {
      prototypes[slot * BLOCKS + i] = (byte) Math.round(shape[i] * STEPS);
    }
  }

  private void move(int k, float[] shape) {
    for (int i = 0; i < BLOCKS; i++) {
      int at = k * BLOCKS + i;
      float step = MOVE * (shape[i] * STEPS - prototypes[at]);
      prototypes[at] += (byte) Math.round(step);
    }
  }

  void save(StateWriter out) {
    out.put(blockRows).put(blocks).put(prototypes).put(used);
    out.put(known).put(filled).put(rows).put(sum).put(spread).put(distance);
  }

  static ShapeMemory load(StateReader in) {
    ShapeMemory memory = new ShapeMemory(BLOCKS * in.getInt("rows a block", 1, Short.MAX_VALUE));
    in.get(memory.blocks);
    in.get(memory.prototypes);
    in.get(memory.used);
    memory.known = in.getInt("prototypes", 0, PROTOTYPES);
    memory.filled = in.getInt("blocks", 0, BLOCKS);
    memory.rows = in.getInt("rows of a block", 0, memory.blockRows - 1);
    memory.sum = in.getDouble();
    memory.spread = in.getDouble();
    memory.distance = in.getDouble();
    return memory;
  }

  ShapeMemory copy() {
    ShapeMemory copy = new ShapeMemory(span());
    System.arraycopy(blocks, 0, copy.blocks, 0, BLOCKS);
    System.arraycopy(prototypes, 0, copy.prototypes, 0, prototypes.length);
    System.arraycopy(used, 0, copy.used, 0, PROTOTYPES);
    copy.known = known;
    copy.filled = filled;
    copy.rows = rows;
    copy.sum = sum;
    copy.spread = spread;
    copy.distance = distance;
    return copy;
  }
}
