package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A CSV file with a header, plain or gzip'd, read row by row; every complaint names its place. */
final class CsvFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> header;

  private CsvFile(Path path, CsvReader<CsvRecord> reader) throws IOException {
    this.path = path;
    this.reader = reader;
    this.records = reader.iterator();
    this.header = hasNext() ? next().getFields() : List.of();
  }

  /**
   * Opens the file and reads its header.
   *
   * @throws MalformedDataException if the file is empty or is no gzip though its name says so
   * @throws IOException if it cannot be read
   */
  static CsvFile open(Path path) throws IOException {
    InputStream bytes = Files.newInputStream(path);
    try {
      CsvFile file =
          new CsvFile(
              path, CsvReader.builder().detectBomHeader(true).ofCsvRecord(unzip(path, bytes)));
      if (file.header.isEmpty()) {
        throw new MalformedDataException(path, "is empty");
      }
      return file;
    } catch (EOFException | ZipException e) {
      bytes.close();
      throw damaged(path, e);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static InputStream unzip(Path path, InputStream bytes) throws IOException {
    return path.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }

  private static MalformedDataException damaged(Path path, IOException cause) {
    MalformedDataException damaged =
        new MalformedDataException(path, "is a damaged or truncated gzip");
    damaged.initCause(cause);
    return damaged;
  }

  Path path() {
    return path;
  }

  /** The names of the columns, in their order. */
  List<String> header() {
    return header;
  }

  boolean hasColumn(String name) {
    return header.contains(name);
  }

  /** Where the column stands, from 0. */
  int column(String name) throws MalformedDataException {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new MalformedDataException(path, 1, 1, "no column '" + name + "' among " + header);
    }
    return column;
  }

  boolean hasNext() throws IOException {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      throw told(e);
    } catch (CsvParseException e) {
      throw broken(e);
    }
  }

  /** The next row, as wide as the header. */
  CsvRecord next() throws IOException {
    try {
      return records.next();
    } catch (UncheckedIOException e) {
      throw told(e);
    } catch (CsvParseException e) {
      throw broken(e);
    }
  }

  private MalformedDataException broken(CsvParseException cause) {
    MalformedDataException broken =
        new MalformedDataException(path, String.valueOf(cause.getMessage()));
    broken.initCause(cause);
    return broken;
  }

  private IOException told(UncheckedIOException unchecked) {
    IOException cause = Objects.requireNonNull(unchecked.getCause());
    return cause instanceof EOFException || cause instanceof ZipException
        ? damaged(path, cause)
        : cause;
  }

  /** The number in a field; NaN where it is empty. */
  double number(CsvRecord row, int field) throws MalformedDataException {
    String text = row.getField(field);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    String what = header.get(field) + " '" + text + "' is not ";
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      MalformedDataException complaint = complaint(row, field, what + "a number");
      complaint.initCause(e);
      throw complaint;
    }
    throw complaint(row, field, what + "finite");
  }

  /** Whether a row is labelled; the label is 0 or 1. */
  boolean label(CsvRecord row, int field) throws MalformedDataException {
    return switch (row.getField(field)) {
      case "0" -> false;
      case "1" -> true;
      default ->
          throw complaint(row, field, "label must be 0 or 1, was '" + row.getField(field) + "'");
    };
  }

  /** A complaint about one field of a row. */
  MalformedDataException complaint(CsvRecord row, int field, String what) {
    long column = 1;
    for (int before = 0; before < field; before++) {
      column += row.getField(before).length() + 1L;
    }
    return new MalformedDataException(path, row.getStartingLineNumber(), column, what);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
