package dev.vigil.cli.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private static final int DIGITS = 4;

  private Numbers() {}

  /** A count: "10,320". */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count of things: "one series", "24 anomalies". */
  static String count(long count, String one, String many) {
    return count == 1 ? "one " + one : count(count) + " " + many;
  }

  /**
   * A value: whole from 1,000 on, else four digits; "1.234e12" from a billion on and below 0.0001;
   * "none" for NaN, which is what a vector has.
   */
  static String value(double value) {
    if (Double.isNaN(value)) {
      return "none";
    }
    double size = Math.abs(value);
    if (Double.isInfinite(value) || (size != 0 && (size < 1e-4 || size >= 1e9))) {
      return value == Math.rint(value) && size < 1e12
          ? String.format(Locale.ROOT, "%,d", (long) value)
          : scientific(value);
    }
    if (size >= 1_000) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return new BigDecimal(value)
        .round(new MathContext(DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String scientific(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    String text = String.format(Locale.ROOT, "%.3e", value);
    return text.replaceFirst("\\.?0*e", "e").replaceFirst("e\\+?(-?)0*(\\d)", "e$1$2");
  }

  /** "139–203"; one open end is "above 139" or "below 203"; empty where nothing is known. */
  static String range(double lower, double upper) {
    boolean from = Double.isFinite(lower);
    boolean to = Double.isFinite(upper);
    if (from && to) {
      return value(lower) + (lower < 0 || upper < 0 ? " to " : "–") + value(upper);
    }
    if (from) {
      return "above " + value(lower);
    }
    return to ? "below " + value(upper) : "";
  }
}
