package dev.vigil.server.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner may read, where the file system knows such a thing. */
public final class OwnersFile {
  private OwnersFile() {}

  /** Makes it, empty, if it is not there; and closes it to others if it is. */
  public static void at(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
