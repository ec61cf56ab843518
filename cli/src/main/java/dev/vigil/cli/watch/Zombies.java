package dev.vigil.cli.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Counts zombies in a Linux {@code /proc}: one small read a process. To list all processes with all
 * that is known of them costs fifty times that.
 */
final class Zombies {
  private final Path proc;

  Zombies(Path proc) {
    this.proc = proc;
  }

  /**
   * Processes in state Z.
   *
   * @throws UncheckedIOException if the folder cannot be listed
   */
  long count() {
    long zombies = 0;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[1-9]*")) {
      for (Path process : processes) {
        if (isZombie(process.resolve("stat"))) {
          zombies++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + proc, e);
    }
    return zombies;
  }

  /** The state follows the name, which is in brackets and may hold brackets itself. */
  private static boolean isZombie(Path stat) throws IOException {
    try {
      String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
      int name = text.lastIndexOf(')');
      return name > 0 && text.startsWith(" Z", name + 1);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      // A process that ends while it is read says "no such process".
      if (Files.exists(stat)) {
        throw e;
      }
      return false;
    }
  }
}
