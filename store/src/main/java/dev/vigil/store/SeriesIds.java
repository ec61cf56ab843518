package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.BadState;
import dev.vigil.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * The numbers of series in the tables; those in use are kept in memory. Looking up is thread-safe;
 * all else is up to whoever writes.
 */
final class SeriesIds {
  private static final int MOST_KNOWN = 4_000_000;

  private volatile SeriesNumbers known = new SeriesNumbers();
  private final List<SeriesKey> fresh = new ArrayList<>();
  private long next;
  private boolean complete;

  SeriesIds(Database database) {
    next = database.read(connection -> firstFree(connection, "series")).longValue();
    complete = next == 1;
  }

  /** The number behind the highest of a table. */
  static long firstFree(Connection connection, String table) throws SQLException {
    String column = table.equals("fact") || table.equals("outbox") ? "number" : "id";
    try (PreparedStatement ask =
            connection.prepareStatement(
                "select coalesce(max(" + column + "), 0) + 1 from " + table);
        ResultSet row = ask.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static byte[] name(SeriesKey series) {
    ByteSink out = new ByteSink(64);
    out.putSeries(series);
    return out.toByteArray();
  }

  static SeriesKey series(byte[] name) {
    return series(name, UnaryOperator.identity());
  }

  /**
   * @param texts gives one object for each text
   */
  static SeriesKey series(byte[] name, UnaryOperator<String> texts) {
    try {
      return new ByteSource(name).getSeries(texts);
    } catch (BadState e) {
      throw new StoreException(Reason.CORRUPT, "the name of a series cannot be read", e);
    }
  }

  /** The number of a series, if it has one. */
  OptionalLong find(Connection connection, SeriesKey series) throws SQLException {
    long number = known.of(series);
    return number != SeriesNumbers.NONE ? OptionalLong.of(number) : look(connection, name(series));
  }

  private static OptionalLong look(Connection connection, byte[] name) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("select id, name from series where hash = ?")) {
      ask.setLong(1, Texts.hash(name));
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          if (Arrays.equals(row.getBytes(2), name)) {
            return OptionalLong.of(row.getLong(1));
          }
        }
      }
    }
    return OptionalLong.empty();
  }

  /**
   * The number of a series; where it has none, it is given one, which is put into the batch of
   * {@link #insert}.
   */
  long number(SeriesKey series, PreparedStatement insert) throws SQLException {
    long number = known.of(series);
    if (number != SeriesNumbers.NONE) {
      return number;
    }
    byte[] name = name(series);
    OptionalLong found = complete ? OptionalLong.empty() : look(insert.getConnection(), name);
    long id = found.orElseGet(() -> next++);
    if (found.isEmpty()) {
      insert.setLong(1, id);
      insert.setLong(2, Texts.hash(name));
      insert.setString(3, Texts.clean(series.metric()));
      insert.setBytes(4, name);
      insert.addBatch();
      fresh.add(series);
    }
    remember(series, id);
    return id;
  }

  static PreparedStatement insert(Connection connection) throws SQLException {
    return connection.prepareStatement(
        "insert into series (id, hash, metric, name) values (?, ?, ?, ?)");
  }

  private void remember(SeriesKey series, long id) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
      complete = false;
    }
    known.put(series, id);
  }

  /** All series were read from the table, and all else is new. */
  void learnAll(SeriesNumbers all) {
    if (all.size() < MOST_KNOWN) {
      known = all;
      complete = true;
    }
  }

  /** What was given numbers lately is in the table now, or is not. */
  void settle(boolean kept) {
    if (!kept) {
      fresh.forEach(known::remove);
      complete = false; // where the connection broke, they may be there after all
    }
    fresh.clear();
  }

  /** These are not in the table any more. */
  void forget(List<SeriesKey> series) {
    series.forEach(known::remove);
    complete = false; // should the transaction fail, they are in it still
  }
}
