package dev.vigil.store;

import static java.lang.System.Logger.Level.WARNING;

import dev.vigil.notify.MemoryOutbox;
import dev.vigil.notify.Outbox;
import dev.vigil.store.Migrations.Meta;
import dev.vigil.store.StoreException.Reason;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * All that lasts, in one place: a folder, or a folder and a PostgreSQL database. One process at a
 * time. Thread-safe.
 */
public final class Store implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Store.class.getName());

  /** An engine waits for facts and the outbox; no statement there takes nearly as long. */
  private static final int HASTY_SECONDS = 10;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Journal journal;
  private final Checkpoints checkpoints;
  private final History history;
  private final Facts facts;
  private final Outbox outbox;
  private final StoreSettings settings;
  private final Database pointBase;

  /**
   * Opens a store, or begins one.
   *
   * @throws StoreException if it cannot be read or written, is damaged or of a newer version, or
   *     another process has it
   */
  public Store(StoreSettings settings) {
    this.settings = settings;
    boolean whole = false;
    try {
      opened(FolderLock.of(settings.folder()));
      pointBase = opened(database(settings, "points", Postgres.SILENT_SECONDS));
      Database factBase = opened(database(settings, "facts", HASTY_SECONDS));
      PointTables points = new PointTables(pointBase);
      Tape tape = tape(settings);
      journal = opened(new GroupJournal(tape));
      settle(pointBase, tape);
      checkpoints = new SqlCheckpoints(points, journal, tape.id());
      history = new SqlHistory(points);
      facts = new SqlFacts(factBase);
      outbox = new SqlOutbox(factBase, MemoryOutbox.MOST);
      whole = true;
    } finally {
      if (!whole) {
        close();
      }
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private static Database database(StoreSettings settings, String schema, int silentSeconds) {
    PostgresSettings postgres = settings.postgres();
    Dialect dialect =
        postgres == null
            ? new Sqlite(settings.folder().resolve(schema + ".db"))
            : new Postgres(postgres, schema, silentSeconds);
    return new Database(dialect, schema);
  }

  private static Tape tape(StoreSettings settings) {
    return settings.journalInDatabase()
        ? new SqlTape(database(settings, "journal", Postgres.SILENT_SECONDS))
        : new SegmentTape(settings.folder().resolve("journal"), settings.segmentBytes());
  }

  /** The journal and the last checkpoint must belong together. */
  private static void settle(Database points, Tape tape) {
    points.run(
        connection -> {
          String known = Meta.get(connection, SqlCheckpoints.JOURNAL, "");
          String id = tape.id().toString();
          long position = Long.parseLong(Meta.get(connection, SqlCheckpoints.POSITION, "0"));
          if (known.equals(id)) {
            if (position < tape.start() || position > tape.end()) {
              throw new StoreException(
                  Reason.MISMATCH,
                  "the last checkpoint is at "
                      + position
                      + ", the journal reaches from "
                      + tape.start()
                      + " to "
                      + tape.end());
            }
            return;
          }
          if (!known.isEmpty()) {
            if (tape.end() > tape.start()) {
              throw new StoreException(
                  Reason.MISMATCH, "the journal belongs to another store than the checkpoints");
            }
            LOG.log(
                WARNING,
                "the journal of this store is gone; what came after the last checkpoint is lost");
          }
          Meta.put(connection, SqlCheckpoints.POSITION, Long.toString(tape.start()));
          Meta.put(connection, SqlCheckpoints.JOURNAL, id);
        });
  }

  public Journal journal() {
    return journal;
  }

  public Checkpoints checkpoints() {
    return checkpoints;
  }

  public History history() {
    return history;
  }

  public Facts facts() {
    return facts;
  }

  public Outbox outbox() {
    return outbox;
  }

  /**
   * How many bytes all of it takes, in the folder and in the database; journal, states and indexes
   * included.
   *
   * @throws StoreException if that cannot be found out
   */
  public long bytes() {
    long inFolder = FolderSize.of(settings.folder());
    return settings.postgres() == null
        ? inFolder
        : inFolder + pointBase.read(Postgres::bytesOfSchema);
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.log(WARNING, "a part of the store could not be closed", e);
      }
    }
  }
}
