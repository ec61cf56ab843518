package dev.vigil.server.tenant;

import dev.vigil.store.Store;
import dev.vigil.store.StoreException;
import dev.vigil.store.StoreException.Reason;
import dev.vigil.store.StoreSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Opens what is a tenant's, and waits for a database that is not there yet. */
final class StoreOpening {
  private static final Logger LOG = System.getLogger(StoreOpening.class.getName());
  private static final long PAUSE_MILLIS = 500;

  private StoreOpening() {}

  /**
   * Opens it.
   *
   * @param patience how long a database that does not answer is waited for
   * @throws StoreException if it cannot be opened, with whose it is and what to do
   */
  static Store open(String tenant, StoreSettings settings, Duration patience) {
    long began = System.nanoTime();
    boolean told = false;
    while (true) {
      try {
        return new Store(settings);
      } catch (StoreException e) {
        boolean mayCome = e.reason() == Reason.UNREACHABLE;
        if (!mayCome || System.nanoTime() - began >= patience.toNanos()) {
          throw new StoreException(e.reason(), words(tenant, e), e);
        }
        if (!told) {
          LOG.log(
              Level.WARNING,
              "the database does not answer: waiting for it for {0} seconds ({1})",
              patience.toSeconds(),
              e.getMessage());
          told = true;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the start was interrupted", e);
    }
  }

  private static String words(String tenant, StoreException e) {
    String todo =
        switch (e.reason()) {
          case UNREACHABLE ->
              "; see that the database of server.store.postgres runs and can be reached from here";
          case LOCKED -> "; end the other process, or give this one another folder or schema";
          case FULL -> "; make room";
          case UNWRITABLE -> "; give this user the right to write there";
          case CORRUPT -> "; put a backup in its place";
          case NEWER -> "; use the version that wrote it, or a later one";
          case MISMATCH -> "; put the folder and the database that belong together there";
          case CLOSED, FAILED -> "";
        };
    return "the store of tenant " + tenant + " cannot be opened: " + e.getMessage() + todo;
  }
}
