package dev.vigil.rule.lang;

/** Text between quotes, with JavaScript's escapes. One owner. */
final class TextLiteral {
  private final String source;
  private final int start;
  private final StringBuilder value = new StringBuilder();
  private int at;

  /**
   * @param start place of the opening quote
   */
  TextLiteral(String source, int start) {
    this.source = source;
    this.start = start;
    this.at = start + 1;
    char quote = source.charAt(start);
    while (true) {
      char c = next();
      if (c == quote) {
        return;
      }
      if (c == '\n' || c == '\r') {
        throw new BadCondition(start, "text must end on the line on which it begins", source);
      }
      if (c == '\\') {
        escaped(at - 1);
      } else {
        value.append(c);
      }
    }
  }

  private char next() {
    if (at == source.length()) {
      String quote = source.charAt(start) == '"' ? "'\"'" : "\"'\"";
      throw new BadCondition(start, "text without an end, expected " + quote, source);
    }
    return source.charAt(at++);
  }

  private void escaped(int backslash) {
    char c = next();
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'v' -> value.append('\u000b');
      case '0' -> value.append('\0');
      case 'x' -> value.append((char) digits(backslash, 2));
      case 'u' -> unicode(backslash);
      case '1', '2', '3', '4', '5', '6', '7', '8', '9', '\n', '\r' ->
          throw new BadCondition(backslash, "unknown escape in text", source);
      default -> value.append(c);
    }
  }

  private void unicode(int backslash) {
    if (at == source.length() || source.charAt(at) != '{') {
      value.append((char) digits(backslash, 4));
      return;
    }
    int close = source.indexOf('}', at);
    int length = close - at - 1;
    at++;
    int character = length >= 1 && length <= 6 ? digits(backslash, length) : -1;
    if (!Character.isValidCodePoint(character)) {
      throw new BadCondition(backslash, "no such character, expected \\u{1F600}", source);
    }
    at++;
    value.appendCodePoint(character);
  }

  private int digits(int backslash, int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
      char c = next();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new BadCondition(
            backslash, "expected " + count + " hexadecimal digits after '\\'", source);
      }
      number = 16 * number + digit;
    }
    return number;
  }

  String value() {
    return value.toString();
  }

  /** Place after the closing quote. */
  int end() {
    return at;
  }
}
