package dev.vigil.model;

/**
 * A pattern of text: {@code *} is any run of characters, also none, {@code ?} is any one character,
 * all others are themselves. Matching takes at most pattern times text steps. Immutable.
 */
public record Glob(String pattern) {
  /** Matches every text. */
  public static final Glob ANY = new Glob("*");

  /** Matches no name, since names are not empty. */
  public static final Glob NONE = new Glob("");

  /** Whether a text is as the pattern says. */
  public boolean matches(String text) {
    return takes(text, false);
  }

  /**
   * Whether all that the other matches is matched by this as well. Where it says so it is so; that
   * a row of stars and question marks comes to the same as another it does not always see.
   */
  public boolean covers(Glob other) {
    return takes(other.pattern, true);
  }

  /**
   * @param symbols whether a star of the text stands for any run, which only a star can take
   */
  private boolean takes(String text, boolean symbols) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && takes(pattern.charAt(p), text.charAt(t), symbols)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }

  private static boolean takes(char wanted, char given, boolean symbols) {
    return wanted == '?' ? !(symbols && given == '*') : wanted == given;
  }
}
