package dev.vigil.store;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a store keeps what it is given.
 *
 * @param folder of this process alone; it is created if need be
 * @param postgres the database; null for SQLite in the folder
 * @param journalInDatabase whether the journal is in PostgreSQL too, for a folder that does not
 *     last
 * @param segmentBytes how large a file of the journal becomes
 */
public record StoreSettings(
    Path folder,
    @Nullable PostgresSettings postgres,
    boolean journalInDatabase,
    long segmentBytes) {
  private static final long SEGMENT = 128L << 20;

  public StoreSettings {
    requireNonNull(folder, "folder");
    if (journalInDatabase && postgres == null) {
      throw new IllegalArgumentException("only PostgreSQL can hold the journal");
    }
    if (segmentBytes < 1 << 12) {
      throw new IllegalArgumentException("a file of the journal needs 4096 bytes or more");
    }
  }

  /** SQLite and the journal in a folder. */
  public static StoreSettings in(Path folder) {
    return new StoreSettings(folder, null, false, SEGMENT);
  }

  /** The journal in a folder, all else in PostgreSQL. */
  public StoreSettings with(PostgresSettings database) {
    return new StoreSettings(folder, database, journalInDatabase, segmentBytes);
  }

  /** The journal in PostgreSQL too. */
  public StoreSettings withJournalInDatabase() {
    return new StoreSettings(folder, postgres, true, segmentBytes);
  }

  public StoreSettings withSegmentBytes(long bytes) {
    return new StoreSettings(folder, postgres, journalInDatabase, bytes);
  }
}
