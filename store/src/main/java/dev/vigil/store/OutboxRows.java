package dev.vigil.store;

import dev.vigil.notify.Outbox.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of the rows of an outbox. Whoever uses it is within a transaction, alone. */
final class OutboxRows {
  private static final int WAITING = 0;
  private static final int DEAD = 1;
  private static final int DELIVERED = 2;

  private static final int MOST_DELIVERED = 100_000;
  private static final int MOST_DEAD = 10_000;
  private static final int A_CALL = 1_000;
  private static final int CALLS_A_COUNT = 256;
  private static final long DELIVERED_KEPT = Duration.ofDays(7).toMillis();
  private static final byte[] NOTHING = {};

  /** Before any time that a clock may be set back to. */
  private static final long AT_ONCE = 0;

  private long next;
  private int calls;

  OutboxRows(long next) {
    this.next = next;
  }

  /** Where a key stands. */
  record Row(long number, int state) {}

  @Nullable Row find(Connection connection, String key) throws SQLException {
    String clean = Texts.clean(key);
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select number, state from outbox where key_hash = ? and key_text = ?")) {
      ask.setLong(1, Texts.hash(clean));
      ask.setString(2, clean);
      try (ResultSet row = ask.executeQuery()) {
        return row.next() ? new Row(row.getLong(1), row.getInt(2)) : null;
      }
    }
  }

  void put(Connection connection, Waiting one) throws SQLException {
    String key = Texts.clean(one.key());
    String channel = Texts.clean(one.notification().channel());
    try (PreparedStatement put =
        connection.prepareStatement(
            "insert into outbox (number, state, key_hash, key_text, channel, thread_hash,"
                + " not_before, digest, attempts, why, since, ended, body)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)")) {
      put.setLong(1, next++);
      put.setInt(2, WAITING);
      put.setLong(3, Texts.hash(key));
      put.setString(4, key);
      put.setString(5, channel);
      put.setLong(6, Texts.hash(channel + '\n' + one.notification().subject().thread()));
      put.setLong(7, one.notBefore());
      put.setInt(8, one.digest() ? 1 : 0);
      put.setInt(9, one.attempts());
      put.setString(10, Texts.clean(one.why()));
      put.setLong(11, one.since());
      put.setBytes(12, SqlOutbox.body(one));
      put.executeUpdate();
    }
  }

  void delivered(Connection connection, String key, long now) throws SQLException {
    Row known = find(connection, key);
    if (known != null) {
      end(connection, known.number(), DELIVERED, now);
      return;
    }
    String clean = Texts.clean(key);
    try (PreparedStatement put =
        connection.prepareStatement(
            "insert into outbox (number, state, key_hash, key_text, channel, thread_hash,"
                + " not_before, digest, attempts, why, since, ended, body)"
                + " values (?, 2, ?, ?, '', 0, 0, 0, 0, '', 0, ?, ?)")) {
      put.setLong(1, next++);
      put.setLong(2, Texts.hash(clean));
      put.setString(3, clean);
      put.setLong(4, now);
      put.setBytes(5, NOTHING);
      put.executeUpdate();
    }
  }

  /** The number becomes the last, so that the order of ends can be told; the body goes. */
  private void end(Connection connection, long number, int state, long now) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "update outbox set number = ?, state = ?, ended = ?, body = ? where number = ?")) {
      change.setLong(1, next++);
      change.setInt(2, state);
      change.setLong(3, now);
      change.setBytes(4, NOTHING);
      change.setLong(5, number);
      change.executeUpdate();
    }
  }

  boolean postpone(Connection connection, String key, long until, String why) throws SQLException {
    Row known = find(connection, key);
    if (known == null || known.state() != WAITING) {
      return false;
    }
    try (PreparedStatement change =
        connection.prepareStatement(
            "update outbox set not_before = ?, attempts = attempts + 1, why = ?,"
                + " since = case when since = 0 then ? else since end where number = ?")) {
      change.setLong(1, until);
      change.setString(2, Texts.clean(why));
      change.setLong(3, until);
      change.setLong(4, known.number());
      return change.executeUpdate() > 0;
    }
  }

  void bury(Connection connection, String key, long now, String why) throws SQLException {
    Row known = find(connection, key);
    if (known == null || known.state() != WAITING) {
      return;
    }
    try (PreparedStatement change =
        connection.prepareStatement(
            "update outbox set number = ?, state = ?, ended = ?, why = ? where number = ?")) {
      change.setLong(1, next++);
      change.setInt(2, DEAD);
      change.setLong(3, now);
      change.setString(4, Texts.clean(why));
      change.setLong(5, known.number());
      change.executeUpdate();
    }
  }

  boolean revive(Connection connection, String key, long now) throws SQLException {
    Row known = find(connection, key);
    if (known == null || known.state() != DEAD) {
      return false;
    }
    try (PreparedStatement change =
        connection.prepareStatement(
            "update outbox set number = ?, state = 0, not_before = ?, digest = 0, attempts = 0,"
                + " why = '', since = ?, ended = 0 where number = ?")) {
      change.setLong(1, next++);
      change.setLong(2, AT_ONCE);
      change.setLong(3, now);
      change.setLong(4, known.number());
      return change.executeUpdate() > 0;
    }
  }

  /** What waits for a digest of a channel, of one thread, ends as delivered. */
  /** The keys of what waited. */
  List<String> withdraw(Connection connection, String channel, String thread, long now)
      throws SQLException {
    String clean = Texts.clean(channel);
    List<Long> held = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select number, key_text from outbox where state = 0 and digest = 1 and channel = ?"
                + " and thread_hash = ? order by number")) {
      ask.setString(1, clean);
      ask.setLong(2, Texts.hash(clean + '\n' + thread));
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          held.add(row.getLong(1));
          keys.add(row.getString(2));
        }
      }
    }
    for (long number : held) {
      end(connection, number, DELIVERED, now);
    }
    return keys;
  }

  void merge(Connection connection, List<String> keys, Waiting whole, long now)
      throws SQLException {
    boolean waited = false;
    for (String key : keys) {
      Row known = find(connection, key);
      if (known != null && known.state() == WAITING) {
        end(connection, known.number(), DELIVERED, now);
        waited = true;
      }
    }
    if (!waited) {
      return;
    }
    Row known = find(connection, whole.key());
    if (known != null && known.state() == DELIVERED) {
      delete(connection, known.number());
      known = null;
    }
    if (known == null) {
      put(connection, whole);
    }
  }

  private static void delete(Connection connection, long number) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from outbox where number = ?")) {
      delete.setLong(1, number);
      delete.executeUpdate();
    }
  }

  /** Keys that were delivered long ago are forgotten; now and then also those that are too many. */
  void forgetOld(Connection connection) throws SQLException {
    long newest = number(connection, "select coalesce(max(ended), 0) from outbox where state = 2");
    run(
        connection,
        "delete from outbox where number in (select number from outbox where state = 2"
            + " and ended < ? order by ended limit "
            + A_CALL
            + ")",
        newest - DELIVERED_KEPT);
    if (calls++ % CALLS_A_COUNT == 0) {
      forgetTooMany(connection);
    }
  }

  /** The oldest dead count as delivered then. */
  private static void forgetTooMany(Connection connection) throws SQLException {
    long dead = number(connection, "select count(*) from outbox where state = 1") - MOST_DEAD;
    if (dead > 0) {
      run(
          connection,
          "update outbox set state = 2 where number in (select number from outbox"
              + " where state = 1 order by number limit ?)",
          dead);
    }
    long delivered =
        number(connection, "select count(*) from outbox where state = 2") - MOST_DELIVERED;
    if (delivered > 0) {
      run(
          connection,
          "delete from outbox where number in (select number from outbox where state = 2"
              + " order by number limit ?)",
          delivered);
    }
  }

  private static long number(Connection connection, String text) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(text);
        ResultSet row = ask.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void run(Connection connection, String text, long value) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(text)) {
      change.setLong(1, value);
      change.executeUpdate();
    }
  }
}
