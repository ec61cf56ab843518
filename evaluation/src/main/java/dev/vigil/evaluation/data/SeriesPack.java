package dev.vigil.evaluation.data;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

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

  private final DataFolder folder;
  private final DataFolder.Column trainRows;

  private SeriesPack(DataFolder folder) throws IOException {
    this.folder = folder;
    this.trainRows = folder.indexed("train_rows");
  }

  /**
   * The folder itself where it holds series, else the sets {@code kpi}, {@code wsd}, {@code
   * cloud_monitoring}, {@code nasa_smap_msl} and {@code ucr} inside it, as many as there are.
   *
   * @throws NoSuchFileException if neither holds a series
   * @throws NotDirectoryException if it is a file
   */
  public static List<SeriesPack> find(Path folder) throws IOException {
    List<SeriesPack> packs = new ArrayList<>();
    for (DataFolder found : DataFolder.find(folder, KNOWN, "labelled series")) {
      packs.add(new SeriesPack(found));
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
   * @throws MalformedDataException if it is not a labelled series, or has no clock and no training
   *     part in the index
   */
  public LabelledSeries read(Path path) throws IOException {
    SeriesFile file = SeriesFile.read(path);
    OptionalInt trained = trainRows.of(path);
    if (file.indexed() && trained.isEmpty()) {
      throw new MalformedDataException(
          path, "has no clock, and index.csv names no train_rows for it");
    }
    return new LabelledSeries(folder.nameOf(path), file, trained.orElse(0));
  }
}
