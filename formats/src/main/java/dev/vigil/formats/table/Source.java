package dev.vigil.formats.table;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a table comes from: a file, or a stream that is already open. Gzip is undone in both. */
public final class Source {
  private final String name;
  private final @Nullable Path file;
  private final @Nullable InputStream stream;

  private Source(String name, @Nullable Path file, @Nullable InputStream stream) {
    this.name = requireNonNull(name, "name");
    this.file = file;
    this.stream = stream;
  }

  /** A file, told in messages as it is named here. */
  public static Source file(Path file) {
    return new Source(file.toString(), requireNonNull(file, "file"), null);
  }

  /**
   * A stream, closed with the table.
   *
   * @param name as messages tell it, such as {@code <stdin>}
   */
  public static Source stream(String name, InputStream stream) {
    return new Source(name, null, requireNonNull(stream, "stream"));
  }

  String name() {
    return name;
  }

  /** Size in bytes, or -1 where nobody knows. */
  long size() throws IOException {
    return file != null && Files.isRegularFile(file) ? Files.size(file) : -1;
  }

  InputStream open() throws IOException, TableException {
    if (stream != null) {
      return stream;
    }
    Path path = requireNonNull(file);
    if (Files.isDirectory(path)) {
      throw new TableException(name, "is a directory, not a file");
    }
    if (!Files.exists(path)) {
      throw new TableException(name, "no such file");
    }
    if (!Files.isReadable(path)) {
      throw new TableException(name, "may not be read (permission denied)");
    }
    return Files.newInputStream(path);
  }
}
