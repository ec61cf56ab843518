package dev.vigil.formats.time;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as times are written with: whole ones fast, decimal ones exactly. */
final class Digits {
  /** The answer to what is not a whole number of at most 18 digits. */
  static final long NONE = Long.MIN_VALUE;

  private static final int MOST_DIGITS = 18;
  private static final int LONGEST_DECIMAL = 40;

  private Digits() {}

  static long whole(byte[] text, int from, int to) {
    int at = from;
    boolean negative = at < to && text[at] == '-';
    if (negative || (at < to && text[at] == '+')) {
      at++;
    }
    int length = to - at;
    if (length < 1 || length > MOST_DIGITS) {
      return NONE;
    }
    long number = 0;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      number = number * 10 + digit;
    }
    return negative ? -number : number;
  }

  /** A decimal number of common size, or {@code null} for any other text. */
  static @Nullable BigDecimal decimal(byte[] text, int from, int to) {
    if (to - from < 1 || to - from > LONGEST_DECIMAL) {
      return null;
    }
    for (int i = from; i < to; i++) {
      byte b = text[i];
      boolean plain =
          (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
      if (!plain) {
        return null;
      }
    }
    try {
      BigDecimal number = new BigDecimal(new String(text, from, to - from, ISO_8859_1));
      return Math.abs(number.scale()) <= LONGEST_DECIMAL ? number : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
