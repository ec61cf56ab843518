package dev.vigil.formats.table;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** An opened source: its text, unpacked, and the words for what can go wrong with it. */
final class Input implements AutoCloseable {
  private static final int GUNZIP_BUFFER = 1 << 16;

  private final String name;
  private final InputStream raw;
  private final InputStream text;

  private Input(String name, InputStream raw, InputStream text) {
    this.name = name;
    this.raw = raw;
    this.text = text;
  }

  static Input open(Source source, ReadProgress progress) throws TableException {
    try {
      InputStream raw = new CountedStream(source.open(), source.size(), progress);
      try {
        return new Input(source.name(), raw, unpacked(raw));
      } catch (IOException e) {
        raw.close();
        throw e;
      }
    } catch (IOException e) {
      throw problem(source.name(), 0, e);
    }
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    byte[] magic = raw.readNBytes(2);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), raw);
    boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    return gzip ? new GZIPInputStream(whole, GUNZIP_BUFFER) : whole;
  }

  String name() {
    return name;
  }

  InputStream text() {
    return text;
  }

  TableException problem(long line, IOException e) {
    return problem(name, line, e);
  }

  private static TableException problem(String name, long line, IOException e) {
    if (e instanceof EOFException) {
      return new TableException(name, line, 0, "the gzip data is cut off here", e);
    }
    if (e instanceof ZipException) {
      return new TableException(name, line, 0, "the gzip data is damaged: " + e.getMessage(), e);
    }
    return new TableException(name, line, 0, "cannot be read: " + e.getMessage(), e);
  }

  /** Ends the reading; what closing a file that was only read complains of concerns nobody. */
  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException nothingWasWritten) {
      return;
    }
  }
}
