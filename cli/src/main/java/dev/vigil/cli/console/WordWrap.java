package dev.vigil.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Breaks text between words. */
public final class WordWrap {
  private WordWrap() {}

  /**
   * Lines of at most so many characters, at least one; a word that is longer stands alone.
   *
   * @param width at least 1
   */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
