package dev.vigil.notify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers, times and lines as people read them. */
final class Wording {
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);
  private static final double LARGE = 1e15;
  private static final double SMALL = 1e-4;

  /** Not a name such as {@code cpu_percent}, whose case says something. */
  private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]+(?=[ ,]|$)");

  private Wording() {}

  /** Four digits, or all before the point: "812", "0.0123", "12346"; empty for what is none. */
  static String number(double number) {
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

  /** Two digits behind the point. */
  static double share(double share) {
    return Math.rint(share * 100) / 100;
  }

  /** "120–180", "-5 to 3"; empty where a side is open. */
  static String range(double lower, double upper) {
    if (!Double.isFinite(lower) || !Double.isFinite(upper)) {
      return "";
    }
    String between = lower < 0 || upper < 0 ? " to " : "–";
    return number(lower) + between + number(upper);
  }

  /** As ISO 8601 has it, in UTC; empty beyond what that can tell. */
  static String time(long epochMillis) {
    try {
      return Instant.ofEpochMilli(epochMillis).toString();
    } catch (DateTimeException e) {
      return ""; // no year of ours
    }
  }

  /** In one line without anything that steers a terminal or a header, and not too long. */
  static String line(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
    for (int i = 0; i < text.length() && line.length() < longest; i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
    if (text.length() > longest) {
      line.setCharAt(longest - 1, '…');
    }
    return line.toString();
  }

  /** With a capital where it begins with a plain word, and a full stop if it has no end. */
  static String sentence(String text) {
    String bare = text.strip();
    if (bare.isEmpty()) {
      return bare;
    }
    String begun =
        PLAIN_WORD.matcher(bare).lookingAt()
            ? bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1)
            : bare;
    return ".!?…".indexOf(bare.charAt(bare.length() - 1)) >= 0 ? begun : begun + ".";
  }
}
