package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what is no text before anyone tries to read it as a table. */
final class TextCheck {
  private static final int MOST_PERCENT_CONTROLS = 2;

  /** How files that are often taken for tables begin. */
  private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

  static {
    BEGINNINGS.put("PK\u0003\u0004", "a zip archive or a spreadsheet; save it as CSV");
    BEGINNINGS.put("PAR1", "a Parquet file; save it as CSV");
    BEGINNINGS.put("BZh", "packed with bzip2; unpack it, or pack it with gzip");
    BEGINNINGS.put("\u00fd7zXZ", "packed with xz; unpack it, or pack it with gzip");
    BEGINNINGS.put("(\u00b5/\u00fd", "packed with zstd; unpack it, or pack it with gzip");
    BEGINNINGS.put("\u00d0\u00cf\u0011\u00e0", "an old spreadsheet; save it as CSV");
    BEGINNINGS.put("\u001f\u008b", "packed with gzip twice");
    BEGINNINGS.put("\u00ff\u00fe", "UTF-16 text; save it as UTF-8");
    BEGINNINGS.put("\u00fe\u00ff", "UTF-16 text; save it as UTF-8");
  }

  private TextCheck() {}

  static void check(String file, Head head) throws TableException {
    byte[] bytes = head.bytes();
    if (bytes.length == 0) {
      throw new TableException(file, "the file is empty");
    }
    String start = new String(bytes, 0, Math.min(bytes.length, 8), ISO_8859_1);
    for (Map.Entry<String, String> beginning : BEGINNINGS.entrySet()) {
      if (start.startsWith(beginning.getKey())) {
        throw new TableException(file, "is no text but " + beginning.getValue());
      }
    }
    long controls = 0;
    for (byte b : bytes) {
      if (b == 0) {
        throw new TableException(file, "is no text: it holds zero bytes");
      }
      controls += b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
    }
    if (100 * controls > MOST_PERCENT_CONTROLS * (long) bytes.length) {
      throw new TableException(file, "is no text: it holds control characters");
    }
    if (head.first() == '[' && isJsonArray(bytes)) {
      throw new TableException(
          file, "is a JSON array; one object a line is read, as jq -c '.[]' writes it");
    }
  }

  private static boolean isJsonArray(byte[] bytes) {
    boolean open = false;
    for (byte b : bytes) {
      if (open && b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b == '{' || b == ']' || b == '[';
      }
      open |= b == '[';
    }
    return true;
  }
}
