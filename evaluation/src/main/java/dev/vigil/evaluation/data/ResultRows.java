package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;

/**
 * A result that is written row by row: it appears whole at its place once it is {@linkplain
 * #finish() finished}, or not at all. One owner.
 */
public final class ResultRows implements AutoCloseable {
  private final Path target;
  private final Path unfinished;
  private final CsvWriter writer;
  private boolean finished;

  private ResultRows(Path target, Path unfinished, CsvWriter writer) {
    this.target = target;
    this.unfinished = unfinished;
    this.writer = writer;
  }

  /**
   * Starts {@code timestamp,value,anomaly_score,alarm,label}, for a series that stands in no file.
   *
   * @param target where to write; its folders are made
   */
  public static ResultRows create(Path target) throws IOException {
    return create(target, List.of("timestamp", "value", "anomaly_score", "alarm", "label"));
  }

  static ResultRows create(Path target, List<String> header) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    // No temporary file of the JDK: those are for the eyes of their owner only.
    long process = ProcessHandle.current().pid();
    Path unfinished = target.resolveSibling("." + target.getFileName() + "." + process + ".part");
    try {
      ResultRows rows = new ResultRows(target, unfinished, CsvWriter.builder().build(unfinished));
      rows.add(header);
      return rows;
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  /**
   * Adds a row.
   *
   * @param alarm 0 for none, else as the maker of the result counts its kinds of alarms
   * @param label whether the row is labelled anomalous
   */
  public void add(long epochMillis, double value, double score, int alarm, boolean label) {
    add(
        List.of(
            Instant.ofEpochMilli(epochMillis).toString(),
            Double.toString(value),
            Double.toString(score),
            Integer.toString(alarm),
            label ? "1" : "0"));
  }

  void add(List<String> fields) {
    writer.writeRecord(fields);
  }

  /** Puts the result in its place. */
  public void finish() throws IOException {
    writer.close();
    finished = true;
    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Leaves nothing behind of a result that was not finished. */
  @Override
  public void close() throws IOException {
    try {
      if (!finished) {
        writer.close();
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
