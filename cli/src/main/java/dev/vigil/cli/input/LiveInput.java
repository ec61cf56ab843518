package dev.vigil.cli.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that may pause: before it waits for more, what has been read is handed on, so that a
 * live source is judged at once. One owner.
 */
public final class LiveInput extends FilterInputStream {
  private final Runnable beforeWaiting;

  public LiveInput(InputStream in, Runnable beforeWaiting) {
    super(in);
    this.beforeWaiting = beforeWaiting;
  }

  @Override
  public int read() throws IOException {
    pause();
    return in.read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    pause();
    return in.read(into, from, length);
  }

  private void pause() throws IOException {
    if (in.available() == 0) {
      beforeWaiting.run();
    }
  }
}
