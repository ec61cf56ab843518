package dev.vigil.store;

import dev.vigil.store.StoreException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A database in a file, with a log of its own for writing ahead. See {@link Dialect}. */
record Sqlite(Path file) implements Dialect {
  private static final int PAGE = 8192;
  private static final int CACHE_KIB = 32_768;
  private static final int READER_CACHE_KIB = 4_096;
  private static final int LOG_KEPT = 64 << 20;
  private static final int PAGES_A_SHRINK = 4_096;

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Connection openWriter() throws SQLException {
    boolean fresh = !Files.exists(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(PAGE);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setCacheSize(-CACHE_KIB);
    config.setBusyTimeout(5_000);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      if (fresh) {
        statement.execute("pragma auto_vacuum = incremental");
      }
      statement.execute("pragma journal_mode = " + JournalMode.WAL);
      statement.execute("pragma synchronous = " + SynchronousMode.FULL);
      statement.execute("pragma journal_size_limit = " + LOG_KEPT);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public DataSource readers() {
    SQLiteConfig config = new SQLiteConfig();
    config.setCacheSize(-READER_CACHE_KIB);
    config.setBusyTimeout(5_000);
    config.setReadOnly(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  @Override
  public int mostReaders() {
    return 4;
  }

  @Override
  public String idType() {
    return "integer primary key";
  }

  @Override
  public String bytesType() {
    return "blob";
  }

  @Override
  public Reason reason(SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException known
            ? known.getResultCode()
            : SQLiteErrorCode.getErrorCode(e.getErrorCode());
    return switch (code.code & 255) {
      case 13 -> Reason.FULL; // SQLITE_FULL
      case 8 -> Reason.UNWRITABLE; // SQLITE_READONLY
      case 5, 6 -> Reason.LOCKED; // SQLITE_BUSY, SQLITE_LOCKED
      case 11, 26 -> Reason.CORRUPT; // SQLITE_CORRUPT, SQLITE_NOTADB
      case 14 -> Reason.UNWRITABLE; // SQLITE_CANTOPEN
      default -> Reason.FAILED;
    };
  }

  @Override
  public void shrink(Connection writer) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      // Not by execute: that takes the first of its steps, which is one page.
      statement.executeUpdate("pragma incremental_vacuum(" + PAGES_A_SHRINK + ")");
    }
  }
}
