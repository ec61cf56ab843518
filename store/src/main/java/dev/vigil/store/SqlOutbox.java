package dev.vigil.store;

import dev.vigil.notify.NotificationState;
import dev.vigil.notify.Outbox;
import dev.vigil.notify.OutboxException;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An outbox in a table: one row for each notification, be it waiting, given up or delivered. See
 * {@link Outbox}. Thread-safe.
 */
final class SqlOutbox implements Outbox {
  private static final String WAITS =
      "select number, body, not_before, digest, attempts, why, since from outbox o"
          + " where state = 0 and not_before <= ? and (digest = 1 or not exists (select 1"
          + " from outbox e where e.thread_hash = o.thread_hash and e.state = 0"
          + " and e.number < o.number and e.digest = 0 and e.not_before > ?))";

  private final Database database;
  private final OutboxRows rows;
  private final int most;

  SqlOutbox(Database database, int most) {
    this.database = database;
    this.rows =
        new OutboxRows(database.read(connection -> SeriesIds.firstFree(connection, "outbox")));
    this.most = most;
  }

  private <T> T write(Database.Work<T> work) {
    try {
      return database.write(work);
    } catch (StoreException e) {
      throw new OutboxException("the outbox cannot be written to: " + e.getMessage(), e);
    }
  }

  private <T> T read(Database.Work<T> work) {
    try {
      return database.read(work);
    } catch (StoreException | BadState e) {
      throw new OutboxException("the outbox cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void add(List<Waiting> notifications) {
    write(
        connection -> {
          int added = 0;
          for (Waiting one : notifications) {
            if (rows.find(connection, one.key()) == null) {
              rows.put(connection, one);
              added++;
            }
          }
          int waiting = count(connection);
          if (added > 0 && waiting > most) {
            throw new OutboxException(
                "the outbox is full: " + (waiting - added) + " notifications wait");
          }
          return added;
        });
  }

  private static int count(Connection connection) throws SQLException {
    try (PreparedStatement ask =
            connection.prepareStatement("select count(*) from outbox where state = 0");
        ResultSet row = ask.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public List<Waiting> due(long epochMillis, int count) {
    return read(connection -> due(connection, null, epochMillis, count));
  }

  @Override
  public List<Waiting> due(String channel, long epochMillis, int count) {
    return read(connection -> due(connection, channel, epochMillis, count));
  }

  private static List<Waiting> due(
      Connection connection, @Nullable String channel, long now, int count) throws SQLException {
    String text = WAITS + (channel == null ? "" : " and channel = ?") + " order by number limit ?";
    try (PreparedStatement ask = connection.prepareStatement(text)) {
      int at = 1;
      ask.setLong(at++, now);
      ask.setLong(at++, now);
      if (channel != null) {
        ask.setString(at++, Texts.clean(channel));
      }
      ask.setInt(at, count);
      List<Waiting> due = new ArrayList<>();
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          due.add(
              new Waiting(
                  NotificationState.read(new StateReader(row.getBytes(2))),
                  row.getLong(3),
                  row.getInt(4) == 1,
                  row.getInt(5),
                  row.getString(6),
                  row.getLong(7)));
        }
      }
      return due;
    }
  }

  @Override
  public void delivered(String key, long epochMillis) {
    write(
        connection -> {
          rows.delivered(connection, key, epochMillis);
          rows.forgetOld(connection);
          return true;
        });
  }

  @Override
  public void postpone(String key, long until, String why) {
    write(connection -> rows.postpone(connection, key, until, why));
  }

  @Override
  public void bury(String key, long epochMillis, String why) {
    write(
        connection -> {
          rows.bury(connection, key, epochMillis, why);
          rows.forgetOld(connection);
          return true;
        });
  }

  @Override
  public List<Dead> dead() {
    return read(
        connection -> {
          List<Dead> dead = new ArrayList<>();
          try (PreparedStatement ask =
                  connection.prepareStatement(
                      "select body, ended, attempts, why from outbox where state = 1"
                          + " order by number");
              ResultSet row = ask.executeQuery()) {
            while (row.next()) {
              dead.add(
                  new Dead(
                      NotificationState.read(new StateReader(row.getBytes(1))),
                      row.getLong(2),
                      row.getInt(3),
                      row.getString(4)));
            }
          }
          return dead;
        });
  }

  @Override
  public boolean revive(String key, long epochMillis) {
    return write(connection -> rows.revive(connection, key, epochMillis));
  }

  @Override
  public void merge(List<String> keys, Waiting whole, long epochMillis) {
    write(
        connection -> {
          rows.merge(connection, keys, whole, epochMillis);
          rows.forgetOld(connection);
          return true;
        });
  }

  @Override
  public List<String> withdraw(String channel, String thread, long epochMillis) {
    return write(
        connection -> {
          List<String> held = rows.withdraw(connection, channel, thread, epochMillis);
          rows.forgetOld(connection);
          return held;
        });
  }

  @Override
  public int waiting() {
    return read(SqlOutbox::count);
  }

  @Override
  public Map<String, Integer> waitingByChannel() {
    return read(
        connection -> {
          Map<String, Integer> count = new TreeMap<>();
          try (PreparedStatement ask =
                  connection.prepareStatement(
                      "select channel, count(*) from outbox where state = 0 group by channel");
              ResultSet row = ask.executeQuery()) {
            while (row.next()) {
              count.put(row.getString(1), row.getInt(2));
            }
          }
          return count;
        });
  }

  /** The store closes what it is in. */
  @Override
  public void close() {}

  static byte[] body(Waiting one) {
    StateWriter out = new StateWriter();
    NotificationState.put(one.notification(), out);
    return out.toByteArray();
  }
}
