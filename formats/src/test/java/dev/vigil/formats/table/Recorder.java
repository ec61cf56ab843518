package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Keeps what a table hands on, and reads tables out of texts. */
final class Recorder implements RowSink {
  static final String FILE = "t.csv";

  final List<String> names = new ArrayList<>();
  final List<String> rows = new ArrayList<>();

  @Override
  public void series(int index, SeriesName name) {
    if (index != names.size()) {
      throw new IllegalStateException("series " + index + " after " + names.size());
    }
    names.add(name.toString());
  }

  @Override
  public void row(int series, long epochMillis, double value, int label) {
    if (series >= names.size()) {
      throw new IllegalStateException("series " + series + " was not told");
    }
    rows.add(names.get(series) + "@" + epochMillis + "=" + value + (label < 0 ? "" : "#" + label));
  }

  ReadReport read(byte[] table, TableOptions options) throws TableException {
    try (TableReader reader = open(table, options)) {
      return reader.read(this);
    }
  }

  static TableReader open(byte[] table, TableOptions options) throws TableException {
    return TableReader.open(Source.stream(FILE, new ByteArrayInputStream(table)), options);
  }

  static Layout layout(String table) throws TableException {
    try (TableReader reader = open(table.getBytes(UTF_8), TableOptions.auto())) {
      return reader.layout();
    }
  }

  static List<String> rows(String table) throws TableException {
    return rows(table, TableOptions.auto());
  }

  static List<String> rows(String table, TableOptions options) throws TableException {
    Recorder recorder = new Recorder();
    recorder.read(table.getBytes(UTF_8), options);
    return recorder.rows;
  }

  static ReadReport report(String table) throws TableException {
    return new Recorder().read(table.getBytes(UTF_8), TableOptions.auto());
  }

  /** A table of so many good rows, five minutes apart. */
  static StringBuilder rows(int count) {
    StringBuilder table = new StringBuilder("timestamp,value\n");
    for (int i = 0; i < count; i++) {
      table.append(1_400_000_000 + 300 * i).append(',').append(i).append(".5\n");
    }
    return table;
  }

  static byte[] gzip(byte[] text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
