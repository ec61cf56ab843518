package dev.vigil.cli.detect;

import java.io.PrintWriter;

/**
 * The standard output: anomalies as they come, once the input has proven itself with some rows, so
 * that a bad one leaves nothing behind.
 */
final class StandardOutput implements Output {
  /** Begins a line anew, so that a progress bar on the same terminal is not written into. */
  static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final long rowsFirst;
  private final String before;
  private final StringBuilder held = new StringBuilder();
  private boolean proven;

  /**
   * @param rowsFirst how many good rows are a proof
   * @param before written before each text
   */
  StandardOutput(PrintWriter out, long rowsFirst, String before) {
    this.out = out;
    this.rowsFirst = rowsFirst;
    this.before = before;
    this.proven = rowsFirst == 0;
  }

  @Override
  public void write(String text) {
    held.append(text);
    if (proven) {
      letGo();
    }
  }

  @Override
  public void passed(long rows) {
    if (!proven && rows >= rowsFirst) {
      proven = true;
      letGo();
    }
  }

  private void letGo() {
    if (!held.isEmpty()) {
      out.print(before);
      out.print(held);
      out.flush();
      held.setLength(0);
    }
  }

  @Override
  public boolean closed() {
    return proven && out.checkError();
  }

  @Override
  public void finish() {
    letGo();
  }

  @Override
  public void close() {
    held.setLength(0);
  }
}
