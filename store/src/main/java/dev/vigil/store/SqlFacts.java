package dev.vigil.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.model.Severity;
import dev.vigil.store.Fact.Kind;
import dev.vigil.store.Fact.Tags;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts in a table. See {@link Facts}. */
final class SqlFacts implements Facts {
  private static final int ROWS = 5_000;
  private static final String COLUMNS = "number, id, time_ms, series, severity, status, body";

  private final Database database;
  private long next;

  SqlFacts(Database database) {
    this.database = database;
    this.next = database.read(connection -> SeriesIds.firstFree(connection, "fact"));
  }

  @Override
  public void put(List<Fact> facts) {
    database.run(
        connection -> {
          try (PreparedStatement put =
              connection.prepareStatement(
                  "insert into fact (number, kind, tenant, id, time_ms, series_hash, series,"
                      + " severity, status, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                      + " on conflict (kind, tenant, id) do update set"
                      + " time_ms = excluded.time_ms, series_hash = excluded.series_hash,"
                      + " series = excluded.series, severity = excluded.severity,"
                      + " status = excluded.status, body = excluded.body")) {
            for (Fact fact : facts) {
              bind(fact, put);
              put.executeUpdate();
            }
          }
        });
  }

  private void bind(Fact fact, PreparedStatement put) throws SQLException {
    Tags tags = fact.tags();
    Severity severity = tags.severity();
    put.setLong(1, next++);
    put.setString(2, fact.kind().name());
    put.setString(3, Texts.clean(tags.tenant()));
    put.setString(4, Texts.clean(fact.id()));
    put.setLong(5, tags.epochMillis());
    put.setLong(6, Texts.hash(Texts.clean(tags.series())));
    put.setString(7, Texts.clean(tags.series()));
    put.setInt(8, severity == null ? -1 : severity.ordinal());
    put.setString(9, Texts.clean(tags.status()));
    put.setBytes(10, fact.body().getBytes(UTF_8));
  }

  @Override
  public Optional<Fact> find(Kind kind, String tenant, String id) {
    return database.read(
        connection -> {
          try (PreparedStatement ask =
              connection.prepareStatement(
                  "select " + COLUMNS + " from fact where kind = ? and tenant = ? and id = ?")) {
            ask.setString(1, kind.name());
            ask.setString(2, Texts.clean(tenant));
            ask.setString(3, Texts.clean(id));
            try (ResultSet row = ask.executeQuery()) {
              return row.next() ? Optional.of(fact(row, kind, tenant)) : Optional.empty();
            }
          }
        });
  }

  private static Fact fact(ResultSet row, Kind kind, String tenant) throws SQLException {
    int severity = row.getInt(5);
    Tags tags =
        new Tags(
            tenant,
            row.getLong(3),
            row.getString(4),
            severity < 0 || severity >= Severity.values().length
                ? null
                : Severity.values()[severity],
            row.getString(6));
    return new Fact(kind, row.getString(2), tags, new String(row.getBytes(7), UTF_8));
  }

  /** A place in the order of facts. */
  private record Place(long time, long number) {
    static @Nullable Place of(String cursor) {
      if (cursor.isEmpty()) {
        return null;
      }
      int dot = cursor.indexOf('.');
      try {
        if (dot > 0) {
          return new Place(
              Long.parseLong(cursor, 0, dot, 36),
              Long.parseLong(cursor, dot + 1, cursor.length(), 36));
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + cursor + "' is no cursor", e);
      }
      throw new IllegalArgumentException("'" + cursor + "' is no cursor");
    }

    @Override
    public String toString() {
      return Long.toString(time, 36) + '.' + Long.toString(number, 36);
    }
  }

  @Override
  public FactPage page(FactQuery query, String cursor, int most) {
    Place after = Place.of(cursor);
    if (most < 1) {
      throw new IllegalArgumentException("a page has at least one fact, was " + most);
    }
    return database.read(
        connection -> {
          try (PreparedStatement ask = connection.prepareStatement(text(query, after))) {
            bind(query, after, most, ask);
            return page(query, most, ask);
          }
        });
  }

  private static String text(FactQuery query, @Nullable Place after) {
    return "select "
        + COLUMNS
        + " from fact where kind = ? and tenant = ? and time_ms >= ? and time_ms <= ?"
        + (query.series() == null ? "" : " and series_hash = ? and series = ?")
        + (query.atLeast() == null ? "" : " and severity >= ?")
        + (query.status() == null ? "" : " and status = ?")
        + (after == null ? "" : " and (time_ms, number) < (?, ?)")
        + " order by time_ms desc, number desc limit ?";
  }

  private static void bind(FactQuery query, @Nullable Place after, int most, PreparedStatement ask)
      throws SQLException {
    int at = 1;
    ask.setString(at++, query.kind().name());
    ask.setString(at++, Texts.clean(query.tenant()));
    ask.setLong(at++, query.from());
    ask.setLong(at++, query.to());
    if (query.series() != null) {
      String series = Texts.clean(query.series());
      ask.setLong(at++, Texts.hash(series));
      ask.setString(at++, series);
    }
    if (query.atLeast() != null) {
      ask.setInt(at++, query.atLeast().ordinal());
    }
    if (query.status() != null) {
      ask.setString(at++, Texts.clean(query.status()));
    }
    if (after != null) {
      ask.setLong(at++, after.time());
      ask.setLong(at++, after.number());
    }
    ask.setLong(at, most + 1L);
  }

  private static FactPage page(FactQuery query, int most, PreparedStatement ask)
      throws SQLException {
    List<Fact> facts = new ArrayList<>();
    String next = "";
    try (ResultSet row = ask.executeQuery()) {
      Place last = new Place(0, 0);
      while (row.next()) {
        if (facts.size() == most) {
          next = last.toString();
          break;
        }
        facts.add(fact(row, query.kind(), query.tenant()));
        last = new Place(row.getLong(3), row.getLong(1));
      }
    }
    return new FactPage(facts, next);
  }

  @Override
  public int expire(Kind kind, long before) {
    return database.write(connection -> expire(connection, kind, before));
  }

  private static int expire(Connection connection, Kind kind, long before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from fact where number in (select number from fact"
                + " where kind = ? and time_ms < ? order by time_ms limit ?)")) {
      delete.setString(1, kind.name());
      delete.setLong(2, before);
      delete.setInt(3, ROWS);
      return delete.executeUpdate();
    }
  }
}
