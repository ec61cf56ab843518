package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Signals at three time scales (exponential means of 1, 8 and 32 rows), each held against a sample
 * of itself in which an old row fades by half in 6,000; and their sum against a sample of sums. One
 * owner.
 */
final class SignalTails {
  private static final double[] SCALES = {1, 8, 32};
  private static final int LEAST = 48;
  private static final int MOST = 512;
  private static final double RECENCY = 1 / 16.0;
  private static final double MOST_SIGNAL = 1e12;

  private final int signals;
  private final double[] leastUnits;
  private final double[] means;
  private final double[] now;
  private final float[][] sample;
  private final @Nullable ScoreTail[] tails;
  private int size;
  private long seen;

  /**
   * @param leastUnits of each signal the least difference that counts as far
   */
  SignalTails(double... leastUnits) {
    this.signals = leastUnits.length;
    this.leastUnits = leastUnits;
    this.means = new double[signals * SCALES.length];
    this.now = new double[means.length];
    this.sample = new float[means.length][];
    Arrays.setAll(sample, k -> new float[MOST]);
    this.tails = new ScoreTail[sample.length + 1];
  }

  /** Whether there is a sample to hold a row against. */
  boolean ready() {
    return tails[0] != null;
  }

  /**
   * Sum of the strangeness of all signals at all scales if this were the next row; 0 before there
   * is a sample. Changes nothing that lasts.
   *
   * @param strangeness of each signal alone is added here
   */
  double strangeness(double[] signal, double[] strangeness) {
    Arrays.fill(strangeness, 0);
    double total = 0;
    for (int k = 0; k < signals; k++) {
      double value = Math.min(MOST_SIGNAL, signal[k]);
      for (int s = 0; s < SCALES.length; s++) {
        int at = k * SCALES.length + s;
        now[at] = seen == 0 ? value : means[at] + (value - means[at]) / SCALES[s];
        ScoreTail tail = tails[at];
        if (tail != null) {
          double strange = tail.strangeness(now[at]);
          strangeness[k] += strange;
          total += strange;
        }
      }
    }
    return total;
  }

  /** Calibrated strangeness of a sum; 0 before there is a sample of sums. */
  double rarity(double total) {
    ScoreTail tail = tails[means.length];
    return tail == null ? 0 : tail.strangeness(total);
  }

  /**
   * Takes in the row last asked for.
   *
   * @param ordinary whether it may enter the sample
   */
  void learn(boolean ordinary, Chance chance) {
    System.arraycopy(now, 0, means, 0, now.length);
    seen++;
    if (!ordinary) {
      return;
    }
    boolean full = size == MOST;
    if (full && chance.nextDouble() >= Math.max(RECENCY, (double) MOST / seen)) {
      return;
    }
    int at = full ? chance.nextInt(MOST) : size++;
    for (int k = 0; k < means.length; k++) {
      sample[k][at] = (float) now[k];
    }
  }

  /** Whether the samples should be put in order anew. */
  boolean due() {
    return seen < MOST ? size >= LEAST && seen % LEAST == 0 : seen % MOST == 0;
  }

  /** Holds rows against the samples as they are now. */
  void renew() {
    double[] sums = new double[size];
    for (int k = 0; k < sample.length; k++) {
      ScoreTail tail = tail(k);
      for (int i = 0; i < size; i++) {
        sums[i] += tail.strangeness(sample[k][i]);
      }
      tails[k] = tail;
    }
    tails[sample.length] = ScoreTail.of(sums);
  }

  private ScoreTail tail(int at) {
    double[] scores = new double[size];
    for (int i = 0; i < size; i++) {
      scores[i] = sample[at][i];
    }
    return ScoreTail.of(scores, leastUnit(at));
  }

  private double leastUnit(int at) {
    return at < means.length ? leastUnits[at / SCALES.length] : 0;
  }

  void save(StateWriter out) {
    out.put(seen).put(size).put(means);
    for (float[] values : sample) {
      out.put(Arrays.copyOf(values, size));
    }
    out.put(ready());
    for (ScoreTail tail : tails) {
      if (tail != null) {
        tail.save(out);
      }
    }
  }

  void load(StateReader in) {
    seen = in.getLong();
    size = in.getInt("sample of signals", 0, MOST);
    for (int k = 0; k < means.length; k++) {
      means[k] = in.getDouble("mean of a signal", m -> Math.abs(m) <= MOST_SIGNAL);
    }
    for (int k = 0; k < sample.length; k++) {
      float[] values = new float[size];
      in.get(values);
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw new BadState("a signal cannot be " + value);
        }
      }
      System.arraycopy(values, 0, sample[k], 0, size);
    }
    if (in.getBoolean()) {
      for (int k = 0; k < tails.length; k++) {
        tails[k] = ScoreTail.load(in, leastUnit(k));
      }
    }
    if (seen < size) {
      throw new BadState("a sample of " + size + " cannot stem from " + seen);
    }
  }
}
