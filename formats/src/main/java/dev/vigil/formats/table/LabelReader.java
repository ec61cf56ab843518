package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Set;

/** Labels: an anomaly or none. */
final class LabelReader {
  /** The answer to a text that is no label. */
  static final int UNREADABLE = -2;

  private static final int LONGEST_WORD = 12;
  private static final Set<String> ANOMALY =
      Set.of("1", "1.0", "true", "t", "yes", "y", "anomaly", "anomalous", "abnormal", "outlier");
  private static final Set<String> NORMAL =
      Set.of("0", "0.0", "false", "f", "no", "n", "normal", "ok", "inlier");
  private static final Set<String> NONE = Set.of("", "nan", "null", "na", "n/a", "none");

  private LabelReader() {}

  static int read(byte[] text, int from, int to) {
    int length = to - from;
    if (length == 1 && (text[from] == '0' || text[from] == '1')) {
      return text[from] - '0';
    }
    return length > LONGEST_WORD ? UNREADABLE : read(new String(text, from, length, UTF_8));
  }

  static int read(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (ANOMALY.contains(word)) {
      return 1;
    }
    if (NORMAL.contains(word)) {
      return 0;
    }
    return NONE.contains(word) ? RowSink.NO_LABEL : UNREADABLE;
  }
}
