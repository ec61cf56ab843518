package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Extremity: peaks against the series' own two-hour block peaks, so that an event that comes back
 * is seen again, which records cannot do.
 *
 * <p>Two features: 0, the distance from the usual value at this hour; 1, the distance from the mean
 * of the last four over the usual step at this hour. Of each, the 80 % quantile and the median of
 * the logarithm of its block peaks are tracked by stochastic steps; the gate is the quantile and
 * the unit the spread between the two (a location-scale model of log block maxima), so that spiky
 * series get a wider gate by themselves. An event is not learnt at once: it is one block of many.
 *
 * <p>One owner.
 */
final class Extremity {
  private static final long BLOCK_MILLIS = 7_200_000;
  private static final int BLOCKS_BEFORE_IT_COUNTS = 12;
  private static final float LEAST_SPREAD = 0.15f;
  private static final float STEP = 0.1f;
  private static final float LEAST_EXCESS = 0.2f;
  private static final double HABITUATION_ROWS = 1000;
  private static final int HABITUATION_REST = 50;

  /** A peak after a standstill may be beyond what a float holds. */
  private static final double LARGEST = 1e37;

  /** No feature is beyond its gate. */
  static final double NONE = -9;

  private final float[] peak = new float[2];
  private final float[] quantile = new float[2];
  private final float[] median = new float[2];
  private final float[] gate = new float[2];
  private final float[] habit = new float[2];
  private final int[] habitRow = new int[2];
  private final int[] blocks = new int[2];
  private long block = Long.MIN_VALUE;

  private double excess;
  private int strongest;
  private double size;

  /**
   * Spreads beyond the gate of the strongest feature at the last value; {@link #NONE} if inside.
   */
  double excess() {
    return excess;
  }

  /** Which feature was the strongest at the last value. */
  int strongest() {
    return strongest;
  }

  /** How many times its median block peak the strongest feature was at the last value. */
  double timesUsual() {
    return size / Math.exp(median[strongest]);
  }

  /**
   * Evidence 0–3 of one value, and learns it.
   *
   * @param fromSeason distance from the usual value at this hour
   * @param jump distance from the mean of the last four, over the usual step
   * @param jumps whether that distance is at least the series' scale
   * @param scale the series' scale
   */
  double observe(
      long epochMillis, int n, double fromSeason, double jump, boolean jumps, double scale) {
    long now = Math.floorDiv(epochMillis, BLOCK_MILLIS);
    if (now != block) {
      if (block != Long.MIN_VALUE) {
        close(0);
        close(1);
      }
      block = now;
    }
    excess = NONE;
    strongest = 0;
    weigh(0, Math.min(LARGEST, fromSeason), n > 100 && fromSeason >= scale);
    weigh(1, Math.min(LARGEST, jump), n > 100 && jumps);
    return excess < 0 ? 0 : habituated(Math.min(3, 0.62 + 0.6 * (excess - 2)), n);
  }

  private void weigh(int k, double x, boolean counts) {
    if (x > peak[k]) {
      peak[k] = (float) x;
    }
    if (counts && blocks[k] >= BLOCKS_BEFORE_IT_COUNTS && x > gate[k]) {
      double u = (Math.log(x) - quantile[k]) / (LEAST_SPREAD + quantile[k] - median[k]);
      if (u > excess) {
        excess = u;
        strongest = k;
        size = x;
      }
    }
  }

  private double habituated(double evidence, int n) {
    if (evidence <= 0) {
      return 0;
    }
    int k = strongest;
    int rest = n - habitRow[k];
    double left = habit[k] == 0 ? 0 : habit[k] * Math.exp(-rest / HABITUATION_ROWS);
    if (rest > HABITUATION_REST) {
      habit[k] = (float) (left + Math.min(1, evidence));
      habitRow[k] = n;
    }
    return evidence / (1 + left);
  }

  private void close(int k) {
    if (peak[k] > 0) {
      float log = (float) Math.log(peak[k]);
      if (blocks[k]++ == 0) {
        quantile[k] = log;
        median[k] = log;
      } else {
        step(k, log);
      }
      gate[k] = (float) Math.exp(quantile[k] + LEAST_EXCESS);
    }
    peak[k] = 0;
  }

  private void step(int k, float log) {
    float spread = Math.max(0.3f, LEAST_SPREAD + quantile[k] - median[k]);
    float step = Math.max(STEP, 2f / (blocks[k] + 1)) * spread;
    if (blocks[k] <= BLOCKS_BEFORE_IT_COUNTS) {
      quantile[k] = Math.max(quantile[k], log);
    } else {
      quantile[k] += log > quantile[k] ? step * 0.8f : -step * 0.2f;
    }
    median[k] += log > median[k] ? step * 0.5f : -step * 0.5f;
    median[k] = Math.min(median[k], quantile[k]);
  }

  void save(StateWriter out) {
    out.put(peak).put(quantile).put(median).put(gate).put(habit);
    out.put(habitRow).put(blocks).put(block);
  }

  void load(StateReader in) {
    in.get(peak);
    in.get(quantile);
    in.get(median);
    in.get(gate);
    in.get(habit);
    in.get(habitRow);
    in.get(blocks);
    block = in.getLong();
  }

  void copyFrom(Extremity other) {
    System.arraycopy(other.peak, 0, peak, 0, 2);
    System.arraycopy(other.quantile, 0, quantile, 0, 2);
    System.arraycopy(other.median, 0, median, 0, 2);
    System.arraycopy(other.gate, 0, gate, 0, 2);
    System.arraycopy(other.habit, 0, habit, 0, 2);
    System.arraycopy(other.habitRow, 0, habitRow, 0, 2);
    System.arraycopy(other.blocks, 0, blocks, 0, 2);
    block = other.block;
  }
}
