package dev.vigil.channels;

import java.nio.charset.StandardCharsets;

/** Makes text from outside fit where it goes: no control characters, no halves, not too long. */
final class Texts {
  private static final String LEFT_OUT = "…";

  private Texts() {}

  /** Without control characters but for line ends and tabs, and without halves of characters. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                clean.appendCodePoint(isHalf(c) ? 0xFFFD : c);
              } else {
                clean.append(' ');
              }
            });
    return clean.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** In one line, with one space where there were several, or the end of a line. */
  static String line(String text) {
    return clean(text).replaceAll("[\\s\\u2028\\u2029]+", " ").strip();
  }

  /** No longer than so many characters; what is left out is shown by an ellipsis. */
  static String cut(String text, int most) {
    return cut(text, most, LEFT_OUT);
  }

  /** No longer than so many characters, with an end that shows that something is left out. */
  static String cut(String text, int most, String leftOut) {
    if (text.length() <= most) {
      return text;
    }
    int end = Math.max(0, most - leftOut.length());
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + leftOut;
  }

  /** No longer than so many bytes of UTF-8. */
  static String cutToBytes(String text, int most) {
    String cut = text;
    int bytes = cut.getBytes(StandardCharsets.UTF_8).length;
    while (bytes > most) {
      cut = cut(cut, Math.max(1, cut.length() - Math.max(2, (bytes - most) / 3)));
      bytes = cut.getBytes(StandardCharsets.UTF_8).length;
    }
    return cut;
  }
}
