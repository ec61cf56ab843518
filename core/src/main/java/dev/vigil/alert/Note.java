package dev.vigil.alert;

/**
 * What somebody has to say about an alert.
 *
 * @param who a person's name, or what acted by itself
 */
public record Note(long epochMillis, String who, String text) {
  /** The longest text that is kept. */
  public static final int LONGEST = 2_000;

  private static final int LONGEST_NAME = 200;

  public Note {
    if (who.isBlank() || who.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a name must have 1 to " + LONGEST_NAME + " letters, was '" + shown(who) + "'");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a note has at most " + LONGEST + " letters, had " + text.length());
    }
  }

  private static String shown(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
  }
}
