package dev.vigil.formats.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how many bytes went through. One owner. */
final class CountedStream extends FilterInputStream {
  private final long total;
  private final ReadProgress progress;
  private long bytes;
  private boolean ended;

  CountedStream(InputStream in, long total, ReadProgress progress) {
    super(in);
    this.total = total;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = in.read(into, from, length);
    if (count < 0) {
      ended = true;
    } else {
      bytes += count;
      progress.read(bytes, total);
    }
    return count;
  }

  /**
   * More than nothing until the end was seen: the JDK's gunzip takes 0 for the end of the file, and
   * would lose the later parts of a file of several that comes through a pipe.
   */
  @Override
  public int available() throws IOException {
    return ended ? 0 : Math.max(1, in.available());
  }
}
