package dev.vigil.store;

import dev.vigil.store.StoreException.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * One file of a journal on the disk: a mark, whose journal it is, the place at which it begins, and
 * frames.
 */
record SegmentFile(Path path, UUID journal, long base) {
  static final int HEAD = 36;
  private static final long MARK = 0x564947494C4A4E01L;
  private static final int LOOK_AHEAD = 1 << 23;

  static String name(long base) {
    return String.format("%016x.journal", base);
  }

  byte[] head() {
    ByteBuffer head = ByteBuffer.allocate(HEAD).putLong(MARK);
    head.putLong(journal.getMostSignificantBits()).putLong(journal.getLeastSignificantBits());
    head.putLong(base);
    CRC32C sum = new CRC32C();
    sum.update(head.array(), 0, HEAD - 4);
    return head.putInt((int) sum.getValue()).array();
  }

  /** What a file is, by its head. */
  static SegmentFile of(Path path) throws IOException {
    byte[] head = new byte[HEAD];
    try (InputStream in = Files.newInputStream(path)) {
      if (in.readNBytes(head, 0, HEAD) < HEAD) {
        throw new StoreException(Reason.CORRUPT, path + " is too short for a journal");
      }
    }
    ByteBuffer in = ByteBuffer.wrap(head);
    long mark = in.getLong();
    SegmentFile file = new SegmentFile(path, new UUID(in.getLong(), in.getLong()), in.getLong());
    if (mark >>> 8 == MARK >>> 8 && (mark & 255) > (MARK & 255)) {
      throw new StoreException(Reason.NEWER, path + " is a journal of a newer version");
    }
    if (mark != MARK || !Arrays.equals(head, file.head())) {
      throw new StoreException(Reason.CORRUPT, path + " is no journal of this version");
    }
    return file;
  }

  /** The place behind its last byte, be it good or not. */
  long limit() throws IOException {
    return base + Files.size(path) - HEAD;
  }

  /**
   * Hands over its frames up to a place.
   *
   * @return the place at which no whole frame stands any more
   */
  long read(long to, Tape.Visitor visitor) throws IOException {
    long limit = Math.min(to, limit());
    long place = base;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 18)) {
      in.skipNBytes(HEAD);
      while (limit - place >= Frames.HEAD) {
        in.readNBytes(buffer, 0, Frames.HEAD);
        int length = ByteBuffer.wrap(buffer).getInt();
        if (length < 1 || length > limit - place - Frames.HEAD || length > Frames.LONGEST) {
          break;
        }
        int whole = Frames.HEAD + length;
        if (buffer.length < whole) {
          buffer = Arrays.copyOf(buffer, whole + whole / 2);
        }
        in.readNBytes(buffer, Frames.HEAD, length);
        if (Frames.length(buffer, 0, whole, place) < 0) {
          break;
        }
        visitor.frame(place, place + whole, new ByteSource(buffer, Frames.HEAD, length));
        place += whole;
      }
    }
    return place;
  }

  /**
   * Cuts what a crash left half written behind a place. A frame further on that was written when
   * this place was already on the disk says that this is no crash, but damage.
   *
   * @return how many bytes were cut
   */
  long cut(long place) throws IOException {
    long cut = limit() - place;
    if (cut <= 0) {
      return 0;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(HEAD + place - base);
      byte[] rest = new byte[(int) Math.min(cut, LOOK_AHEAD)];
      file.readFully(rest);
      for (int at = 1; at < rest.length - Frames.HEAD; at++) {
        if (Frames.length(rest, at, rest.length, place + at) > 0
            && Frames.forced(rest, at) > place) {
          throw new StoreException(
              Reason.CORRUPT,
              path + " is damaged at " + place + ", and goes on at " + (place + at));
        }
      }
      file.setLength(HEAD + place - base);
      file.getFD().sync();
    }
    return cut;
  }
}
