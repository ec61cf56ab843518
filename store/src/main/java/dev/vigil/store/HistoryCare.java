package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lets go of old history, and packs small chunks together. Thread-safe. */
final class HistoryCare {
  private static final int ROWS = 5_000;
  private static final int SMALL = ChunkForm.MOST / 2;
  private static final int WORTH_IT = 8;
  private static final int MOST_TOGETHER = 500;

  /** Only the number of a series counts here. */
  private static final SeriesKey ANY = SeriesKey.of("any");

  private final PointTables tables;
  private long lastCompacted;

  HistoryCare(PointTables tables) {
    this.tables = tables;
  }

  /** A chunk that goes. */
  private record Row(long id, long series, long to, int bytes) {}

  static long bytes(Connection connection) throws SQLException {
    try (PreparedStatement ask =
            connection.prepareStatement("select coalesce(sum(bytes), 0) from history_day");
        ResultSet row = ask.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  int expire(Retention retention, long now) {
    int[] count = new int[1];
    tables.write(
        (connection, sheet) -> {
          long before = now - retention.age().toMillis();
          List<Row> rows = old(connection, before, bytes(connection) - retention.bytes());
          delete(connection, rows, sheet);
          forgetSeries(connection, rows);
          sheet.end();
          try (PreparedStatement days =
              connection.prepareStatement("delete from history_day where bytes <= 0")) {
            days.executeUpdate();
          }
          count[0] = rows.size();
        });
    if (count[0] > 0) {
      tables.database().shrink();
    }
    return count[0];
  }

  /** The oldest: those that end before a time, and so many that their bytes are enough. */
  private static List<Row> old(Connection connection, long before, long tooMany)
      throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select id, series_id, to_ms, bytes from history order by to_ms limit ?")) {
      ask.setInt(1, ROWS);
      List<Row> rows = new ArrayList<>();
      long left = tooMany;
      try (ResultSet row = ask.executeQuery()) {
        while (row.next() && (row.getLong(3) < before || left > 0)) {
          rows.add(new Row(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4)));
          left -= row.getInt(4);
        }
      }
      return rows;
    }
  }

  private static void delete(Connection connection, List<Row> rows, SqlSheet sheet)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from history where id = ?")) {
      for (Row row : rows) {
        delete.setLong(1, row.id());
        delete.addBatch();
        sheet.bytes(row.to(), -row.bytes());
      }
      delete.executeBatch();
    }
  }

  /** Series of which nothing is left lose their numbers. */
  private void forgetSeries(Connection connection, List<Row> rows) throws SQLException {
    Set<Long> candidates = new LinkedHashSet<>();
    rows.forEach(row -> candidates.add(row.series()));
    List<SeriesKey> gone = new ArrayList<>();
    try (PreparedStatement ask =
            connection.prepareStatement(
                "select name from series where id = ?"
                    + " and not exists (select 1 from series_state where series_id = series.id)"
                    + " and not exists (select 1 from history where series_id = series.id)");
        PreparedStatement delete = connection.prepareStatement("delete from series where id = ?")) {
      for (long id : candidates) {
        ask.setLong(1, id);
        try (ResultSet row = ask.executeQuery()) {
          if (row.next()) {
            gone.add(SeriesIds.series(row.getBytes(1)));
            delete.setLong(1, id);
            delete.executeUpdate();
          }
        }
      }
    }
    tables.ids().forget(gone);
  }

  int compact(int mostSeries) {
    int[] count = new int[1];
    tables.write(
        (connection, sheet) -> {
          List<Long> worthIt = worthIt(connection, mostSeries);
          for (long series : worthIt) {
            count[0] += compact(connection, series, sheet);
          }
          lastCompacted = worthIt.isEmpty() ? 0 : worthIt.get(worthIt.size() - 1);
        });
    return count[0];
  }

  private List<Long> worthIt(Connection connection, int most) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select series_id from history where points < "
                + SMALL
                + " and series_id > ? group by series_id having count(*) >= "
                + WORTH_IT
                + " order by series_id limit ?")) {
      ask.setLong(1, lastCompacted);
      ask.setInt(2, most);
      List<Long> series = new ArrayList<>();
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          series.add(row.getLong(1));
        }
      }
      return series;
    }
  }

  private static int compact(Connection connection, long series, SqlSheet sheet)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    List<HistoryPoint> points = new ArrayList<>();
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select id, series_id, to_ms, bytes, data from history where series_id = ?"
                + " and points < "
                + SMALL
                + " order by to_ms limit ?")) {
      ask.setLong(1, series);
      ask.setInt(2, MOST_TOGETHER);
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          rows.add(new Row(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4)));
          HistoryChunk.unpack(row.getBytes(5), points::add);
        }
      }
    }
    delete(connection, rows, sheet);
    points.sort(Comparator.comparingLong(HistoryPoint::epochMillis));
    for (int at = 0; at < points.size(); at += ChunkForm.MOST) {
      int end = Math.min(points.size(), at + ChunkForm.MOST);
      sheet.chunk(series, HistoryChunk.of(ANY, points.subList(at, end)));
    }
    return rows.size();
  }
}
