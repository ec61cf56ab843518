package dev.vigil.formats.table;

import java.util.List;
import java.util.stream.Collectors;

/** Words of messages: quoted texts and lists. */
final class Words {
  private static final int LONGEST_QUOTE = 40;
  private static final int MOST_LISTED = 12;

  private Words() {}

  /** The text in quotes, shortened and without control characters. */
  static String quoted(String text) {
    StringBuilder shown = new StringBuilder(LONGEST_QUOTE + 3).append('\'');
    int end =
        text.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, text.codePointCount(0, text.length())));
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) ? '\ufffd' : c);
    }
    return shown.append(end < text.length() ? "…'" : "'").toString();
  }

  static String listed(List<String> names) {
    String list =
        names.stream().limit(MOST_LISTED).map(Words::quoted).collect(Collectors.joining(", "));
    int more = names.size() - MOST_LISTED;
    return more > 0 ? list + " and " + more + " more" : list;
  }
}
