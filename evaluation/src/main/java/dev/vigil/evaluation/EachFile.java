package dev.vigil.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Work on each of some files, several at a time. */
final class EachFile {
  private EachFile() {}

  /** What is done with a file. */
  interface Work<T> {
    T on(Path file) throws IOException;
  }

  /**
   * What comes of each file, in the order of the files. Nothing is still at work when it ends, well
   * or not.
   *
   * @param done told after each, from any thread
   * @throws IOException the first that the work throws; what was not begun by then is left
   */
  static <T> List<T> of(List<Path> files, Runnable done, Work<T> work) throws IOException {
    AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    List<Optional<T>> results =
        files.parallelStream().map(file -> one(file, done, work, failure)).toList();
    IOException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    return results.stream().flatMap(Optional::stream).toList();
  }

  private static <T> Optional<T> one(
      Path file, Runnable done, Work<T> work, AtomicReference<@Nullable IOException> failure) {
    if (failure.get() != null) {
      return Optional.empty();
    }
    try {
      T result = work.on(file);
      done.run();
      return Optional.of(result);
    } catch (IOException e) {
      failure.compareAndSet(null, e);
      return Optional.empty();
    }
  }
}
