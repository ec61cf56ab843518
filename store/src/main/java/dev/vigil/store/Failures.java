package dev.vigil.store;

import dev.vigil.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;

/** Which reason the failures of disks have. */
final class Failures {
  private static final List<String> FULL =
      List.of("no space left", "file too large", "quota", "not enough space", "disk full");
  private static final List<String> UNWRITABLE =
      List.of("read-only", "permission denied", "not permitted", "access is denied");

  private Failures() {}

  static StoreException of(IOException e, String what) {
    String said = String.valueOf(e.getMessage());
    String lower = said.toLowerCase(Locale.ROOT);
    if (FULL.stream().anyMatch(lower::contains)) {
      return new StoreException(Reason.FULL, what + " has no room: " + said, e);
    }
    if (e instanceof AccessDeniedException
        || e.getCause() instanceof ReadOnlyFileSystemException
        || UNWRITABLE.stream().anyMatch(lower::contains)) {
      return new StoreException(Reason.UNWRITABLE, what + " cannot be written to: " + said, e);
    }
    return new StoreException(Reason.FAILED, what + " failed: " + said, e);
  }
}
