package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Puts what goes into a checkpoint into the tables, some rows at a time. One owner. */
final class SqlSheet implements Checkpoints.Sheet, AutoCloseable {
  private static final int ROWS = 500;
  private static final long DAY = 86_400_000;

  private final SeriesIds ids;
  private final HistoryNumbers numbers;
  private final PreparedStatement names;
  private final PreparedStatement states;
  private final PreparedStatement gone;
  private final PreparedStatement parts;
  private final PreparedStatement chunks;
  private final PreparedStatement days;
  private final Set<Long> inBatch = new HashSet<>();
  private final Map<Long, Long> bytesByDay = new HashMap<>();
  private int rows;

  SqlSheet(Connection connection, SeriesIds ids, HistoryNumbers numbers) throws SQLException {
    this.ids = ids;
    this.numbers = numbers;
    names = SeriesIds.insert(connection);
    states =
        connection.prepareStatement(
            "insert into series_state (series_id, state) values (?, ?)"
                + " on conflict (series_id) do update set state = excluded.state");
    gone = connection.prepareStatement("delete from series_state where series_id = ?");
    parts =
        connection.prepareStatement(
            "insert into part_state (name, state) values (?, ?)"
                + " on conflict (name) do update set state = excluded.state");
    chunks =
        connection.prepareStatement(
            "insert into history (id, series_id, from_ms, to_ms, points, bytes, data)"
                + " values (?, ?, ?, ?, ?, ?, ?)");
    days =
        connection.prepareStatement(
            "insert into history_day (day, bytes) values (?, ?)"
                + " on conflict (day) do update set bytes = history_day.bytes + excluded.bytes");
  }

  /** Gives numbers to chunks; one for all sheets. */
  static final class HistoryNumbers {
    private long next;

    HistoryNumbers(long next) {
      this.next = next;
    }
  }

  /** Something that fails as the database does, where only others may. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final SQLException failure;

    Failed(SQLException cause) {
      super(cause);
      this.failure = cause;
    }

    SQLException failure() {
      return failure;
    }
  }

  @Override
  public void series(SeriesKey series, byte[] state) {
    try {
      long id = ids.number(series, names);
      if (!inBatch.add(id)) {
        flush(); // PostgreSQL takes no row twice in one batch
        inBatch.add(id);
      }
      states.setLong(1, id);
      states.setBytes(2, state);
      states.addBatch();
      count();
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  @Override
  public void forget(SeriesKey series) {
    try {
      var id = ids.find(gone.getConnection(), series);
      if (id.isPresent()) {
        if (inBatch.contains(id.getAsLong())) {
          flush();
        }
        gone.setLong(1, id.getAsLong());
        gone.addBatch();
        count();
      }
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  @Override
  public void part(String name, byte[] state) {
    try {
      parts.setString(1, name);
      parts.setBytes(2, state);
      parts.executeUpdate();
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  @Override
  public void history(HistoryChunk chunk) {
    try {
      long id = ids.number(chunk.series(), names);
      chunk(id, chunk);
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  /** A chunk of a series whose number is known. */
  void chunk(long series, HistoryChunk chunk) throws SQLException {
    chunks.setLong(1, numbers.next++);
    chunks.setLong(2, series);
    chunks.setLong(3, chunk.from());
    chunks.setLong(4, chunk.to());
    chunks.setInt(5, chunk.points());
    chunks.setInt(6, chunk.bytes());
    chunks.setBytes(7, chunk.data());
    chunks.addBatch();
    bytes(chunk.to(), chunk.bytes());
    count();
  }

  /** So many bytes more are of the day of a time. */
  void bytes(long time, long more) {
    bytesByDay.merge(Math.floorDiv(time, DAY), more, Long::sum);
  }

  private void count() throws SQLException {
    if (++rows >= ROWS) {
      flush();
    }
  }

  void flush() throws SQLException {
    names.executeBatch();
    gone.executeBatch();
    states.executeBatch();
    chunks.executeBatch();
    inBatch.clear();
    rows = 0;
  }

  /** Writes what is left. */
  void end() throws SQLException {
    flush();
    for (Map.Entry<Long, Long> day : bytesByDay.entrySet()) {
      days.setLong(1, day.getKey());
      days.setLong(2, day.getValue());
      days.executeUpdate();
    }
    bytesByDay.clear();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement one :
        new PreparedStatement[] {names, states, gone, parts, chunks, days}) {
      one.close();
    }
  }
}
