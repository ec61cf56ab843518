package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /** Where the numbers of the two features lie in {@link #numbers}, side by side. */
  private static final int PEAK = 0;

  private static final int QUANTILE = 2;
  private static final int MEDIAN = 4;
  private static final int GATE = 6;
  private static final int HABIT = 8;

  /** Where the counts of the two features lie in {@link #counts}. */
  private static final int HABIT_ROW = 0;

  private static final int BLOCKS = 2;

  private final float[] numbers = new float[10];
  private final int[] counts = new int[4];
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
    return size / Math.exp(numbers[MEDIAN + strongest]);
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

  /** Where the gates of the two features are, in the unit of each. */
  Map<String, Object> describe() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("blocks", Math.min(counts[BLOCKS], counts[BLOCKS + 1]));
    described.put("blocksWanted", BLOCKS_BEFORE_IT_COUNTS);
    described.put("usualPeakFromHour", Math.exp(numbers[MEDIAN]));
    described.put("usualJump", Math.exp(numbers[MEDIAN + 1]));
    return described;
  }

  private void weigh(int k, double x, boolean speaks) {
    if (x > numbers[PEAK + k]) {
      numbers[PEAK + k] = (float) x;
    }
    if (speaks && counts[BLOCKS + k] >= BLOCKS_BEFORE_IT_COUNTS && x > numbers[GATE + k]) {
      double u =
          (Math.log(x) - numbers[QUANTILE + k])
              / (LEAST_SPREAD + numbers[QUANTILE + k] - numbers[MEDIAN + k]);
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
    int rest = n - counts[HABIT_ROW + k];
    double left =
        numbers[HABIT + k] == 0 ? 0 : numbers[HABIT + k] * Math.exp(-rest / HABITUATION_ROWS);
    if (rest > HABITUATION_REST) {
      numbers[HABIT + k] = (float) (left + Math.min(1, evidence));
      counts[HABIT_ROW + k] = n;
    }
    return evidence / (1 + left);
  }

  private void close(int k) {
    if (numbers[PEAK + k] > 0) {
      float log = (float) Math.log(numbers[PEAK + k]);
      if (counts[BLOCKS + k]++ == 0) {
        numbers[QUANTILE + k] = log;
        numbers[MEDIAN + k] = log;
      } else {
        step(k, log);
      }
      numbers[GATE + k] = (float) Math.exp(numbers[QUANTILE + k] + LEAST_EXCESS);
    }
    numbers[PEAK + k] = 0;
  }

  private void step(int k, float log) {
    float spread = Math.max(0.3f, LEAST_SPREAD + numbers[QUANTILE + k] - numbers[MEDIAN + k]);
    float step = Math.max(STEP, 2f / (counts[BLOCKS + k] + 1)) * spread;
    if (counts[BLOCKS + k] <= BLOCKS_BEFORE_IT_COUNTS) {
      numbers[QUANTILE + k] = Math.max(numbers[QUANTILE + k], log);
    } else {
      numbers[QUANTILE + k] += log > numbers[QUANTILE + k] ? step * 0.8f : -step * 0.2f;
    }
    numbers[MEDIAN + k] += log > numbers[MEDIAN + k] ? step * 0.5f : -step * 0.5f;
    numbers[MEDIAN + k] = Math.min(numbers[MEDIAN + k], numbers[QUANTILE + k]);
  }

  /** See {@link Row#fetched}. */
  double fetch() {
    return numbers[0] + counts[0] + block;
  }

  /** Numbers rows anew, from so many fewer. */
  void fold(int rows) {
    for (int k = 0; k < 2; k++) {
      counts[HABIT_ROW + k] = Math.max(0, counts[HABIT_ROW + k] - rows);
    }
  }

  void save(StateWriter out) {
    out.put(numbers).put(counts).put(block);
  }

  void load(StateReader in) {
    in.get(numbers);
    in.get(counts);
    block = in.getLong();
  }

  void copyFrom(Extremity other) {
    System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
    System.arraycopy(other.counts, 0, counts, 0, counts.length);
    block = other.block;
  }
}
