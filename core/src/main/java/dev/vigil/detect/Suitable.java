package dev.vigil.detect;

/** A detector that can say how well it suits the series, as that has turned out so far. */
public interface Suitable {
  /**
   * From 0, it has nothing to go by here, to 1. A seasonal detector that found no season says 0,
   * and so does one of limits where none are known.
   */
  double suitability();
}
