package dev.vigil.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Work on each of some files, several at a time. */
final class EachFile {
  private EachFile() {}

  /** What is done with a file. */
  interface Work<T> {
    T on(Path file) throws IOException;
  }

  /**
   * What comes of each file, in the order of the files.
   *
   * @param done told after each, from any thread
   * @throws IOException the first that the work throws
   */
  static <T> List<T> of(List<Path> files, Runnable done, Work<T> work) throws IOException {
    try {
      return files.parallelStream()
          .map(
              file -> {
                try {
                  T result = work.on(file);
                  done.run();
                  return result;
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
