package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

/** One CSV record with quotes that need care: quotes inside, line ends inside, blanks around. */
final class QuotedRecord {
  private final byte delimiter;
  private final CsvReader.CsvReaderBuilder reader;
  private final Scratch scratch = new Scratch();

  QuotedRecord(byte delimiter) {
    this.delimiter = delimiter;
    this.reader =
        CsvReader.builder()
            .fieldSeparator((char) delimiter)
            .commentStrategy(CommentStrategy.NONE)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true);
  }

  /** Reads the record that is at hand; false where it is none. */
  boolean read(LineReader lines, Row row) {
    int length = lines.end() - lines.start();
    String text = new String(lines.buffer(), lines.start(), length, UTF_8);
    scratch.clear();
    Fields fields = new Fields(row, scratch, offsets(text));
    row.begin(lines.buffer(), lines.start(), lines.line(), scratch.bytes());
    try {
      return reader.ofSingleCsvRecord(fields, text);
    } catch (CsvParseException unreadable) {
      return false;
    }
  }

  /** Where the fields begin, in bytes. */
  private int[] offsets(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int[] offsets = new int[bytes.length + 1];
    int count = 1;
    boolean inside = false;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '"') {
        inside = !inside;
      } else if (bytes[i] == delimiter && !inside) {
        offsets[count++] = i + 1;
      }
    }
    return offsets;
  }

  private static final class Fields extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final Row row;
    private final Scratch scratch;
    private final int[] offsets;

    Fields(Row row, Scratch scratch, int[] offsets) {
      this.row = row;
      this.scratch = scratch;
      this.offsets = offsets;
    }

    @Override
    protected void handleField(int index, char[] text, int from, int count, boolean quoted) {
      int start = scratch.length();
      scratch.add(text, from, count);
      row.lieIn(scratch.bytes());
      row.add(start, scratch.length(), offsets[Math.min(index, offsets.length - 1)]);
    }

    @Override
    protected Boolean buildRecord() {
      return Boolean.TRUE;
    }
  }
}
