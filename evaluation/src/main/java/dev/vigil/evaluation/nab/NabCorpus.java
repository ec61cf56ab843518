package dev.vigil.evaluation.nab;

import dev.vigil.evaluation.data.MalformedDataException;
import dev.vigil.evaluation.data.SeriesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The files of NAB and their windows.
 *
 * <p>Reads the layout of the original repository, {@code data/<category>/<file>.csv} beside {@code
 * labels/combined_windows.json}, and the same with gzip'd files.
 */
public final class NabCorpus {
  private static final String WINDOWS = "labels/combined_windows.json";

  private final List<NabFile> files;

  private NabCorpus(List<NabFile> files) {
    this.files = List.copyOf(files);
  }

  /**
   * Reads every file that the windows name.
   *
   * @param root the folder that holds {@code data} and {@code labels}
   * @throws NoSuchFileException if the windows or a file they name is missing
   * @throws MalformedDataException if one of them is not what it should be; names the place
   * @throws IOException if one cannot be read
   */
  public static NabCorpus read(Path root) throws IOException {
    Path labels = root.resolve(WINDOWS);
    if (!Files.isRegularFile(labels)) {
      throw new NoSuchFileException(
          root.toString(), null, "not a NAB corpus: it has no " + WINDOWS);
    }
    List<NabFile> files = new ArrayList<>();
    for (Map.Entry<String, List<WindowLimits>> named : WindowLimits.read(labels).entrySet()) {
      SeriesFile series = SeriesFile.read(find(root, named.getKey()));
      files.add(new NabFile(named.getKey(), series, locate(named.getValue(), series, labels)));
    }
    return new NabCorpus(files);
  }

  private static Path find(Path root, String name) throws NoSuchFileException {
    Path plain = root.resolve("data").resolve(name);
    Path zipped = plain.resolveSibling(plain.getFileName() + ".gz");
    if (Files.isRegularFile(plain)) {
      return plain;
    }
    if (Files.isRegularFile(zipped)) {
      return zipped;
    }
    throw new NoSuchFileException(
        plain.toString(), null, WINDOWS + " names it, and it is not there");
  }

  private static List<NabWindow> locate(List<WindowLimits> limits, SeriesFile series, Path labels)
      throws MalformedDataException {
    List<NabWindow> windows = new ArrayList<>();
    for (WindowLimits limit : limits) {
      int first = rowAt(limit.fromMillis(), limit, series, labels);
      int last = rowAt(limit.toMillis(), limit, series, labels);
      windows.add(new NabWindow(first, last));
    }
    windows.sort(Comparator.comparingInt(NabWindow::first));
    return windows;
  }

  /** The first row of that time; a window of NAB starts and ends on a row. */
  private static int rowAt(long time, WindowLimits limit, SeriesFile series, Path labels)
      throws MalformedDataException {
    long[] times = series.epochMillis();
    for (int row = 0; row < times.length; row++) {
      if (times[row] == time) {
        return row;
      }
    }
    throw new MalformedDataException(
        labels,
        limit.line(),
        limit.column(),
        "this window starts or ends on no row of " + series.path());
  }

  /** The files, in the order of their windows. */
  public List<NabFile> files() {
    return files;
  }
}
