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
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A folder of data files of one kind: {@code *.csv} or {@code *.csv.gz}, and an {@code index.csv}
 * that may say more of each. Immutable.
 */
public final class DataFolder {
  private static final String INDEX = "index.csv";

  private final Path path;
  private final String name;
  private final List<Path> files;

  private DataFolder(Path path, List<Path> files) throws IOException {
    this.path = path;
    this.name = String.valueOf(path.toRealPath().getFileName());
    this.files = List.copyOf(files);
  }

  /**
   * The folder itself where it holds data files, else those of the known sets inside it, as many as
   * there are.
   *
   * @param what what the files are, for the message that there are none
   * @throws NoSuchFileException if neither holds one
   * @throws NotDirectoryException if it is a file
   */
  static List<DataFolder> find(Path folder, List<String> known, String what) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    List<Path> here = filesIn(folder);
    if (!here.isEmpty()) {
      return List.of(new DataFolder(folder, here));
    }
    List<DataFolder> found = new ArrayList<>();
    for (String set : known) {
      Path inside = folder.resolve(set);
      List<Path> files = Files.isDirectory(inside) ? filesIn(inside) : List.of();
      if (!files.isEmpty()) {
        found.add(new DataFolder(inside, files));
      }
    }
    if (found.isEmpty()) {
      throw new NoSuchFileException(
          folder.toString(), null, "no " + what + " (*.csv, *.csv.gz) here nor in " + known);
    }
    return found;
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(path -> path.toString().endsWith(".csv") || path.toString().endsWith(".csv.gz"))
          .filter(path -> !path.endsWith(INDEX))
          .sorted()
          .toList();
    }
  }

  /** Where the files are. */
  public Path path() {
    return path;
  }

  /** The name of the folder. */
  public String name() {
    return name;
  }

  /** Its files, sorted by name. */
  public List<Path> files() {
    return files;
  }

  /** Set and file, without any {@code .gz}: {@code kpi/05f10d3a.csv}. */
  String nameOf(Path file) {
    String fileName = String.valueOf(file.getFileName());
    return name
        + "/"
        + (fileName.endsWith(".gz") ? fileName.substring(0, fileName.length() - 3) : fileName);
  }

  /**
   * What the index says in one of its columns.
   *
   * @throws MalformedDataException if it has no such column, or anything but whole numbers from 0
   *     on in it
   */
  Column indexed(String column) throws IOException {
    return read(column, true);
  }

  /** As {@link #indexed}, but says nothing of any file where there is no such column. */
  Column indexedIfThere(String column) throws IOException {
    return read(column, false);
  }

  private Column read(String column, boolean needed) throws IOException {
    Path index = path.resolve(INDEX);
    if (!Files.exists(index)) {
      return new Column(Map.of());
    }
    try (CsvFile csv = CsvFile.open(index)) {
      return needed || csv.hasColumn(column) ? read(csv, column) : new Column(Map.of());
    }
  }

  private static Column read(CsvFile csv, String column) throws IOException {
    Map<String, Integer> values = new HashMap<>();
    int file = csv.column("file");
    int field = csv.column(column);
    while (csv.hasNext()) {
      CsvRecord row = csv.next();
      String text = row.getField(field);
      if (!text.matches("\\d{1,9}")) {
        throw csv.complaint(row, field, column + " '" + text + "' is not a whole number");
      }
      values.put(row.getField(file), Integer.parseInt(text));
    }
    return new Column(values);
  }

  /** A column of the index: a whole number for each file that the index names. */
  record Column(Map<String, Integer> values) {
    OptionalInt of(Path file) {
      Integer value = values.get(String.valueOf(file.getFileName()));
      return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
  }
}
