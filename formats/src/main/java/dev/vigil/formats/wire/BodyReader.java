package dev.vigil.formats.wire;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads the body of a request and decompresses it, up to a limit either way, into room that is used
 * again. A body that would grow beyond the limit is refused when it gets there, and a size that it
 * only claims allocates nothing. One owner.
 */
public final class BodyReader {
  private final Bytes sent;
  private final Bytes plain;
  private final SnappyBody snappy;
  private Bytes last;

  /** For bodies of at most so many bytes, before and after decompression. */
  public BodyReader(WireLimits limits) {
    int most = limits.bodyBytes();
    this.sent = new Bytes(most);
    this.plain = new Bytes(most);
    this.snappy = new SnappyBody(most);
    this.last = plain;
  }

  /** The decompressed body that was read last, in an array that is longer and used again. */
  public byte[] bytes() {
    return last.array();
  }

  /** How many bytes of {@link #bytes} are the body. */
  public int length() {
    return last.length();
  }

  /**
   * Reads a body to its end.
   *
   * @throws WireException if it is too large or not compressed as it says
   * @throws IOException if the connection fails
   */
  public void read(InputStream in, Encoding encoding) throws WireException, IOException {
    sent.clear();
    plain.clear();
    last = plain;
    sent.fill(in, "the body");
    if (encoding == Encoding.NONE) {
      last = sent;
      return;
    }
    decompress(encoding);
    sent.clear();
  }

  private void decompress(Encoding encoding) throws WireException {
    try {
      if (encoding == Encoding.SNAPPY) {
        snappy.read(sent, plain);
      } else {
        try (InputStream stream = stream(encoding)) {
          plain.fill(stream, "the decompressed body");
        }
      }
    } catch (IOException | RuntimeException e) {
      throw WireException.malformed(
          plain.length(), "the body is not " + encoding.name().toLowerCase(Locale.ROOT));
    }
  }

  private InputStream stream(Encoding encoding) throws IOException {
    InputStream in = new ByteArrayInputStream(sent.array(), 0, sent.length());
    return encoding == Encoding.GZIP ? new GZIPInputStream(in, 8 << 10) : new ZstdInputStream(in);
  }
}
