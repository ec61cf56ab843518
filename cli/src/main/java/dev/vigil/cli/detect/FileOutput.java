package dev.vigil.cli.detect;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is there whole or not at all: written beside its place, and moved there at the end.
 * What is no plain file, such as a pipe, is written to directly.
 */
final class FileOutput implements Output {
  private final Path place;
  private final Path part;
  private final Writer to;

  private FileOutput(Path place, Path part, Writer to) {
    this.place = place;
    this.part = part;
    this.to = to;
  }

  /**
   * Begins to write.
   *
   * @throws IOException if nothing can be written there
   */
  static FileOutput begin(Path file) throws IOException {
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(place) && !Files.isRegularFile(place)) {
      return new FileOutput(place, place, writer(place, StandardOpenOption.WRITE));
    }
    Path part = place.resolveSibling(".vigil-" + UUID.randomUUID() + ".part");
    part.toFile().deleteOnExit(); // for those who press Ctrl-C
    return new FileOutput(place, part, writer(part, StandardOpenOption.CREATE_NEW));
  }

  private static Writer writer(Path file, StandardOpenOption option) throws IOException {
    return new BufferedWriter(
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE, option));
  }

  @Override
  public void write(String text) throws IOException {
    to.write(text);
  }

  @Override
  public void passed(long rows) throws IOException {
    to.flush();
  }

  @Override
  public boolean closed() {
    return false;
  }

  @Override
  public void finish() throws IOException {
    to.close();
    if (part.equals(place)) {
      return;
    }
    try {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    to.close();
    if (!part.equals(place)) {
      Files.deleteIfExists(part);
    }
  }
}
