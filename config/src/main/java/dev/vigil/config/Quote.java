package dev.vigil.config;

/** Text of others inside a message of ours: on one line, and not longer than it helps. */
final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  /** In quotes: {@code 'cpu'}. */
  static String of(String text) {
    return "'" + oneLine(text, LONGEST) + "'";
  }

  /** Without line breaks and other control characters, cut to so many characters. */
  static String oneLine(String text, int longest) {
    String cut =
        text.codePointCount(0, text.length()) > longest
            ? text.substring(0, text.offsetByCodePoints(0, longest)) + "…"
            : text;
    StringBuilder line = new StringBuilder(cut.length());
    cut.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(c == '\n' ? "\\n" : String.format("\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }
}
