package dev.vigil.formats.wire;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Decimal numbers from bytes, the same to the last bit as {@link Double#parseDouble}: few digits by
 * one exact division (Clinger 1990), all others by a library once their form is checked. One owner.
 */
final class Decimal {
  private static final int MOST_DIGITS = 15;
  private static final int LONGEST = 400;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private double value;

  /** The number that was read last. */
  double value() {
    return value;
  }

  /** Reads a number, also {@code NaN}, {@code Inf} and the like; false for any other text. */
  boolean read(byte[] text, int from, int to) {
    int at = from;
    boolean negative = at < to && text[at] == '-';
    if (negative || (at < to && text[at] == '+')) {
      at++;
    }
    int first = at;
    long digits = 0;
    int point = -1;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = 10 * digits + digit;
      } else if (text[at] == '.' && point < 0) {
        point = at;
      } else {
        break;
      }
    }
    int count = at - first - (point < 0 ? 0 : 1);
    if (count < 1) {
      return word(text, first, to, negative);
    }
    if (at < to || count > MOST_DIGITS) {
      return slow(text, from, at, to);
    }
    double size = point < 0 ? digits : digits / POWERS[at - point - 1];
    value = negative ? -size : size;
    return true;
  }

  /** Whole numbers that fit in 63 bits are exact; false for anything else. */
  static boolean isWhole(byte[] text, int from, int to, boolean signed) {
    int at = from + (signed && from < to && text[from] == '-' ? 1 : 0);
    if (at == to || to - at > 20) {
      return false;
    }
    for (; at < to; at++) {
      if (text[at] < '0' || text[at] > '9') {
        return false;
      }
    }
    return true;
  }

  private boolean slow(byte[] text, int from, int rest, int to) {
    int at = rest;
    if (at < to) {
      if (text[at] != 'e' && text[at] != 'E') {
        return false;
      }
      at++;
      if (at < to && (text[at] == '-' || text[at] == '+')) {
        at++;
      }
      if (at == to || !isWhole(text, at, to, false)) {
        return false;
      }
    }
    if (to - from > LONGEST) {
      return false;
    }
    value = JavaDoubleParser.parseDouble(text, from, to - from);
    return true;
  }

  private boolean word(byte[] text, int from, int to, boolean negative) {
    if (is(text, from, to, "NAN")) {
      value = Double.NaN;
      return true;
    }
    if (is(text, from, to, "INF") || is(text, from, to, "INFINITY")) {
      value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return true;
    }
    return false;
  }

  /**
   * Whether a text is a word, in any case.
   *
   * @param word in capitals
   */
  static boolean is(byte[] text, int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((text[from + i] & ~0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
