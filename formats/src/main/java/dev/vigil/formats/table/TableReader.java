package dev.vigil.formats.table;

import static java.util.Objects.requireNonNull;

import dev.vigil.formats.time.TimeReading;
import dev.vigil.formats.time.TimeSniffer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of observations, CSV or one JSON object a line, plain or gzip. Opening looks at the
 * first rows and decides what the columns are; reading hands on row after row and keeps none.
 *
 * <p>One owner; a table is read once.
 */
public final class TableReader implements AutoCloseable {
  private final Input input;
  private final Layout layout;
  private final RowSource source;
  private final byte point;
  private final TableOptions options;
  private final Row row = new Row();
  private @Nullable RowDelivery delivery;

  private TableReader(
      Input input, Layout layout, RowSource source, byte point, TableOptions options) {
    this.input = input;
    this.layout = layout;
    this.source = source;
    this.point = point;
    this.options = options;
  }

  /**
   * Opens a table and finds its layout. Of a stream, this waits for the first 256 lines or the end.
   *
   * @throws TableException where there is no file, nothing in it, no text, no time, no values, or
   *     where something that was told is not there
   */
  public static TableReader open(Source source, TableOptions options) throws TableException {
    checkTold(source.name(), options.time());
    Input input = Input.open(source, options.progress());
    boolean open = false;
    try {
      TableReader reader = look(input, options);
      open = true;
      return reader;
    } catch (IOException e) {
      throw input.problem(0, e);
    } finally {
      if (!open) {
        input.close();
      }
    }
  }

  private static void checkTold(String file, TimeReading told) throws TableException {
    try {
      TimeSniffer.find(List.of(), told);
    } catch (IllegalArgumentException e) {
      throw new TableException(file, 0, 0, "no time format: " + e.getMessage(), e);
    }
  }

  private static TableReader look(Input input, TableOptions options)
      throws TableException, IOException {
    Head head = Head.read(input.text());
    TextCheck.check(input.name(), head);
    boolean json = head.first() == '{';
    @Nullable CsvTable csv = json ? null : CsvTable.look(input.name(), head, options.time());
    @Nullable JsonTable lines = json ? JsonTable.look(head) : null;
    Sample sample = csv != null ? csv.sample() : requireNonNull(lines).sample();
    if (sample.isEmpty()) {
      throw noRows(input.name(), head, sample);
    }
    Layout layout = new LayoutFinder(input.name(), sample, options).find();
    RowSource rows = csv != null ? csv.rows() : requireNonNull(lines).rows();
    return new TableReader(input, layout, rows, sample.point(), options);
  }

  private static TableException noRows(String file, Head head, Sample sample) throws IOException {
    head.failIfCut();
    Optional<BadRow> bad = sample.firstUnreadable();
    return bad.isPresent()
        ? bad.get().in(file)
        : new TableException(
            file, sample.headerLine(), 0, "there is only a header, and no row after it");
  }

  /** What the columns were found to be. */
  public Layout layout() {
    return layout;
  }

  /**
   * Reads all rows, and closes the table. What the sink throws goes through.
   *
   * @return what was read
   * @throws TableException at the first bad row where {@link TableOptions#strict}, where the rows
   *     are bad for the most part, where the time changes its format, or where the file is damaged;
   *     the rows before were handed on
   */
  public ReadReport read(RowSink sink) throws TableException {
    BadRows bad = new BadRows(input.name(), options.strict());
    RowDelivery rows = new RowDelivery(input.name(), layout, point, options, bad, sink);
    delivery = rows;
    try (input) {
      while (source.next(row)) {
        rows.deliver(row);
      }
      bad.finish(rows.rows());
      return rows.report(source.comments());
    } catch (IOException e) {
      throw input.problem(source.line(), e);
    }
  }

  /** The time of the row at hand as the table writes it; to be asked while the sink is called. */
  public String timeText() {
    return delivery == null ? "" : delivery.timeText(row);
  }

  /** The line of the row at hand, counted from 1; to be asked while the sink is called. */
  public long line() {
    return row.line();
  }

  /** Closes a table that is not to be read. */
  @Override
  public void close() {
    input.close();
  }
}
