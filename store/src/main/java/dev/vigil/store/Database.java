package dev.vigil.store;

import static java.lang.System.Logger.Level.WARNING;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vigil.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection that writes and some that read. All that is written goes through the one, a
 * transaction at a time. Thread-safe.
 */
final class Database implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Database.class.getName());

  /** Something to do with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** The same, without a result. */
  @FunctionalInterface
  interface Task {
    void run(Connection connection) throws SQLException;
  }

  private final Dialect dialect;
  private final Migrations schema;
  private final String owner = UUID.randomUUID().toString();
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Breather breather = new Breather(System::nanoTime);
  private final HikariDataSource readers;
  private @Nullable Connection writer;
  private volatile boolean closed;

  /** Opens a database and brings its tables to the newest form. */
  Database(Dialect dialect, String schema) {
    this.dialect = dialect;
    this.schema = new Migrations(dialect, schema);
    Connection first = null;
    try {
      first = dialect.openWriter();
      this.schema.bringUpToDate(first, owner);
      this.readers = pool(dialect);
      this.writer = first;
    } catch (SQLException e) {
      closeQuietly(first);
      throw failure(e);
    } catch (RuntimeException e) {
      closeQuietly(first);
      throw e;
    }
  }

  private static HikariDataSource pool(Dialect dialect) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dialect.readers());
    config.setPoolName("vigil");
    config.setReadOnly(true);
    config.setMaximumPoolSize(dialect.mostReaders());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private StoreException failure(SQLException e) {
    Reason reason = dialect.reason(e);
    String message = dialect.name() + " failed (" + reason + "): " + e.getMessage();
    return new StoreException(reason, message, e);
  }

  /**
   * Does something in one transaction: all of it or nothing.
   *
   * @throws StoreException if that fails; nothing was written then, unless the reason is {@code
   *     UNREACHABLE}, when nobody knows
   */
  <T> T write(Work<T> work) {
    writing.lock();
    try {
      breather.check();
      return watched(work);
    } finally {
      writing.unlock();
    }
  }

  void run(Task task) {
    write(
        connection -> {
          task.run(connection);
          return true;
        });
  }

  private <T> T watched(Work<T> work) {
    long began = breather.now();
    try {
      return inTransaction(work);
    } catch (StoreException e) {
      breather.failed(e, began);
      throw e;
    }
  }

  private <T> T inTransaction(Work<T> work) {
    Connection connection = null;
    boolean done = false;
    try {
      connection = writer();
      connection.setAutoCommit(false);
      T result = work.run(connection);
      connection.commit();
      done = true;
      return result;
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      if (connection != null) {
        end(connection, done);
      }
    }
  }

  /** A connection of which not even that is sure that nothing is left open is not used again. */
  private void end(Connection connection, boolean done) {
    try {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      LOG.log(WARNING, "a connection to " + dialect.name() + " is given up", e);
      closeQuietly(connection);
      writer = null;
    }
  }

  private Connection writer() throws SQLException {
    if (closed) {
      throw new StoreException(Reason.CLOSED, dialect.name() + " is closed");
    }
    Connection present = writer;
    if (present == null) {
      present = dialect.openWriter();
      try {
        schema.requireOwner(present, owner);
      } catch (SQLException | RuntimeException e) {
        closeQuietly(present);
        throw e;
      }
      writer = present;
    }
    return present;
  }

  /** Does something that only reads, beside whatever is written. */
  <T> T read(Work<T> work) {
    if (closed) {
      throw new StoreException(Reason.CLOSED, dialect.name() + " is closed");
    }
    try (Connection connection = readers.getConnection()) {
      connection.setAutoCommit(false); // one state of all tables, and rows as they are asked for
      return work.run(connection); // what was begun ends as the connection goes back
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Hands space back to the disk. */
  void shrink() {
    writing.lock();
    try {
      dialect.shrink(writer());
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      writing.unlock();
    }
  }

  private static void closeQuietly(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.log(WARNING, "a connection could not be closed", e);
      }
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      readers.close();
      closeQuietly(writer);
      writer = null;
    } finally {
      writing.unlock();
    }
  }
}
