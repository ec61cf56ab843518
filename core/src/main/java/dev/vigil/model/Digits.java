package dev.vigil.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class Digits {
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);
  private static final double LARGE = 1e15;
  private static final double SMALL = 1e-4;

  private Digits() {}

  /** Four digits, or all before the point: "812", "0.0123", "12346"; empty for what is none. */
  public static String number(double number) {
    double size = Math.abs(number);
    if (!Double.isFinite(number)) {
      return "";
    }
    if (size != 0 && (size >= LARGE || size < SMALL)) {
      return String.format(Locale.ROOT, "%.3e", number);
    }
    if (number == Math.rint(number) || size >= 1_000) {
      return String.valueOf(Math.round(number));
    }
    return BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** Two digits behind the point: "0.70"; empty for what is none. */
  public static String share(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.2f", share) : "";
  }

  /** "120–180", "-5 to 3"; empty where a side is open. */
  public static String range(double lower, double upper) {
    if (!Double.isFinite(lower) || !Double.isFinite(upper)) {
      return "";
    }
    String between = lower < 0 || upper < 0 ? " to " : "–";
    return number(lower) + between + number(upper);
  }

  /** As ISO 8601 has it, in UTC; empty beyond what that can tell. */
  public static String time(long epochMillis) {
    try {
      return Instant.ofEpochMilli(epochMillis).toString();
    } catch (DateTimeException e) {
      return ""; // no year of ours
    }
  }

  /** "1st", "2nd", "3rd", "11th". */
  public static String nth(long number) {
    long last = number % 100 / 10 == 1 ? 0 : number % 10;
    return number + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
  }
}
