package dev.vigil.cli.detect;

import java.io.IOException;

/** Where anomalies are written to. One owner. */
interface Output extends AutoCloseable {
  /** Writes some text now, or keeps it until {@link #passed} or {@link #finish} lets it go. */
  void write(String text) throws IOException;

  /** So many rows were good. */
  void passed(long rows) throws IOException;

  /** Whether nobody reads any more. */
  boolean closed();

  /** All went well. */
  void finish() throws IOException;

  /** Ends it; without {@link #finish} before, nothing half-written is left. */
  @Override
  void close() throws IOException;
}
