package dev.vigil.rule.lang;

import java.math.BigDecimal;

/** Numbers from text and to text, as JavaScript has them. */
final class NumberText {
  private static final int LONGEST = 64;
  private static final int EXACT_DIGITS = 15;
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private NumberText() {}

  /** The number of a text; 0 of a blank one, NaN of one that is no number or is very long. */
  static double read(String written) {
    double quick = plain(written);
    if (!Double.isNaN(quick)) {
      return quick;
    }
    String text = written.strip();
    if (text.isEmpty()) {
      return 0;
    }
    if (text.length() > LONGEST) {
      return Double.NaN;
    }
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return hexadecimal(text, 2);
    }
    return switch (text) {
      case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> decimal(text) ? Double.parseDouble(text) : Double.NaN;
    };
  }

  /** Digits, with a point or without: exact, and nothing is made for it. NaN for any other text. */
  private static double plain(String text) {
    int length = text.length();
    long digits = 0;
    int decimals = -1;
    if (length == 0 || length > EXACT_DIGITS) {
      return Double.NaN;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.' && decimals < 0 && length > 1) {
        decimals = length - i - 1;
      } else if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
      } else {
        return Double.NaN;
      }
    }
    return decimals > 0 ? digits / TENS[decimals] : digits;
  }

  static double hexadecimal(String text, int from) {
    double number = from < text.length() ? 0 : Double.NaN;
    for (int i = from; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        return Double.NaN;
      }
      number = 16 * number + digit;
    }
    return number;
  }

  /** Whether a text is a sign, digits with a point or without, and an exponent, or part of that. */
  private static boolean decimal(String text) {
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int afterWhole = digits(text, at);
    int count = afterWhole - at;
    at = afterWhole;
    if (at < text.length() && text.charAt(at) == '.') {
      int afterPoint = digits(text, at + 1);
      count += afterPoint - at - 1;
      at = afterPoint;
    }
    if (count > 0 && at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      int digits = at + 1;
      if (digits < text.length() && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
        digits++;
      }
      at = digits(text, digits);
      count = at - digits;
    }
    return count > 0 && at == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** The text of a number: {@code 5}, {@code 0.1}, {@code 1e+21}. */
  static String write(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
      return Long.toString((long) number);
    }
    double size = Math.abs(number);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.toString(number);
    }
    if (size >= 1e-6 && size < 1e21) {
      return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
    String text = Double.toString(number).replace(".0E", "E");
    return text.replace("E-", "e-").replace("E", "e+");
  }
}
