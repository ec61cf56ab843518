package dev.vigil.pipeline;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Whether the values of a series have become larger or smaller by the factor that lies between two
 * units: 60, 100, 1000 or 1024, 1,000,000. It is told of series that keep to their level, whose
 * mean deviation is at most a quarter of it; a factor is met as closely as the values usually keep
 * to it. Five values in a row, and the unit is held to be another. One owner.
 */
final class UnitWatch {
  private static final double[] FACTORS = {60, 100, 1000, 1e6, 1024};

  /** How many of the factors are looked for; 1024 is told from 1000 where values are that close. */
  private static final int SOUGHT = 4;

  private static final int THOUSAND = 3;
  private static final int BINARY = 5;
  private static final float CLOSE = 0.003f;
  private static final double LEAST_RATIO = 40;
  private static final int VALUES_KNOWN = 30;
  private static final int HOLD = 5;
  private static final float RATE = 0.05f;
  private static final float MOST_DEVIATION = 0.25f;
  private static final float LEAST_TOLERANCE = 0.03f;
  private static final float TOLERANCE_DEVIATIONS = 4;
  private static final float MOST = 1e37f;
  private static final int NONE = 0;

  private float level;
  private float deviation;
  private byte known;
  private byte held;

  /** Place of the factor, from 1; negative for its inverse. */
  private byte factor;

  /** Takes a value in; whether it is suspected to be of another unit. */
  boolean suspects(double value) {
    float now = (float) Math.max(-MOST, Math.min(MOST, value));
    float size = Math.abs(now);
    float usual = Math.abs(level);
    if (known >= VALUES_KNOWN && (size > LEAST_RATIO * usual || LEAST_RATIO * size < usual)) {
      int found = factor(value);
      if (found != NONE) {
        return hold((byte) found, now);
      }
    }
    held = 0;
    learn(now);
    return false;
  }

  private void learn(float now) {
    float rate = known < 1 / RATE ? 1f / (known + 1) : RATE;
    deviation += rate * (Math.abs(now - level) - deviation);
    level += rate * (now - level);
    if (known < VALUES_KNOWN) {
      known++;
    }
  }

  private int factor(double value) {
    double ratio = value / level;
    float spread = deviation / Math.abs(level);
    if (!(ratio > 0) || !(spread <= MOST_DEVIATION)) {
      return NONE;
    }
    double up = ratio > 1 ? ratio : 1 / ratio;
    double tolerance =
        Math.min(MOST_DEVIATION, Math.max(LEAST_TOLERANCE, TOLERANCE_DEVIATIONS * spread));
    int nearest = NONE;
    double off = tolerance;
    for (int i = 0; i < SOUGHT; i++) {
      double from = Math.abs(up / FACTORS[i] - 1);
      if (from <= off) {
        nearest = i + 1;
        off = from;
      }
    }
    return ratio > 1 ? nearest : -nearest;
  }

  private boolean hold(byte found, float now) {
    held = (byte) (found == factor && held < HOLD ? held + 1 : 1);
    factor = found;
    if (held == HOLD) {
      tellBinary(now);
      level = now;
      deviation = Math.abs(now) * MOST_DEVIATION / 2;
    }
    return true;
  }

  private void tellBinary(float now) {
    double up = factor > 0 ? now / level : level / now;
    boolean close = deviation <= CLOSE * Math.abs(level);
    if (Math.abs(factor) == THOUSAND && close && up > 1012) {
      factor = (byte) (factor > 0 ? BINARY : -BINARY);
    }
  }

  /** Whether the value last taken was the one that settled it. */
  boolean settled() {
    return held == HOLD;
  }

  /** How many times as large the values have become. */
  double times() {
    return factor == NONE ? 1 : factor > 0 ? FACTORS[factor - 1] : 1 / FACTORS[-factor - 1];
  }

  void save(StateWriter out) {
    out.put(level).put(deviation).put((short) known).put((short) (held << 8 | (factor & 0xFF)));
  }

  void load(StateReader in) {
    level = in.getFloat();
    deviation = in.getFloat();
    int values = in.getShort();
    int both = in.getShort();
    held = (byte) (both >> 8);
    factor = (byte) both;
    boolean sound = values >= 0 && values <= VALUES_KNOWN && held >= 0 && held <= HOLD;
    if (!sound || Math.abs(factor) > FACTORS.length) {
      throw new BadState("a change of unit cannot be " + values + ", " + both);
    }
    known = (byte) values;
  }
}
