package dev.vigil.detect.seasonal;

import dev.vigil.state.StateReader;

/** Numbers that arithmetic can bear. */
final class Numbers {
  /** Standardised values and all that is made of them stay within this, either way. */
  static final double LARGEST = 1e15;

  /** No spread is smaller: what a float can still divide by. */
  static final double LEAST = 1e-30;

  /** A mean absolute deviation to the standard deviation of normal noise. */
  static final double TO_SIGMA = 1.2533;

  private Numbers() {}

  /** The value, or the nearest of ±limit. */
  static double clip(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  /** Reads a number within ±limit. */
  static double read(StateReader in, String what, double limit) {
    return in.getDouble(what, value -> Math.abs(value) <= limit);
  }

  /** Reads a number from 0 to limit. */
  static double readSize(StateReader in, String what, double limit) {
    return in.getDouble(what, value -> value >= 0 && value <= limit);
  }

  /**
   * Weight of the n-th of some values, at least so much: of a mean in which later ones weigh more,
   * since the first are learnt while all else is still on its way.
   */
  static double gain(long n, double least) {
    return Math.max(2.0 / (n + 1.0), least);
  }
}
