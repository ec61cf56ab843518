package dev.vigil.server.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * A body that has to come within a time: whoever sends a byte now and then holds a thread and what
 * he has sent so long, and no longer.
 */
final class TimedBody extends FilterInputStream {
  private final LongSupplier nanos;
  private final long until;

  /**
   * A body of which the time begins now.
   *
   * @param nanos a clock that only goes on
   */
  TimedBody(InputStream body, long millis, LongSupplier nanos) {
    super(body);
    this.nanos = nanos;
    this.until = nanos.getAsLong() + millis * 1_000_000;
  }

  /** It took too long. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super("the body takes too long to come");
    }
  }

  @Override
  public int read() throws IOException {
    check();
    return super.read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    check();
    return super.read(into, from, length);
  }

  private void check() throws TooSlow {
    if (nanos.getAsLong() - until > 0) {
      throw new TooSlow();
    }
  }
}
