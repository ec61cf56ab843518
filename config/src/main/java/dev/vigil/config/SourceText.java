package dev.vigil.config;

import java.util.Arrays;

/**
 * A text and where its lines begin. A line ends at {@code \n}, {@code \r\n} or {@code \r}.
 * Immutable.
 */
final class SourceText {
  private static final int[] NO_PAIRS = {};

  private final String text;
  private final int[] lineStarts;

  /** How many characters of two chars end before each index; empty where there are none. */
  private final int[] pairs;

  SourceText(String text) {
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.pairs = pairs(text);
  }

  private static int[] pairs(String text) {
    if (text.codePointCount(0, text.length()) == text.length()) {
      return NO_PAIRS;
    }
    int[] pairs = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      boolean ends = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
      pairs[i + 1] = pairs[i] + (ends ? 1 : 0);
    }
    return pairs;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
      if (ends) {
        starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  String text() {
    return text;
  }

  /** The place of an index of the text; indices outside are taken for the nearest inside. */
  Place place(long index) {
    int inside = (int) Math.max(0, Math.min(text.length(), index));
    int found = Arrays.binarySearch(lineStarts, inside);
    int line = found >= 0 ? found : -found - 2;
    return new Place(line + 1, characters(lineStarts[line], inside) + 1);
  }

  private int characters(int from, int to) {
    return to - from - (pairs.length == 0 ? 0 : pairs[to] - pairs[from]);
  }

  /** The index of a place that is in the text. */
  int index(Place place) {
    int start = lineStarts[place.line() - 1];
    int low = start + place.column() - 1;
    int high = pairs.length == 0 ? low : text.length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (characters(start, middle) < place.column() - 1) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first character that neither YAML nor JSON has in its text, or −1. */
  int firstUnprintable() {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!printable(c)) {
        return i;
      }
      i += Character.charCount(c);
    }
    return -1;
  }

  private static boolean printable(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c == 0x85
        || (c >= 0x20 && c < 0x7F)
        || (c >= 0xA0 && !(c >= 0xD800 && c < 0xE000) && c != 0xFFFE && c != 0xFFFF);
  }
}
