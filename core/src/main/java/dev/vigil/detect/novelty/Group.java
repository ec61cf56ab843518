package dev.vigil.detect.novelty;

/** Groups of features that look at one side of a series; within a group the strongest speaks. */
enum Group {
  LEVEL,
  CHANGE,
  VOLATILITY,
  SEASON,
  PATTERN,
  FREQUENCY,
  SHAPE;

  /** Lower-case name, as people read it. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
