package dev.vigil.store;

import dev.vigil.store.SqlSheet.HistoryNumbers;
import java.sql.Connection;
import java.sql.SQLException;

/** The tables of series, their states and their history, which change together. Thread-safe. */
final class PointTables implements AutoCloseable {
  private final Database database;
  private final SeriesIds ids;
  private final HistoryNumbers numbers;

  /** Something to put on a sheet. */
  @FunctionalInterface
  interface Change {
    void make(Connection connection, SqlSheet sheet) throws SQLException;
  }

  PointTables(Database database) {
    this.database = database;
    this.ids = new SeriesIds(database);
    this.numbers =
        new HistoryNumbers(database.read(connection -> SeriesIds.firstFree(connection, "history")));
  }

  Database database() {
    return database;
  }

  SeriesIds ids() {
    return ids;
  }

  /** Makes changes in one transaction: all of them or none. */
  void write(Change change) {
    database.run(
        connection -> {
          boolean done = false;
          try (SqlSheet sheet = new SqlSheet(connection, ids, numbers)) {
            change.make(connection, sheet);
            sheet.end();
            connection.commit();
            done = true;
          } catch (SqlSheet.Failed e) {
            throw e.failure();
          } finally {
            ids.settle(done);
          }
        });
  }

  void learnAll(SeriesNumbers all) {
    database.run(connection -> ids.learnAll(all));
  }

  @Override
  public void close() {
    database.close();
  }
}
