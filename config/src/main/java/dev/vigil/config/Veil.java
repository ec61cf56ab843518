package dev.vigil.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps what was filled in from the environment or a file out of what people are told: its name
 * stands in its place. One owner.
 *
 * <p>What we say of a value ourselves names it from the start. This is for words of others that
 * quote a part of it: whole values of six characters and more, and pieces of twelve.
 */
final class Veil {
  private static final int LEAST = 6;
  private static final int PIECE = 12;

  /** What is so long is no password; it is not looked at to its end. */
  private static final int MOST = 8_192;

  private static final Pattern PLAIN = Pattern.compile("true|false|[-+]?[0-9.]{1,9}");
  private static final Pattern WAS = Pattern.compile(", (was|were) ");

  private final Map<String, String> hidden = new LinkedHashMap<>();
  private final Map<Pattern, String> names = new LinkedHashMap<>();

  /** This value is not to be shown. */
  void hide(String value, String name) {
    String looked = value.length() > MOST ? value.substring(0, MOST) : value;
    if (looked.strip().length() >= LEAST && !PLAIN.matcher(looked).matches()) {
      hidden.putIfAbsent(looked.strip().toLowerCase(Locale.ROOT), name);
    }
  }

  /** This is a name, which is told where others are: it is not to be shown however short it is. */
  void hideName(String value, String from) {
    String word = Pattern.quote(value.strip());
    names.put(Pattern.compile("(?<![\\w.])" + word + "(?![\\w])"), from);
  }

  /** A message without any of the values. */
  String over(String message) {
    String shown = message;
    for (Map.Entry<Pattern, String> one : names.entrySet()) {
      shown = one.getKey().matcher(shown).replaceAll(Matcher.quoteReplacement(one.getValue()));
    }
    for (Map.Entry<String, String> one : hidden.entrySet()) {
      shown = without(shown, one.getKey(), one.getValue());
    }
    return shown;
  }

  private static String without(String message, String value, String name) {
    int least = Math.min(PIECE, value.length());
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.length() != message.length()) {
      return lower.contains(value) ? name : message;
    }
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (at < message.length()) {
      int end = at;
      while (end < message.length()
          && end - at < value.length()
          && value.contains(lower.substring(at, end + 1))) {
        end++;
      }
      if (end - at >= least) {
        shown.append(name);
        at = end;
      } else {
        shown.append(message.charAt(at++));
      }
    }
    return shown.toString();
  }

  /** The words of someone who could not read a value, up to where they quote it. */
  static String cut(String message, Node.Scalar filled) {
    Matcher was = WAS.matcher(message);
    String before = was.find() ? message.substring(0, was.start()) : "";
    String value = filled.text().strip();
    if (before.isEmpty() || (!value.isEmpty() && before.contains(value))) {
      return "what " + filled.quoted() + " stands for cannot be used here";
    }
    return before + ", was " + filled.quoted();
  }
}
