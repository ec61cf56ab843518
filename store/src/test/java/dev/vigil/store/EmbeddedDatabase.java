package dev.vigil.store;

import dev.vigil.setting.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server, started once for all tests of the module; it ends with the JVM. */
final class EmbeddedDatabase {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private EmbeddedDatabase() {}

  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A schema that nobody else uses. */
  static PostgresSettings fresh() {
    String schema = "s" + SCHEMAS.incrementAndGet();
    execute("create schema " + schema);
    String url = Started.SERVER.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    return new PostgresSettings(url, "", Secret.NONE);
  }

  static void execute(String command) {
    try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
