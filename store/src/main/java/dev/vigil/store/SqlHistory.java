package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** History in a table, a row for each chunk. See {@link History}. */
final class SqlHistory implements History {
  private final PointTables tables;
  private final HistoryCare care;

  SqlHistory(PointTables tables) {
    this.tables = tables;
    this.care = new HistoryCare(tables);
  }

  @Override
  public void add(List<HistoryChunk> chunks) {
    tables.write((connection, sheet) -> chunks.forEach(sheet::history));
  }

  @Override
  public List<HistoryPoint> find(SeriesKey series, long from, long to, int most) {
    List<HistoryPoint> found = new ArrayList<>();
    tables
        .database()
        .read(
            connection -> {
              OptionalLong id = tables.ids().find(connection, series);
              if (id.isPresent() && from <= to) {
                find(connection, id.getAsLong(), new Span(from, to, most), found);
              }
              return found;
            });
    found.sort(Comparator.comparingLong(HistoryPoint::epochMillis)); // late ones stand apart
    return found.size() <= most ? found : List.copyOf(found.subList(0, most));
  }

  private record Span(long from, long to, int most) {}

  private static void find(Connection connection, long id, Span span, List<HistoryPoint> found)
      throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select data, from_ms from history where series_id = ? and to_ms >= ?"
                + " and from_ms <= ? order by to_ms")) {
      ask.setFetchSize(64);
      ask.setLong(1, id);
      ask.setLong(2, span.from());
      ask.setLong(3, span.to());
      try (ResultSet row = ask.executeQuery()) {
        while (row.next() && found.size() < span.most()) {
          HistoryChunk.unpack(
              row.getBytes(1),
              point -> {
                if (point.epochMillis() >= span.from() && point.epochMillis() <= span.to()) {
                  found.add(point);
                }
              });
        }
      }
    }
  }

  @Override
  public List<SeriesKey> series(String metric, Map<String, String> labels, int most) {
    return tables
        .database()
        .read(
            connection -> {
              List<SeriesKey> found = new ArrayList<>();
              try (PreparedStatement ask =
                  connection.prepareStatement(
                      "select name from series where metric = ? order by id")) {
                ask.setFetchSize(500);
                ask.setString(1, Texts.clean(metric));
                try (ResultSet row = ask.executeQuery()) {
                  while (row.next() && found.size() < most) {
                    SeriesKey series = SeriesIds.series(row.getBytes(1));
                    if (series.metric().equals(metric)
                        && series.labels().asMap().entrySet().containsAll(labels.entrySet())) {
                      found.add(series);
                    }
                  }
                }
              }
              return found;
            });
  }

  @Override
  public long bytes() {
    return tables.database().read(HistoryCare::bytes);
  }

  @Override
  public int expire(Retention retention, Instant now) {
    return care.expire(retention, now.toEpochMilli());
  }

  @Override
  public int compact(int mostSeries) {
    return care.compact(mostSeries);
  }
}
