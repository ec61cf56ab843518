package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * Records of each channel: the highest and lowest value, step, and exponential means of 8 and 64
 * rows in two buckets of 3,200 rows, so that a record is forgotten after 3,200 to 6,400. A record
 * broken by the share g of its range gives g / (g + 0.1) of evidence, less as the channel grows
 * used to it. The strongest of the levels and the step count. One owner.
 */
final class ChannelRecords {
  private static final int FEATURES = 4;
  private static final int STEP = 3;
  private static final int BUCKET_ROWS = 3200;
  private static final int WARM_UP = 128;
  private static final double MARGIN = 0.1;
  private static final double MOST_RANGES = 1e6;
  private static final double HABITUATION = 0.5;
  private static final double FADING = 1 - 1 / 1000.0;

  private final int width;
  private final float[] high;
  private final float[] low;
  private final float[] oldHigh;
  private final float[] oldLow;
  private final float[] habit;
  private final float[] quick;
  private final float[] slow;
  private final float[] last;
  private final float[] features = new float[FEATURES];
  private long rows;

  ChannelRecords(int width) {
    this.width = width;
    high = filled(Float.NEGATIVE_INFINITY);
    low = filled(Float.POSITIVE_INFINITY);
    oldHigh = filled(Float.NEGATIVE_INFINITY);
    oldLow = filled(Float.POSITIVE_INFINITY);
    habit = new float[width];
    quick = new float[width];
    slow = new float[width];
    last = new float[width];
  }

  private float[] filled(float value) {
    float[] filled = new float[FEATURES * width];
    Arrays.fill(filled, value);
    return filled;
  }

  /** Sets the evidence, 0–2, of each channel of a row as it was kept; its sum. */
  double evidence(float[] row, double[] into) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      into[j] = rows < WARM_UP ? 0 : evidence(j, row[j]) / (1 + HABITUATION * habit[j]);
      sum += into[j];
    }
    return sum;
  }

  private double evidence(int channel, float value) {
    features(channel, value);
    double level = 0;
    double step = 0;
    for (int k = 0; k < FEATURES; k++) {
      double broken = broken(FEATURES * channel + k, features[k]);
      if (k == STEP) {
        step = broken;
      } else {
        level = Math.max(level, broken);
      }
    }
    return level + step;
  }

  private double broken(int at, float value) {
    double most = Math.max(high[at], oldHigh[at]);
    double least = Math.min(low[at], oldLow[at]);
    double beyond = Math.max(value - most, least - value);
    double range = most - least;
    if (!(beyond > 0) || !(range > 0)) {
      return 0;
    }
    double times = Math.min(MOST_RANGES, beyond / range);
    return times / (times + MARGIN);
  }

  private void features(int channel, float value) {
    boolean first = rows == 0;
    features[0] = value;
    features[1] = first ? value : quick[channel] + (value - quick[channel]) / 8;
    features[2] = first ? value : slow[channel] + (value - slow[channel]) / 64;
    features[STEP] = first ? 0 : value - last[channel];
  }

  /** Takes in a row, with the evidence that it gave. */
  void learn(float[] row, double[] evidence) {
    for (int j = 0; j < width; j++) {
      features(j, row[j]);
      for (int k = 0; k < FEATURES; k++) {
        int at = FEATURES * j + k;
        high[at] = Math.max(high[at], features[k]);
        low[at] = Math.min(low[at], features[k]);
      }
      quick[j] = features[1];
      slow[j] = features[2];
      last[j] = row[j];
      habit[j] = (float) (FADING * habit[j] + evidence[j]);
    }
    if (++rows % BUCKET_ROWS == 0) {
      turn();
    }
  }

  private void turn() {
    System.arraycopy(high, 0, oldHigh, 0, high.length);
    System.arraycopy(low, 0, oldLow, 0, low.length);
    Arrays.fill(high, Float.NEGATIVE_INFINITY);
    Arrays.fill(low, Float.POSITIVE_INFINITY);
  }

  void save(StateWriter out) {
    out.put(rows).put(high).put(low).put(oldHigh).put(oldLow);
    out.put(habit).put(quick).put(slow).put(last);
  }

  void load(StateReader in) {
    rows = in.getLong();
    for (float[] part : new float[][] {high, low, oldHigh, oldLow, habit, quick, slow, last}) {
      in.get(part);
    }
    for (float[] part : new float[][] {habit, quick, slow, last}) {
      for (float value : part) {
        if (!(Math.abs(value) <= 2 * Embedding.LARGEST)) {
          throw new BadState("a record cannot go on from " + value);
        }
      }
    }
    for (float value : habit) {
      if (value < 0) {
        throw new BadState("a habit cannot be " + value);
      }
    }
    if (rows < 0) {
      throw new BadState("rows cannot be " + rows);
    }
  }
}
