package dev.vigil.detect.novelty;

/** Keeps a number within ± a limit. */
final class Clip {
  private Clip() {}

  static double to(double value, double limit) {
    return value > limit ? limit : Math.max(value, -limit);
  }
}
