package dev.vigil.rule.lang;

import dev.vigil.rule.lang.Token.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a condition into its words. One owner. */
final class Lexer {
  /** Longest first. */
  private static final List<String> SYMBOLS =
      List.of(
          "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "%",
          "(", ")", "[", "]", ".", ",");

  /** Symbols of JavaScript, longest first, that are refused, and what is meant by them. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("=>", "functions cannot be defined"),
          Map.entry("++", "nothing can be changed"),
          Map.entry("--", "nothing can be changed"),
          Map.entry("**", "powers are not known"),
          Map.entry("?.", "a plain '.' will do: a name that is missing has no members"),
          Map.entry("??", "'??' is not known, use '||'"),
          Map.entry("<<", "bits cannot be shifted"),
          Map.entry(">>", "bits cannot be shifted"),
          Map.entry("=", "nothing can be assigned, did you mean '==='?"),
          Map.entry("&", "bits cannot be combined, did you mean '&&'?"),
          Map.entry("|", "bits cannot be combined, did you mean '||'?"),
          Map.entry("^", "bits cannot be combined"),
          Map.entry("~", "bits cannot be combined"),
          Map.entry("?", "'?' is not known, use '&&' and '||'"),
          Map.entry(":", "':' is not known"),
          Map.entry(";", "a condition is one expression, and has no ';'"),
          Map.entry("{", "objects and blocks are not known"),
          Map.entry("}", "objects and blocks are not known"),
          Map.entry("`", "text stands between ' or \""),
          Map.entry("‘", "text stands between straight quotes, ' or \""),
          Map.entry("’", "text stands between straight quotes, ' or \""),
          Map.entry("“", "text stands between straight quotes, ' or \""),
          Map.entry("”", "text stands between straight quotes, ' or \""));

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  Lexer(String text) {
    this.text = text;
  }

  /** All words, and an end. */
  List<Token> tokens() {
    while (true) {
      while (at < text.length() && blank(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        tokens.add(new Token(Sort.END, at, "", 0));
        return tokens;
      }
      tokens.add(next(text.charAt(at)));
    }
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private Token next(char c) {
    if (digit(at) || (c == '.' && digit(at + 1))) {
      return number();
    }
    if (c == '\'' || c == '"') {
      TextLiteral literal = new TextLiteral(text, at);
      Token token = new Token(Sort.TEXT, at, literal.value(), 0);
      at = literal.end();
      return token;
    }
    if (starts(c)) {
      int start = at;
      while (at < text.length() && continues(text.charAt(at))) {
        at++;
      }
      return new Token(Sort.NAME, start, text.substring(start, at), 0);
    }
    return symbol();
  }

  private static boolean starts(char c) {
    return c == '_' || c == '$' || Character.isLetter(c);
  }

  private static boolean continues(char c) {
    return starts(c) || Character.isDigit(c);
  }

  private boolean digit(int place) {
    return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
  }

  private Token symbol() {
    for (int length = 2; length > 0; length--) {
      String meant = REFUSED.get(text.substring(at, Math.min(at + length, text.length())));
      if (meant != null && !known(3) && !known(2)) {
        throw new BadCondition(at, meant, text);
      }
    }
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        return new Token(Sort.SYMBOL, at - symbol.length(), symbol, 0);
      }
    }
    throw new BadCondition(at, "unknown character " + shown(text.codePointAt(at)), text);
  }

  /** Whether a symbol of that length stands here. */
  private boolean known(int length) {
    return at + length <= text.length() && SYMBOLS.contains(text.substring(at, at + length));
  }

  private static String shown(int character) {
    return Character.isISOControl(character) || !Character.isDefined(character)
        ? String.format("U+%04X", character)
        : "'" + Character.toString(character) + "'";
  }

  private Token number() {
    int start = at;
    boolean hexadecimal = text.startsWith("0x", at) || text.startsWith("0X", at);
    digits();
    if (hexadecimal) {
      at++;
      while (at < text.length() && continues(text.charAt(at))) {
        at++;
      }
    } else {
      fraction(start);
    }
    String written = text.substring(start, at);
    double number = hexadecimal ? NumberText.hexadecimal(written, 2) : NumberText.read(written);
    boolean octal = written.length() > 1 && written.startsWith("0") && digit(start + 1);
    boolean runsOn = at < text.length() && continues(text.charAt(at));
    if (Double.isNaN(number) || octal || runsOn) {
      throw new BadCondition(start, "a number reads 5, 0.5, 5e3 or 0xff", text);
    }
    return new Token(Sort.NUMBER, start, written, number);
  }

  private void fraction(int start) {
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits();
    }
    if (at > start && at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      digits();
    }
  }

  private int digits() {
    int start = at;
    while (digit(at)) {
      at++;
    }
    return at - start;
  }
}
