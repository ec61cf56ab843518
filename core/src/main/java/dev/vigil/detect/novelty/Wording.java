package dev.vigil.detect.novelty;

import dev.vigil.model.Durations;
import java.util.Locale;

/** Turns a broken record or an extreme peak into a sentence. */
final class Wording {
  /** A longer number tells nobody more. */
  private static final double MOST_TIMES = 1000;

  private Wording() {}

  /**
   * @param feature the feature whose record was broken
   * @param up whether it is a record high
   * @param by share of the range by which it was broken
   * @param rows rows that the record stood for
   * @param step seconds from row to row; 0 if unknown
   */
  static String ofRecord(Feature feature, boolean up, double by, int rows, double step) {
    String record = superlative(feature, up, step) + " in " + time(rows, step);
    boolean inItsUnit = feature != Feature.RHYTHM && feature.group != Group.FREQUENCY;
    return inItsUnit ? record + ", by " + share(by) + " its range" : record;
  }

  private static String superlative(Feature feature, boolean up, double step) {
    boolean averaged = feature.scale > 1;
    String over = averaged ? span(feature.scale, step) + " " : "";
    return switch (feature.group) {
      case LEVEL -> (up ? "highest " : "lowest ") + over + feature.noun;
      case CHANGE ->
          feature == Feature.DIFF
              ? "largest step " + (up ? "up" : "down")
              : "steepest " + over + (up ? "rise" : "fall");
      case VOLATILITY -> "widest " + over + "spread";
      case SEASON ->
          (averaged ? over + "mean " : "")
              + "furthest "
              + (up ? "above" : "below")
              + usual(feature);
      case PATTERN ->
          feature == Feature.RHYTHM
              ? (up ? "values follow one another more closely" : "values swing to and fro more")
                  + " than ever"
              : "furthest " + (up ? "above" : "below") + " the forecast";
      case FREQUENCY -> feature == Feature.RUN ? "longest standstill" : "most large steps";
      case SHAPE -> "least familiar shape";
    };
  }

  /**
   * @param run rows that the value has not changed for
   * @param rows rows in which it never stood still for so long
   * @param step seconds from row to row; 0 if unknown
   */
  static String ofStandstill(int run, int rows, double step) {
    return "no change for " + time(run, step) + ", the longest standstill in " + time(rows, step);
  }

  private static String time(int rows, double step) {
    return step > 0 ? Durations.words(rows * step) : rows + " observations";
  }

  private static String usual(Feature feature) {
    boolean weekly = feature == Feature.WEEK || feature == Feature.WEEK_32;
    return " the usual at this hour" + (weekly ? " of the week" : "");
  }

  private static String span(int rows, double step) {
    return step > 0 ? Durations.adjective(rows * step) : rows + "-point";
  }

  /**
   * @param jump whether the peak is one of the jumps, not of the distances from the season
   * @param up whether the value lies above what is usual
   * @param times how many times the usual block peak it is
   */
  static String ofPeak(boolean jump, boolean up, double times) {
    String side = up ? "above" : "below";
    String what =
        jump ? "sudden " + (up ? "rise, " : "fall, ") : side + " the usual at this hour, by ";
    String size = times < MOST_TIMES ? String.format(Locale.ROOT, "%.1f", times) : "over 1000";
    return what + size + " times its usual two-hour peak";
  }

  /**
   * @param rows rows that the shape spans
   */
  static String ofShape(int rows) {
    return "the last " + rows + " values take a shape unlike any before";
  }

  private static String share(double share) {
    if (share >= MOST_TIMES) {
      return "over 1000 times";
    }
    if (share >= 10) {
      return String.format(Locale.ROOT, "%.0f times", share);
    }
    return String.format(Locale.ROOT, share < 0.01 ? "%.1f %% of" : "%.0f %% of", 100 * share);
  }
}
