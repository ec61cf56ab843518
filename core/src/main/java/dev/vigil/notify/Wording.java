package dev.vigil.notify;

import dev.vigil.model.Digits;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers, times and lines as people read them. */
final class Wording {
  /** Not a name such as {@code cpu_percent}, whose case says something. */
  private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]+(?=[ ,]|$)");

  private Wording() {}

  /** See {@link Digits#number}. */
  static String number(double number) {
    return Digits.number(number);
  }

  /** Two digits behind the point. */
  static double share(double share) {
    return Math.rint(share * 100) / 100;
  }

  /** See {@link Digits#range}. */
  static String range(double lower, double upper) {
    return Digits.range(lower, upper);
  }

  /** See {@link Digits#time}. */
  static String time(long epochMillis) {
    return Digits.time(epochMillis);
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
