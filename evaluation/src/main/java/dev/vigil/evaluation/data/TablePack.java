package dev.vigil.evaluation.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder of labelled tables of numbers. Tables are read one at a time. */
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

  /** Where the files are. */
  public DataFolder folder() {
    return folder;
  }

  /**
   * Reads one of the files of {@link #folder()}.
   *
   * @throws MalformedDataException if it is not a labelled table of numbers
   */
  public LabelledTable read(Path path) throws IOException {
    return LabelledTable.read(folder.nameOf(path), path);
  }
}
