package dev.vigil.store;

import dev.vigil.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database. Whoever writes holds a lock of the session on the connection that it
 * writes with: without the connection there is no lock, and without the lock no connection. See
 * {@link Dialect}.
 *
 * @param lock the name of what is locked
 * @param silentSeconds how long whoever writes waits for an answer; longer than any statement takes
 */
record Postgres(PostgresSettings settings, String lock, int silentSeconds) implements Dialect {
  private static final int VIGIL = 0x56474C;

  /** Longer than any one statement takes. */
  static final int SILENT_SECONDS = 300;

  private static final String NOT_GIVEN = "55P03";

  Postgres(PostgresSettings settings, String lock) {
    this(settings, lock, SILENT_SECONDS);
  }

  @Override
  public String name() {
    return "the database";
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    if (!settings.user().isEmpty()) {
      source.setUser(settings.user());
    }
    if (!settings.password().isBlank()) {
      source.setPassword(settings.password().reveal());
    }
    if (!settings.schema().isEmpty()) {
      source.setCurrentSchema(quoted());
    }
    source.setApplicationName("vigil");
    source.setConnectTimeout(10);
    source.setSocketTimeout(SILENT_SECONDS); // a machine that is gone says nothing
    source.setTcpKeepAlive(true);
    return source;
  }

  private String quoted() {
    return '"' + settings.schema() + '"';
  }

  @Override
  public Connection openWriter() throws SQLException {
    PGSimpleDataSource source = source();
    source.setReWriteBatchedInserts(true);
    source.setSocketTimeout(silentSeconds);
    Connection connection = source.getConnection();
    try {
      makeSchema(connection);
      lock(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      if (NOT_GIVEN.equals(e.getSQLState())) {
        throw new StoreException(Reason.LOCKED, "another process has the database", e);
      }
      throw e;
    }
  }

  /** Looks first: whoever may use a schema may perhaps not make one. */
  private void makeSchema(Connection connection) throws SQLException {
    if (!settings.schema().isEmpty() && !isThere(connection)) {
      try (Statement make = connection.createStatement()) {
        make.execute("create schema if not exists " + quoted());
      }
    }
    try (Statement ask = connection.createStatement();
        ResultSet found = ask.executeQuery("select current_schema()")) {
      if (!found.next() || found.getString(1) == null) {
        throw new StoreException(
            Reason.UNWRITABLE, "there is no schema in the database that may be used");
      }
    }
  }

  private boolean isThere(Connection connection) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("select 1 from pg_namespace where nspname = ?")) {
      ask.setString(1, settings.schema());
      try (ResultSet found = ask.executeQuery()) {
        return found.next();
      }
    }
  }

  /**
   * Waits a little, as the server may learn late of a process that has just ended; and asks it to
   * find out soon whether this one still lives.
   */
  private void lock(Connection connection) throws SQLException {
    try (Statement set = connection.createStatement()) {
      set.execute("set tcp_keepalives_idle = 30");
      set.execute("set tcp_keepalives_interval = 10");
      set.execute("set tcp_keepalives_count = 3");
      set.execute("set lock_timeout = '2s'");
    }
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select pg_advisory_lock(?, hashtext(current_schema() || ?))")) {
      ask.setInt(1, VIGIL);
      ask.setString(2, lock);
      ask.execute();
    }
    try (Statement set = connection.createStatement()) {
      set.execute("set lock_timeout = 0");
    }
  }

  /** How many bytes the tables of the present schema take. */
  static long bytesOfSchema(Connection connection) throws SQLException {
    try (Statement ask = connection.createStatement();
        ResultSet found =
            ask.executeQuery(
                "select coalesce(sum(pg_total_relation_size(c.oid)), 0) from pg_class c"
                    + " join pg_namespace n on n.oid = c.relnamespace"
                    + " where n.nspname = current_schema() and c.relkind = 'r'")) {
      found.next();
      return found.getLong(1);
    }
  }

  @Override
  public DataSource readers() {
    return source();
  }

  @Override
  public int mostReaders() {
    return 4;
  }

  @Override
  public String idType() {
    return "bigint primary key";
  }

  @Override
  public String bytesType() {
    return "bytea";
  }

  @Override
  public Reason reason(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("08") || state.startsWith("57P")) {
      return Reason.UNREACHABLE;
    }
    if (state.startsWith("53")) {
      return Reason.FULL; // disk, memory or connections
    }
    if (state.startsWith("XX")) {
      return Reason.CORRUPT;
    }
    return switch (state) {
      case "25006", "42501" -> Reason.UNWRITABLE; // read-only, no privilege
      case "55P03", "57014" -> Reason.LOCKED;
      default -> Reason.FAILED;
    };
  }

  /** The server's own work. */
  @Override
  public void shrink(Connection writer) {}
}
