package dev.vigil.evaluation.nab;

/**
 * Rows after probation, by what they are and what was said of them.
 *
 * @param truePositives alarms inside a window
 * @param falsePositives alarms outside
 * @param falseNegatives rows inside a window without an alarm
 * @param trueNegatives rows outside without one
 */
public record NabRows(
    int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
  static final NabRows NONE = new NabRows(0, 0, 0, 0);

  NabRows plus(NabRows other) {
    return new NabRows(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives,
        trueNegatives + other.trueNegatives);
  }
}
