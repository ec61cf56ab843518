package dev.vigil.evaluation.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of labelled tables. Tables are read one at a time; a file {@code
 * *_attack_types.csv[.gz]} goes with the one beside it and is none.
 */
public final class TablePack {
  /** The sets this project is measured on. */
  private static final List<String> KNOWN = List.of("adbench");

  private final DataFolder folder;

  private TablePack(DataFolder folder) {
    this.folder = folder;
  }

  /**
   * The folder itself where it holds tables, else the set {@code adbench} inside it.
   *
   * @throws java.nio.file.NoSuchFileException if neither holds a table
   * @throws java.nio.file.NotDirectoryException if it is a file
   */
  public static TablePack find(Path folder) throws IOException {
    return new TablePack(DataFolder.find(folder, KNOWN, "labelled tables").get(0));
  }

  /** Its tables, sorted by name. */
  public List<Path> files() {
    return folder.files().stream()
        .filter(file -> !file.toString().matches(".*_attack_types\\.csv(\\.gz)?"))
        .toList();
  }

  /** Where the files are. */
  public DataFolder folder() {
    return folder;
  }

  /**
   * Reads one of {@link #files()}.
   *
   * @throws MalformedDataException if it is not a labelled table
   */
  public LabelledTable read(Path path) throws IOException {
    return LabelledTable.read(folder.nameOf(path), path);
  }
}
