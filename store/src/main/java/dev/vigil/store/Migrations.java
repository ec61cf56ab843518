package dev.vigil.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.store.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings the tables of a database to the newest form. Each step is a text of the class path, named
 * by what it is for and its number; it is done once, with all that belongs to it or not at all.
 *
 * @param schema which tables: {@code points}, {@code facts} or {@code journal}
 */
record Migrations(Dialect dialect, String schema) {
  private static final int NEWEST = 1;

  /** What a command begins with that only one of the databases needs. */
  private static final String POSTGRES = "on postgres: ";

  void bringUpToDate(Connection connection, String owner) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists vigil_meta (name text primary key, value text not null)");
      int version = Integer.parseInt(Meta.get(connection, schema + ".version", "0"));
      if (version > NEWEST) {
        throw new StoreException(
            Reason.NEWER,
            dialect.name() + " has version " + version + ", this program knows " + NEWEST);
      }
      for (int next = version + 1; next <= NEWEST; next++) {
        for (String command : step(next)) {
          if (!command.startsWith(POSTGRES)) {
            statement.execute(command);
          } else if (dialect instanceof Postgres) {
            statement.execute(command.substring(POSTGRES.length()));
          }
        }
        Meta.put(connection, schema + ".version", Integer.toString(next));
      }
      Meta.put(connection, schema + ".owner", owner);
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  /** Between a connection that broke and the next, another process may have had the database. */
  void requireOwner(Connection connection, String owner) throws SQLException {
    if (!Meta.get(connection, schema + ".owner", "").equals(owner)) {
      throw new StoreException(Reason.LOCKED, "another process has taken over " + dialect.name());
    }
  }

  private String[] step(int number) {
    String name = schema + "-" + number + ".sql";
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no step " + name);
      }
      String text = new String(in.readAllBytes(), UTF_8);
      return text.replace("${id}", dialect.idType())
          .replace("${bytes}", dialect.bytesType())
          .strip()
          .split(";\\s*");
    } catch (IOException e) {
      throw new IllegalStateException("step " + name + " cannot be read", e);
    }
  }

  /** Single values by name. */
  static final class Meta {
    private Meta() {}

    static String get(Connection connection, String name, String otherwise) throws SQLException {
      try (PreparedStatement ask =
          connection.prepareStatement("select value from vigil_meta where name = ?")) {
        ask.setString(1, name);
        try (ResultSet found = ask.executeQuery()) {
          return found.next() ? found.getString(1) : otherwise;
        }
      }
    }

    static void put(Connection connection, String name, String value) throws SQLException {
      try (PreparedStatement put =
          connection.prepareStatement(
              "insert into vigil_meta (name, value) values (?, ?)"
                  + " on conflict (name) do update set value = excluded.value")) {
        put.setString(1, name);
        put.setString(2, value);
        put.executeUpdate();
      }
    }
  }
}
