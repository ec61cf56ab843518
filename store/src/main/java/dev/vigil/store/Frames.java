package dev.vigil.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How entries stand in a journal: a length, a check sum, up to where all was on the disk when this
 * was written, and the content. The check sum is also of the place, so that what looks like a frame
 * within another is none.
 */
final class Frames {
  static final int HEAD = 16;
  static final int LONGEST = 1 << 26;

  private Frames() {}

  /** Leaves room for the head of a frame; where the frame begins. */
  static int open(ByteSink out) {
    int at = out.size();
    out.putLong(0);
    out.putLong(0);
    return at;
  }

  /** Fills in the head of the frame that began at {@code at}. */
  static void close(ByteSink out, int at, long place, long forced) {
    int length = out.size() - at - HEAD;
    out.setInt(at, length);
    out.setInt(at + 8, (int) (forced >>> 32));
    out.setInt(at + 12, (int) forced);
    out.setInt(at + 4, sum(out.array(), at + 8, length + 8, place));
  }

  /** The length of the content at a place of some bytes; -1 if no whole frame stands there. */
  static int length(byte[] bytes, int at, int end, long place) {
    if (end - at < HEAD) {
      return -1;
    }
    ByteBuffer head = ByteBuffer.wrap(bytes, at, HEAD);
    int length = head.getInt();
    int sum = head.getInt();
    if (length < 1 || length > end - at - HEAD || head.getLong() > place) {
      return -1;
    }
    return sum(bytes, at + 8, length + 8, place) == sum ? length : -1;
  }

  /** Up to where all was on the disk when the frame was written. */
  static long forced(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes, at + 8, Long.BYTES).getLong();
  }

  static int sum(byte[] bytes, int at, int length, long place) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(place).flip());
    sum.update(bytes, at, length);
    return (int) sum.getValue();
  }
}
