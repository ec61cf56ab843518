package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * A folder of labelled series of vectors: {@code timestamp}, one column for each channel, {@code
 * label}; and an {@code index.csv} that names the {@code train_rows} of each file, and may name the
 * {@code interval_seconds} of an index that stands for a clock, five minutes if it does not.
 */
public final class VectorPack {
  /** The sets this project is measured on. */
  private static final List<String> KNOWN = List.of("smd", "asd", "skab");

  private static final int USUAL_INTERVAL = 300;
  private static final int LONGEST_INTERVAL = 86_400;

  private final DataFolder folder;
  private final DataFolder.Column trainRows;
  private final DataFolder.Column intervalSeconds;

  private VectorPack(DataFolder folder) throws IOException {
    this.folder = folder;
    this.trainRows = folder.indexed("train_rows");
    this.intervalSeconds = folder.indexedIfThere("interval_seconds");
  }

  /**
   * The folder itself where it holds series, else the sets {@code smd}, {@code asd} and {@code
   * skab} inside it, as many as there are.
   *
   * @throws NoSuchFileException if neither holds a series
   * @throws NotDirectoryException if it is a file
   */
  public static List<VectorPack> find(Path folder) throws IOException {
    List<VectorPack> packs = new ArrayList<>();
    for (DataFolder found : DataFolder.find(folder, KNOWN, "labelled series of vectors")) {
      packs.add(new VectorPack(found));
    }
    return packs;
  }

  /** Where the files are. */
  public DataFolder folder() {
    return folder;
  }

  /**
   * Reads one of the files of {@link #folder()}.
   *
   * @throws MalformedDataException if it is not a labelled series of vectors, or the index names no
   *     training part that it has
   */
  public LabelledVectors read(Path path) throws IOException {
    OptionalInt trained = trainRows.of(path);
    if (trained.isEmpty()) {
      throw new MalformedDataException(path, "index.csv names no train_rows for it");
    }
    try (CsvFile csv = CsvFile.open(path)) {
      NumberColumns columns = NumberColumns.allBut(csv, List.of("timestamp", "label"));
      TimeColumn times = new TimeColumn(csv, interval(path));
      int label = csv.column("label");
      List<Long> epochMillis = new ArrayList<>();
      List<double[]> rows = new ArrayList<>();
      BitSet labels = new BitSet();
      while (csv.hasNext()) {
        CsvRecord row = csv.next();
        labels.set(rows.size(), csv.label(row, label));
        epochMillis.add(times.epochMillis(row));
        rows.add(columns.numbers(row));
      }
      checkRows(path, trained.getAsInt(), rows.size());
      return new LabelledVectors(
          folder.nameOf(path),
          path,
          columns.names(),
          epochMillis.stream().mapToLong(Long::longValue).toArray(),
          rows,
          LabelledTable.flags(labels, rows.size()),
          trained.getAsInt());
    }
  }

  private Duration interval(Path path) throws MalformedDataException {
    int seconds = intervalSeconds.of(path).orElse(USUAL_INTERVAL);
    if (seconds < 1 || seconds > LONGEST_INTERVAL) {
      throw new MalformedDataException(
          path,
          "interval_seconds of index.csv must be from 1 to "
              + LONGEST_INTERVAL
              + ", was "
              + seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  private static void checkRows(Path path, int trained, int rows) throws MalformedDataException {
    if (rows == 0) {
      throw new MalformedDataException(path, "has a header and no rows");
    }
    if (trained < 2 || trained > rows) {
      throw new MalformedDataException(
          path, "index.csv names " + trained + " train_rows, of the file's " + rows);
    }
  }
}
