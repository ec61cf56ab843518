package dev.vigil.formats.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds what separates the fields: comma, semicolon, tab or bar. */
final class Delimiter {
  private static final byte[] CANDIDATES = {'\t', ';', '|', ','};
  private static final int LINES_TO_COMPARE = 50;

  private Delimiter() {}

  /**
   * The sign that the first line has, and that most lines have equally often. Of two as good, tab
   * and semicolon win, since commas are then the decimal sign.
   */
  static byte find(LineReader lines) throws IOException {
    List<int[]> counts = new ArrayList<>();
    while (counts.size() < LINES_TO_COMPARE && lines.next()) {
      if (lines.length() > 0 && lines.buffer()[lines.start()] != '#') {
        counts.add(counts(lines));
      }
    }
    byte best = ',';
    int most = 0;
    for (int i = 0; i < CANDIDATES.length; i++) {
      int alike = alike(counts, i);
      boolean barOrComma = best == '|' && CANDIDATES[i] == ',';
      boolean wins =
          alike > most || (alike == most && barOrComma && counts.get(0)[i] > counts.get(0)[i - 1]);
      if (alike > 0 && wins) {
        best = CANDIDATES[i];
        most = alike;
      }
    }
    return best;
  }

  /** How many lines have the sign as often as the first; 0 where the first has none. */
  private static int alike(List<int[]> counts, int candidate) {
    int alike = 0;
    for (int[] count : counts) {
      int first = counts.get(0)[candidate];
      alike += first > 0 && count[candidate] == first ? 1 : 0;
    }
    return alike;
  }

  private static int[] counts(LineReader lines) {
    int[] counts = new int[CANDIDATES.length];
    byte[] text = lines.buffer();
    boolean quoted = false;
    for (int at = lines.start(); at < lines.end(); at++) {
      quoted ^= text[at] == '"';
      for (int i = 0; i < CANDIDATES.length && !quoted; i++) {
        counts[i] += text[at] == CANDIDATES[i] ? 1 : 0;
      }
    }
    return counts;
  }
}
