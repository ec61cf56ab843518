package dev.vigil.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers of the core schema of YAML 1.2, which has those of JSON. */
final class Numbers {
  /** Longer ones, and ones of larger exponents, are rounded at once: exact, they cost too much. */
  private static final int LONGEST = 100;

  private Numbers() {}

  static double of(String text) {
    return exact(text).doubleValue();
  }

  /** A BigDecimal, or a Double for infinity, not a number, and what is too long or too large. */
  static Number exact(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("0x")) {
      return new BigDecimal(new BigInteger(lower.substring(2), 16));
    }
    if (lower.startsWith("0o")) {
      return new BigDecimal(new BigInteger(lower.substring(2), 8));
    }
    if (lower.endsWith("inf")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (lower.endsWith("nan")) {
      return Double.NaN;
    }
    int exponent = lower.indexOf('e');
    boolean large = exponent >= 0 && lower.length() - exponent > 5;
    return large || lower.length() > LONGEST ? Double.valueOf(lower) : new BigDecimal(lower);
  }
}
