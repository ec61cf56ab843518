package dev.vigil.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What two databases do differently. Immutable. */
interface Dialect {
  /** For messages. */
  String name();

  /** The connection that writes, which no other process can have as well. */
  Connection openWriter() throws SQLException;

  DataSource readers() throws SQLException;

  int mostReaders();

  /** The type of a whole number that is the key of its table. */
  String idType();

  String bytesType();

  /** Why a statement failed. */
  StoreException.Reason reason(SQLException e);

  /** Hands space that is no longer used back to the disk, some of it. */
  void shrink(Connection writer) throws SQLException;
}
