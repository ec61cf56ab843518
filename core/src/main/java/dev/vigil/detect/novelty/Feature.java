package dev.vigil.detect.novelty;

import dev.vigil.model.AnomalyType;

/**
 * The features whose records are kept. A feature starts once it has seen about twice its time
 * scale; those that only mean something when they grow are told only upward.
 */
enum Feature {
  VALUE(Group.LEVEL, 1, 1, "value"),
  DIFF(Group.CHANGE, 1, 1, "step"),
  DIFF_4(Group.CHANGE, 8, 4, "jump"),
  SPREAD_8(Group.VOLATILITY, 16, 8, "spread"),
  MEAN_16(Group.LEVEL, 32, 16, "mean"),
  DIFF_16(Group.CHANGE, 32, 16, "rise"),
  SPREAD_32(Group.VOLATILITY, 64, 32, "spread"),
  DIFF_64(Group.CHANGE, 128, 64, "rise"),
  MEAN_128(Group.LEVEL, 256, 128, "mean"),
  DIFF_128(Group.CHANGE, 256, 128, "rise"),
  MEAN_256(Group.LEVEL, 512, 256, "mean"),
  DIFF_256(Group.CHANGE, 512, 256, "rise"),
  SEASON(Group.SEASON, 0, 1, "distance from the usual at this hour"),
  SEASON_Z(Group.SEASON, 0, 1, "distance from the usual at this hour"),
  SEASON_8(Group.SEASON, 0, 8, "distance from the usual at this hour"),
  SEASON_32(Group.SEASON, 0, 32, "distance from the usual at this hour"),
  FORECAST(Group.PATTERN, 51, 1, "forecast error"),
  RUN(Group.FREQUENCY, 51, 1, "run of equal values"),
  BURSTS(Group.FREQUENCY, 501, 256, "rate of large steps"),
  RHYTHM(Group.PATTERN, 65, 16, "likeness of neighbouring values"),
  WEEK(Group.SEASON, 0, 1, "distance from the usual at this hour of the week"),
  WEEK_32(Group.SEASON, 0, 32, "distance from the usual at this hour of the week"),
  LEVEL_32(Group.LEVEL, 65, 32, "mean");

  private static final Feature[] ALL = values();

  final Group group;

  /** Observations before the feature starts. */
  final int start;

  /** Observations that it averages over. */
  final int scale;

  final String noun;

  /** Weight among features that speak together: what a person sees at once is named first. */
  final float plainness;

  Feature(Group group, int start, int scale, String noun) {
    this.group = group;
    this.start = start;
    this.scale = scale;
    this.noun = noun;
    this.plainness = plainness(group, scale);
  }

  private static float plainness(Group group, int scale) {
    return switch (group) {
      case LEVEL -> 1.3f;
      case CHANGE -> scale == 1 ? 1.25f : 1.2f;
      case SEASON, FREQUENCY -> 1.2f;
      case PATTERN, SHAPE -> 1;
      case VOLATILITY -> 0.9f;
    };
  }

  static Feature at(int index) {
    return ALL[index];
  }

  static int count() {
    return ALL.length;
  }

  /** Whether a record low is told as well as a record high. */
  boolean twoSided() {
    return group != Group.VOLATILITY && group != Group.FREQUENCY;
  }

  /** What it is a sign of where nothing sudden happened. */
  AnomalyType gradual() {
    return scale >= 16 ? AnomalyType.TREND_CHANGE : AnomalyType.OUTLIER;
  }

  /** Whether it is the slow side of a change of level. */
  boolean slow() {
    return scale >= 64 && (group == Group.LEVEL || group == Group.CHANGE);
  }
}
