package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Locale;
import java.util.Set;

/**
 * Decimal numbers from bytes, the same to the last bit as {@link Double#parseDouble}. Up to 2^53
 * the digits are exact in a double, and so are the powers of ten up to 10^22, so that one division
 * or multiplication rounds once, as the correct answer does (Clinger, "How to read floating point
 * numbers accurately", PLDI 1990). All others go to a library, which is several times faster on
 * numbers of 17 digits than the JDK is. One owner.
 */
final class NumberReader {
  /** What a text is. */
  enum Kind {
    NUMBER,
    MISSING,
    TEXT
  }

  private static final long LARGEST_EXACT = 1L << 53;
  private static final int MOST_DIGITS = 18;
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int LONGEST_WORD = 9;
  private static final Set<String> MISSING_WORDS =
      Set.of("nan", "null", "na", "n/a", "#n/a", "none", "nil", "-", "\\n");
  private static final Set<String> INFINITE_WORDS = Set.of("inf", "infinity");

  private final byte point;
  private double value;

  /**
   * @param point the decimal sign, '.' or ','
   */
  NumberReader(byte point) {
    this.point = point;
  }

  /** The number that was read last. */
  double value() {
    return value;
  }

  Kind read(byte[] text, int from, int to) {
    if (from == to) {
      return Kind.MISSING;
    }
    int at = from;
    boolean negative = text[at] == '-';
    if (negative || text[at] == '+') {
      at++;
    }
    long digits = 0;
    int significant = 0;
    int scale = 0;
    int firstDigit = at;
    boolean fraction = false;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        if (significant > 0 || digit > 0) {
          significant++;
        }
        if (significant <= MOST_DIGITS) {
          digits = digits * 10 + digit;
        }
        scale += fraction ? 1 : 0;
      } else if (text[at] == point && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (at - firstDigit - (fraction ? 1 : 0) < 1) {
      return word(text, from, to);
    }
    if (at < to) {
      return exponent(text, from, at, to);
    }
    if (significant > MOST_DIGITS || digits > LARGEST_EXACT || scale >= POWERS_OF_TEN.length) {
      return slow(text, from, to);
    }
    double size = digits / POWERS_OF_TEN[scale];
    value = negative ? -size : size;
    return Kind.NUMBER;
  }

  private Kind exponent(byte[] text, int from, int exponent, int to) {
    int at = exponent + 1;
    if (text[exponent] != 'e' && text[exponent] != 'E') {
      return word(text, from, to);
    }
    if (at < to && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    if (at == to) {
      return Kind.TEXT;
    }
    for (; at < to; at++) {
      if (text[at] < '0' || text[at] > '9') {
        return Kind.TEXT;
      }
    }
    return slow(text, from, to);
  }

  private Kind slow(byte[] text, int from, int to) {
    if (point == '.') {
      value = JavaDoubleParser.parseDouble(text, from, to - from);
    } else {
      String number = new String(text, from, to - from, ISO_8859_1);
      value = JavaDoubleParser.parseDouble(number.replace((char) point, '.'));
    }
    return Kind.NUMBER;
  }

  private Kind word(byte[] text, int from, int to) {
    boolean signed = text[from] == '-' || text[from] == '+';
    if (to - from > LONGEST_WORD) {
      return Kind.TEXT;
    }
    String word = new String(text, from, to - from, UTF_8).toLowerCase(Locale.ROOT);
    if (MISSING_WORDS.contains(word)) {
      return Kind.MISSING;
    }
    if (INFINITE_WORDS.contains(signed ? word.substring(1) : word)) {
      value = text[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return Kind.NUMBER;
    }
    return Kind.TEXT;
  }
}
