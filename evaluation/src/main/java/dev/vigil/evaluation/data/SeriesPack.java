package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of labelled series of one kind: {@code *.csv} or {@code *.csv.gz}, and an {@code
 * index.csv} that may name the rows of each file's training part.
 *
 * <p>Series are read one at a time, so a pack may be larger than memory.
 */
public final class SeriesPack {
  /** The sets this project is measured on. */
  private static final List<String> KNOWN =
      List.of("kpi", "wsd", "cloud_monitoring", "nasa_smap_msl", "ucr");

  private static final String INDEX = "index.csv";

  private final Path folder;
  private final String name;
  private final List<Path> files;
  private final Map<String, Integer> trainRows;

  private SeriesPack(Path folder, List<Path> files, Map<String, Integer> trainRows)
      throws IOException {
    this.folder = folder;
    this.name = String.valueOf(folder.toRealPath().getFileName());
    this.files = List.copyOf(files);
    this.trainRows = Map.copyOf(trainRows);
  }

  /**
   * The folder itself where it holds series, else the sets {@code kpi}, {@code wsd}, {@code
   * cloud_monitoring}, {@code nasa_smap_msl} and {@code ucr} inside it, as many as there are.
   *
   * @throws NoSuchFileException if neither holds a series
   * @throws NotDirectoryException if it is a file
   */
  public static List<SeriesPack> find(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    if (!seriesFiles(folder).isEmpty()) {
      return List.of(open(folder));
    }
    List<SeriesPack> packs = new ArrayList<>();
    for (String known : KNOWN) {
      Path inside = folder.resolve(known);
      if (Files.isDirectory(inside) && !seriesFiles(inside).isEmpty()) {
        packs.add(open(inside));
      }
    }
    if (packs.isEmpty()) {
      throw new NoSuchFileException(
          folder.toString(), null, "no labelled series (*.csv, *.csv.gz) here nor in " + KNOWN);
    }
    return packs;
  }

  private static SeriesPack open(Path folder) throws IOException {
    Path index = folder.resolve(INDEX);
    Map<String, Integer> trainRows = Files.exists(index) ? readTrainRows(index) : Map.of();
    return new SeriesPack(folder, seriesFiles(folder), trainRows);
  }

  private static List<Path> seriesFiles(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(path -> path.toString().endsWith(".csv") || path.toString().endsWith(".csv.gz"))
          .filter(path -> !path.endsWith(INDEX))
          .sorted()
          .toList();
    }
  }

  private static Map<String, Integer> readTrainRows(Path index) throws IOException {
    Map<String, Integer> trainRows = new HashMap<>();
    try (CsvFile csv = CsvFile.open(index)) {
      int file = csv.column("file");
      int rows = csv.column("train_rows");
      while (csv.hasNext()) {
        CsvRecord row = csv.next();
        try {
          trainRows.put(row.getField(file), Integer.parseInt(row.getField(rows)));
        } catch (NumberFormatException e) {
          MalformedDataException complaint =
              csv.complaint(
                  row, rows, "train_rows '" + row.getField(rows) + "' is not a whole number");
          complaint.initCause(e);
          throw complaint;
        }
      }
    }
    return trainRows;
  }

  /** Where the files are. */
  public Path folder() {
    return folder;
  }

  /** The name of the folder. */
  public String name() {
    return name;
  }

  /** Its files, sorted by name. */
  public List<Path> files() {
    return files;
  }

  /**
   * Reads one of {@link #files()}.
   *
   * @throws MalformedDataException if it is not a labelled series, or has no clock and no training
   *     part in the index
   */
  public LabelledSeries read(Path path) throws IOException {
    SeriesFile file = SeriesFile.read(path);
    String fileName = String.valueOf(path.getFileName());
    if (file.indexed() && !trainRows.containsKey(fileName)) {
      throw new MalformedDataException(
          path, "has no clock, and " + INDEX + " names no train_rows for it");
    }
    String plain =
        fileName.endsWith(".gz") ? fileName.substring(0, fileName.length() - 3) : fileName;
    return new LabelledSeries(name + "/" + plain, file, trainRows.getOrDefault(fileName, 0));
  }
}
