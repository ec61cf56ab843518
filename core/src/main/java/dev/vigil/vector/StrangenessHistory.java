package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * How strange rows were to models that had not learnt them yet: what the models say of a row of
 * their own sample is no measure of that, for they were fitted to it. One owner.
 *
 * <p>Strangeness is counted in steps of a quarter. The share of rows beyond is read off the counts
 * up to where {@value #ROWS_BEYOND} rows lie beyond; from there on it falls as an exponential law
 * does, by the mean excess of those rows. As many rows of a prior as a first fit has are counted
 * in, so that the shares begin somewhere. What was counted fades by half in every 16,384 rows.
 */
final class StrangenessHistory {
  private static final int STEPS = 128;
  private static final double STEP = 0.25;
  private static final float MEMORY_ROWS = 32_768;
  private static final int ROWS_BEYOND = 40;
  private static final double PRIOR_ROWS = 64;

  /** Mean excess of the prior, and of as many rows beyond in any case. */
  private static final double PRIOR_EXCESS = 1.7;

  private static final double PRIOR_ROWS_BEYOND = 10;
  private static final double LEAST_EXCESS = 0.5;
  private static final int VERSION = 1;

  private final float[] counts = new float[STEPS];
  private float rows;

  /** Rows beyond each step, and where the law begins; made from the counts when asked for. */
  private final double[] beyond = new double[STEPS + 1];

  private int lawFrom = -1;
  private double excess;

  /** Counts a row in. */
  void learn(double strangeness) {
    counts[(int) Math.min(STEPS - 1, strangeness / STEP)]++;
    rows++;
    if (rows >= MEMORY_ROWS) {
      fade(0.5f);
    }
    lawFrom = -1;
  }

  /** Lets what was counted so far weigh less. */
  void fade(float by) {
    rows *= by;
    for (int i = 0; i < STEPS; i++) {
      counts[i] *= by;
    }
    lawFrom = -1;
  }

  /** −ln of the share of rows at least as strange, at least 0. */
  double rarity(double strangeness) {
    if (lawFrom < 0) {
      measure();
    }
    double all = rows + PRIOR_ROWS;
    double at = strangeness / STEP;
    if (at >= lawFrom) {
      double over = (strangeness - lawFrom * STEP) / excess;
      return Math.max(0, Math.log(all / beyond[lawFrom]) + over);
    }
    int step = (int) at;
    double here = Math.log(all / beyond[step]);
    double next = Math.log(all / beyond[step + 1]);
    return Math.max(0, here + (at - step) * (next - here));
  }

  private void measure() {
    double sum = 0;
    double moment = 0;
    int from = 0;
    double excesses = 0;
    for (int i = STEPS - 1; i >= 0; i--) {
      double prior = Math.exp(-i * STEP / PRIOR_EXCESS);
      double priorHere = prior - Math.exp(-(i + 1) * STEP / PRIOR_EXCESS);
      double here = counts[i] + PRIOR_ROWS * (i == STEPS - 1 ? prior : priorHere);
      sum += here;
      moment += here * (i + 0.5) * STEP;
      beyond[i] = sum;
      if (sum >= ROWS_BEYOND && excesses == 0) {
        from = i;
        excesses = moment - sum * i * STEP;
        excess = (excesses + PRIOR_ROWS_BEYOND * PRIOR_EXCESS) / (sum + PRIOR_ROWS_BEYOND);
      }
    }
    excess = Math.max(LEAST_EXCESS, excess);
    lawFrom = from;
  }

  void save(StateWriter out) {
    out.part('H', VERSION).put(rows).put(counts);
  }

  void load(StateReader in) {
    in.part('H', VERSION);
    rows = in.getFloat();
    in.get(counts);
    lawFrom = -1;
    double sum = 0;
    for (float count : counts) {
      if (!(count >= 0 && count <= MEMORY_ROWS)) {
        throw new BadState("a strangeness cannot have been seen " + count + " times");
      }
      sum += count;
    }
    if (!(Math.abs(rows - sum) <= 1e-3 * MEMORY_ROWS)) {
      throw new BadState("counts of " + sum + " rows do not fit " + rows);
    }
  }
}
