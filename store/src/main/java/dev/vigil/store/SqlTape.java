package dev.vigil.store;

import dev.vigil.store.Migrations.Meta;
import dev.vigil.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A journal in a table: a row for each group, with a vocabulary of its own. See {@link Tape}. */
final class SqlTape implements Tape {
  private final Database database;
  private final UUID id;
  private final long end;
  private volatile long start;
  private final AtomicLong bytes = new AtomicLong();

  SqlTape(Database database) {
    this.database = database;
    this.id = database.write(SqlTape::identify);
    long[] found =
        database.read(
            connection -> {
              try (PreparedStatement ask =
                      connection.prepareStatement(
                          "select coalesce(min(start_at), 0), coalesce(max(end_at), 0)"
                              + " from journal");
                  ResultSet row = ask.executeQuery()) {
                row.next();
                long known = Long.parseLong(Meta.get(connection, "journal.end", "0"));
                long last = Math.max(known, row.getLong(2));
                return new long[] {row.getLong(2) == 0 ? last : row.getLong(1), last};
              }
            });
    this.start = found[0];
    this.end = found[1];
    bytes.set(end - start);
  }

  private static UUID identify(Connection connection) throws SQLException {
    String known = Meta.get(connection, "journal.id", "");
    UUID id = known.isEmpty() ? UUID.randomUUID() : UUID.fromString(known);
    Meta.put(connection, "journal.id", id.toString());
    return id;
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public long bytes() {
    return bytes.get();
  }

  @Override
  public boolean turnsAfter(int more) {
    return true;
  }

  @Override
  public void write(ByteSink frames, long place) {
    database.run(
        connection -> {
          try (PreparedStatement put =
              connection.prepareStatement(
                  "insert into journal (start_at, end_at, frames) values (?, ?, ?)")) {
            put.setLong(1, place);
            put.setLong(2, place + frames.size());
            put.setBytes(3, frames.toByteArray());
            put.executeUpdate();
          }
        });
    bytes.addAndGet(frames.size());
  }

  /** Each row is a piece. */
  @Override
  public void turn() {}

  /** What was never confirmed may be there, and is taken back. */
  @Override
  public void begin(long place) {
    database.run(connection -> delete(connection, "start_at >= ?", place));
  }

  private static void delete(Connection connection, String which, long place) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from journal where " + which)) {
      delete.setLong(1, place);
      delete.executeUpdate();
    }
  }

  @Override
  public void read(long from, long to, Visitor visitor) {
    database.read(
        connection -> {
          long place = from;
          try (PreparedStatement ask =
              connection.prepareStatement(
                  "select start_at, frames from journal where end_at > ? and start_at < ?"
                      + " order by start_at")) {
            ask.setFetchSize(16);
            ask.setLong(1, from);
            ask.setLong(2, to);
            try (ResultSet row = ask.executeQuery()) {
              while (row.next()) {
                place = read(row.getLong(1), row.getBytes(2), place, visitor);
              }
            }
          }
          if (place != to) {
            throw new StoreException(
                Reason.CORRUPT, "the journal ends at " + place + ", and should at " + to);
          }
          return place;
        });
  }

  private static long read(long start, byte[] frames, long expected, Visitor visitor) {
    if (start > expected) {
      throw new StoreException(
          Reason.CORRUPT, "the journal ends at " + expected + " and goes on at " + start);
    }
    visitor.piece();
    int at = 0;
    while (at < frames.length) {
      int length = Frames.length(frames, at, frames.length, start + at);
      if (length < 0) {
        throw new StoreException(Reason.CORRUPT, "the journal is damaged at " + (start + at));
      }
      int next = at + Frames.HEAD + length;
      byte[] content = Arrays.copyOfRange(frames, at + Frames.HEAD, next);
      visitor.frame(start + at, start + next, new ByteSource(content));
      at = next;
    }
    return start + at;
  }

  @Override
  public void truncate(long upTo) {
    long first =
        database.write(
            connection -> {
              delete(connection, "end_at <= ?", upTo);
              try (PreparedStatement ask =
                      connection.prepareStatement("select min(start_at) from journal");
                  ResultSet row = ask.executeQuery()) {
                long left = row.next() ? row.getLong(1) : 0;
                boolean empty = row.wasNull();
                Meta.put(connection, "journal.end", Long.toString(upTo));
                return empty ? upTo : left;
              }
            });
    bytes.addAndGet(-Math.max(0, first - start));
    start = Math.max(start, first);
  }

  @Override
  public void close() {
    database.close();
  }
}
