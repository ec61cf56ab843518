package dev.vigil.cli.plot;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Severity;

/**
 * The marks of anomalies as SVG paths in a box of 16: the outline says the severity, the glyph
 * inside says the type, so that the colour only repeats it.
 */
final class MarkShapes {
  private MarkShapes() {}

  /** Hollow circle, disc, diamond, octagon. */
  static String outline(Severity severity) {
    return switch (severity) {
      case LOW ->
          "M8 1.5c3.59 0 6.5 2.91 6.5 6.5s-2.91 6.5-6.5 6.5-6.5-2.91-6.5-6.5 2.91-6.5 6.5-6.5z";
      case MEDIUM -> "M8 1c3.87 0 7 3.13 7 7s-3.13 7-7 7-7-3.13-7-7 3.13-7 7-7z";
      case HIGH -> "M8-.4L16.4 8L8 16.4L-.4 8z";
      case CRITICAL -> "M4.7 .2h6.6l4.5 4.5v6.6l-4.5 4.5h-6.6L.2 11.3v-6.6z";
    };
  }

  static String glyph(AnomalyType type) {
    return switch (type) {
      case SPIKE -> "M3 11.5h3L8 4l2 7.5h3";
      case DROP -> "M3 4.8h3l2 7.4l2-7.4h3";
      case TREND_CHANGE -> "M3 11h4.5L13 4.7";
      case SEASONAL_DEVIATION -> "M2.5 9c1.2-4 2.6-4 3.7 0s2.5 4 3.7 0s2.4-4 3.6 0";
      case OUTLIER -> "M4 11h.01M7.3 11.4h.01M10.6 11h.01M11.3 5h.01";
      case PATTERN_BREAK -> "M2.8 10.5l1.7-5l1.7 5l1.6-5L9 8h4.3";
      case THRESHOLD_BREACH -> "M3 4.5h10M8 12.5v-5.5M6 9l2-2l2 2";
      case FREQUENCY_ANOMALY -> "M3.5 4.5v7M5.8 4.5v7M8 4.5v7M12.7 4.5v7";
      case CORRELATION_BREAK -> "M3 6.3h4L13 4M3 9.7h4l6 2.3";
      case ABSENCE -> "M2.5 8h3.3M10.2 8h3.3M8 5.7v.01M8 10.3v.01";
    };
  }

  /** Width of a page's mark in pixels. */
  static int size(Severity severity) {
    return switch (severity) {
      case LOW -> 15;
      case MEDIUM -> 17;
      case HIGH -> 18;
      case CRITICAL -> 20;
    };
  }

  /** How much the glyph shrinks to fit into its outline. */
  static double glyphScale(Severity severity) {
    return severity == Severity.HIGH ? 0.78 : 0.92;
  }
}
