package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.formats.time.TimeReading;
import dev.vigil.formats.time.TimeSniffer;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** CSV: its delimiter, its header and its decimal sign, found from the head. */
final class CsvTable {
  private static final double LEAST_INSTANT = 1e8;
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+");
  private static final Pattern DECIMAL_POINT = Pattern.compile("[+-]?\\d*\\.\\d+");

  private final Head head;
  private final byte delimiter;
  private final boolean hasHeader;
  private final List<String> names;
  private final long firstLine;

  private CsvTable(
      Head head, byte delimiter, List<String> first, long firstLine, TimeReading reading) {
    this.head = head;
    this.delimiter = delimiter;
    this.hasHeader = isHeader(first, reading);
    this.names =
        hasHeader
            ? withoutEmptyTail(first)
            : IntStream.rangeClosed(1, first.size()).mapToObj(Integer::toString).toList();
    this.firstLine = firstLine;
  }

  static CsvTable look(String file, Head head, TimeReading reading)
      throws IOException, TableException {
    byte delimiter = Delimiter.find(head.lines());
    Row row = new Row();
    if (!new CsvRows(head.lines(), delimiter).next(row)) {
      throw new TableException(file, "the file is empty but for blank lines and comments");
    }
    if (row.problem() != null) {
      throw row.bad().in(file);
    }
    List<String> first = IntStream.range(0, row.count()).mapToObj(row::text).toList();
    CsvTable table = new CsvTable(head, delimiter, first, row.line(), reading);
    table.refuseDuplicates(file, row);
    return table;
  }

  private void refuseDuplicates(String file, Row row) throws TableException {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size() && hasHeader; i++) {
      String name = names.get(i);
      if (!name.isEmpty() && !seen.add(name)) {
        throw row.bad(i, "the header names the column " + Words.quoted(name) + " twice").in(file);
      }
    }
  }

  Sample sample() throws IOException {
    Sample sample = sample((byte) '.');
    return hasDecimalCommas(sample) ? sample((byte) ',') : sample;
  }

  private Sample sample(byte point) throws IOException {
    return new Sample("CSV", names, hasHeader ? firstLine : 0, point, () -> data(head.lines()));
  }

  /** All rows after the header. */
  RowSource rows() throws IOException {
    return data(head.allLines());
  }

  private RowSource data(LineReader lines) throws IOException {
    CsvRows rows = new CsvRows(lines, delimiter);
    if (hasHeader) {
      rows.next(new Row());
    }
    rows.expect(names.size());
    return rows;
  }

  /** A first row with a time in it, or of numbers alone, is data already. */
  private static boolean isHeader(List<String> first, TimeReading reading) {
    boolean numbers = true;
    NumberReader number = new NumberReader((byte) '.');
    for (String text : first) {
      byte[] bytes = text.getBytes(UTF_8);
      switch (number.read(bytes, 0, bytes.length)) {
        case NUMBER -> {
          if (Math.abs(number.value()) >= LEAST_INSTANT) {
            return false;
          }
        }
        case TEXT -> {
          if (TimeSniffer.find(List.of(text), reading).isPresent()) {
            return false;
          }
          numbers &= DECIMAL_COMMA.matcher(text).matches();
        }
        case MISSING -> {}
      }
    }
    return !numbers;
  }

  private static List<String> withoutEmptyTail(List<String> names) {
    int size = names.size();
    while (size > 1 && names.get(size - 1).isEmpty()) {
      size--;
    }
    return names.subList(0, size);
  }

  private boolean hasDecimalCommas(Sample sample) {
    boolean commas = false;
    for (int row = 0; row < sample.size() && delimiter != ','; row++) {
      for (int column = 0; column < names.size(); column++) {
        String text = sample.text(row, column);
        if (DECIMAL_POINT.matcher(text).matches()) {
          return false;
        }
        commas |= DECIMAL_COMMA.matcher(text).matches();
      }
    }
    return commas;
  }
}
