package dev.vigil.feedback;

import dev.vigil.model.SeriesKey;
import java.util.Map;

/** Bounds of the texts that come from outside. */
final class Text {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_SERIES = 100_000;

  private Text() {}

  static boolean fits(String text) {
    return text.length() <= LONGEST;
  }

  static boolean fits(SeriesKey series) {
    return letters(series) <= LONGEST_SERIES;
  }

  static void check(String what, String text, int least) {
    if (text.length() < least || !fits(text)) {
      throw new IllegalArgumentException(
          what + " must have " + least + " to " + LONGEST + " letters, had " + text.length());
    }
  }

  static void check(SeriesKey series) {
    if (!fits(series)) {
      throw new IllegalArgumentException(
          "a series is kept with at most " + LONGEST_SERIES + " letters, had " + letters(series));
    }
  }

  private static long letters(SeriesKey series) {
    long letters = series.metric().length();
    for (Map.Entry<String, String> label : series.labels().asMap().entrySet()) {
      letters += label.getKey().length() + label.getValue().length();
    }
    return letters;
  }
}
