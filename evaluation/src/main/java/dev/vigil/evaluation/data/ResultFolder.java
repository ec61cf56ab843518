package dev.vigil.evaluation.data;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for the results of a whole run: they are written aside and appear in their places only
 * when the run is {@linkplain #publish() done}, so that a run that fails leaves nothing.
 *
 * <p>Thread-safe for writers of different files.
 */
public final class ResultFolder implements AutoCloseable {
  private final Path folder;
  private final boolean made;
  private final Path aside;
  private final List<Path> inputs;

  private ResultFolder(Path folder, boolean made, List<Path> inputs) throws IOException {
    this.folder = folder;
    this.made = made;
    this.aside = Files.createTempDirectory(folder, ".unfinished");
    this.inputs = inputs;
  }

  /**
   * Makes the folder if it is not there.
   *
   * @param folder where the results are to appear
   * @param inputs folders that no result may be put into
   * @throws FileSystemException if it is a file, or cannot be made
   */
  public static ResultFolder open(Path folder, List<Path> inputs) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FileSystemException(folder.toString(), null, "is a file, not a folder for results");
    }
    List<Path> realInputs = new ArrayList<>();
    for (Path input : inputs) {
      realInputs.add(input.toRealPath());
    }
    boolean made = !Files.exists(folder);
    Files.createDirectories(folder);
    return new ResultFolder(folder.toRealPath(), made, realInputs);
  }

  /**
   * Where to write one result now.
   *
   * @param name path inside the folder, with {@code /} between its parts
   * @throws FileSystemException if it would then appear among the inputs
   */
  public Path file(String name) throws FileSystemException {
    Path target = folder.resolve(name);
    for (Path input : inputs) {
      if (target.startsWith(input)) {
        throw new FileSystemException(
            target.toString(), null, "results would be written among the inputs");
      }
    }
    return aside.resolve(name);
  }

  /** Puts all that was written in its place, over what was there. */
  public void publish() throws IOException {
    for (Path written : written()) {
      if (Files.isRegularFile(written)) {
        Path target = folder.resolve(aside.relativize(written));
        Files.createDirectories(target.getParent());
        Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Leaves nothing behind of what was not published. */
  @Override
  public void close() throws IOException {
    for (Path left : written()) {
      Files.deleteIfExists(left);
    }
    if (made && isEmpty()) {
      Files.delete(folder);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  /** What lies aside, the deepest first. */
  private List<Path> written() throws IOException {
    try (Stream<Path> all = Files.walk(aside)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
