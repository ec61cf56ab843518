package dev.vigil.formats.wire;

import io.airlift.compress.snappy.SnappyDecompressor;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Snappy, as one block or in frames. The library's own reader of frames makes room for what a frame
 * claims, up to 16 MiB each; here room is made for what can really come. One owner.
 */
final class SnappyBody {
  private static final byte[] HEAD = {(byte) 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};

  /** Three bytes of a block give 64 at most. */
  private static final int MOST_PER_BYTE = 22;

  private static final int COMPRESSED = 0;
  private static final int PLAIN = 1;
  private static final int FIRST_SKIPPED = 0x80;
  private static final int CHECKSUM_BYTES = 4;
  private static final int MOST_IN_FRAME = 65_536;

  private final int most;
  private final SnappyDecompressor block = new SnappyDecompressor();
  private final CRC32C checksum = new CRC32C();

  SnappyBody(int most) {
    this.most = most;
  }

  void read(Bytes sent, Bytes into) throws WireException {
    byte[] body = sent.array();
    int length = sent.length();
    boolean framed =
        length >= HEAD.length && Arrays.equals(body, 0, HEAD.length, HEAD, 0, HEAD.length);
    if (framed) {
      frames(body, length, into);
    } else {
      block(body, 0, length, into, false);
    }
  }

  private void frames(byte[] body, int length, Bytes into) throws WireException {
    int at = 0;
    while (at < length) {
      if (length - at < 4) {
        throw WireException.malformed(at, "the body is not snappy: a frame is cut off");
      }
      int kind = low(body, at);
      int size = low(body, at + 1) | low(body, at + 2) << 8 | low(body, at + 3) << 16;
      if (size > length - at - 4) {
        throw WireException.malformed(at, "the body is not snappy: a frame is cut off");
      }
      frame(kind, body, at + 4, size, into);
      at += 4 + size;
    }
  }

  private void frame(int kind, byte[] body, int from, int size, Bytes into) throws WireException {
    if (kind >= FIRST_SKIPPED) {
      return;
    }
    if (kind > PLAIN || size < CHECKSUM_BYTES) {
      throw WireException.malformed(from, "the body is not snappy: a frame of kind " + kind);
    }
    int start = into.length();
    int data = from + CHECKSUM_BYTES;
    int bytes = size - CHECKSUM_BYTES;
    if (kind == COMPRESSED) {
      block(body, data, bytes, into, true);
    } else {
      makeRoom(into, bytes);
      System.arraycopy(body, data, into.array(), start, bytes);
      into.length(start + bytes);
    }
    check(body, from, into, start);
  }

  private void check(byte[] body, int at, Bytes into, int start) throws WireException {
    checksum.reset();
    checksum.update(into.array(), start, into.length() - start);
    int plain = (int) checksum.getValue();
    int masked = (plain >>> 15 | plain << 17) + 0xa282ead8;
    int told =
        low(body, at) | low(body, at + 1) << 8 | low(body, at + 2) << 16 | low(body, at + 3) << 24;
    if (told != masked) {
      throw WireException.malformed(at, "the body is not snappy: a checksum is wrong");
    }
  }

  private void block(byte[] body, int from, int size, Bytes into, boolean framed)
      throws WireException {
    int claimed = SnappyDecompressor.getUncompressedLength(body, from);
    if (claimed < 0 || claimed > (long) MOST_PER_BYTE * size) {
      throw WireException.malformed(from, "the body is not snappy: it cannot hold what it claims");
    }
    if (claimed > MOST_IN_FRAME && framed) {
      throw WireException.malformed(from, "the body is not snappy: a frame is too large");
    }
    makeRoom(into, claimed);
    int start = into.length();
    int room = into.array().length - start;
    into.length(start + block.decompress(body, from, size, into.array(), start, room));
  }

  private void makeRoom(Bytes into, int more) throws WireException {
    int wanted = into.length() + more;
    if (wanted > most) {
      throw Bytes.tooLarge(most, "the decompressed body");
    }
    if (wanted > into.array().length) {
      into.room(Math.min(most, Math.max(wanted, 2 * into.array().length)));
    }
  }

  private static int low(byte[] body, int at) {
    return body[at] & 0xff;
  }
}
