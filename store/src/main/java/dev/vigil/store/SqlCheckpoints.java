package dev.vigil.store;

import static java.lang.System.Logger.Level.WARNING;

import dev.vigil.model.SeriesKey;
import dev.vigil.store.Migrations.Meta;
import dev.vigil.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;

/** Checkpoints in tables: a row for each series. See {@link Checkpoints}. */
final class SqlCheckpoints implements Checkpoints {
  static final String POSITION = "checkpoint.position";
  static final String JOURNAL = "checkpoint.journal";

  private static final System.Logger LOG = System.getLogger(SqlCheckpoints.class.getName());
  private static final String ID = "checkpoint.id";

  private final PointTables tables;
  private final Journal journal;
  private final UUID journalId;

  SqlCheckpoints(PointTables tables, Journal journal, UUID journalId) {
    this.tables = tables;
    this.journal = journal;
    this.journalId = journalId;
  }

  @Override
  public void write(long position, Consumer<Sheet> changes) {
    if (position < journal.start() || position > journal.end()) {
      throw new IllegalArgumentException("the journal has no position " + position);
    }
    String id = UUID.randomUUID().toString();
    try {
      tables.write(
          (connection, sheet) -> {
            changes.accept(sheet);
            Meta.put(connection, POSITION, Long.toString(position));
            Meta.put(connection, JOURNAL, journalId.toString());
            Meta.put(connection, ID, id);
          });
    } catch (StoreException e) {
      if (e.reason() != Reason.UNREACHABLE || !isThere(id, e)) {
        throw e;
      }
    }
    truncate(position);
  }

  /** Whether a checkpoint whose connection broke was kept before that. */
  private boolean isThere(String id, StoreException why) {
    try {
      return tables.database().read(connection -> Meta.get(connection, ID, "")).equals(id);
    } catch (StoreException e) {
      why.addSuppressed(e);
      return false;
    }
  }

  /** The checkpoint is there, whatever becomes of this; the next one tries again. */
  private void truncate(long position) {
    try {
      journal.truncate(position);
    } catch (StoreException e) {
      LOG.log(WARNING, "the journal before the last checkpoint cannot be let go of", e);
    }
  }

  @Override
  public long position() {
    return tables
        .database()
        .read(connection -> Long.parseLong(Meta.get(connection, POSITION, "0")));
  }

  @Override
  public long load(Loader loader) {
    SeriesNumbers all = new SeriesNumbers();
    long count =
        tables
            .database()
            .read(
                connection -> {
                  loadParts(connection, loader);
                  return loadSeries(connection, loader, all);
                });
    tables.learnAll(all);
    return count;
  }

  private static void loadParts(Connection connection, Loader loader) throws SQLException {
    try (PreparedStatement ask =
            connection.prepareStatement("select name, state from part_state order by name");
        ResultSet row = ask.executeQuery()) {
      while (row.next()) {
        loader.part(row.getString(1), row.getBytes(2));
      }
    }
  }

  private static long loadSeries(Connection connection, Loader loader, SeriesNumbers all)
      throws SQLException {
    long count = 0;
    Texts.Pool texts = new Texts.Pool();
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select s.id, s.name, t.state from series s"
                + " left join series_state t on t.series_id = s.id order by s.id")) {
      ask.setFetchSize(500);
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          SeriesKey series = SeriesIds.series(row.getBytes(2), texts);
          all.put(series, row.getLong(1));
          byte[] state = row.getBytes(3);
          if (state != null) {
            loader.series(series, state);
            count++;
          }
        }
      }
    }
    return count;
  }
}
