package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Writes protobuf messages one within the other. The length of a message is not known when it
 * begins, so that five bytes are kept for it, which a reader takes as well as fewer. One owner.
 */
final class ProtoWriter {
  private static final int LENGTH_BYTES = 5;
  private static final int KEPT_ROOM = 4 << 20;

  private final int most;
  private byte[] bytes = new byte[1024];
  private int length;

  /**
   * @param most how many bytes may be written
   */
  ProtoWriter(int most) {
    this.most = most;
  }

  void clear() {
    length = 0;
    if (bytes.length > KEPT_ROOM) {
      bytes = new byte[1024];
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Begins a message; the answer is for {@link #end}. */
  int begin(int field) throws WireException {
    varint(ProtoReader.bytes(field));
    reserve(LENGTH_BYTES);
    length += LENGTH_BYTES;
    return length;
  }

  void end(int begun) {
    int size = length - begun;
    int at = begun - LENGTH_BYTES;
    for (int i = 0; i < LENGTH_BYTES - 1; i++) {
      bytes[at++] = (byte) (size | 0x80);
      size >>>= 7;
    }
    bytes[at] = (byte) size;
  }

  void fixed64(int field, long value) throws WireException {
    varint(ProtoReader.fixed64(field));
    reserve(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  void whole(int field, long value) throws WireException {
    varint(ProtoReader.varint(field));
    varint(value);
  }

  void text(int field, String text) throws WireException {
    byte[] utf8 = text.getBytes(UTF_8);
    varint(ProtoReader.bytes(field));
    varint(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  private void varint(long value) throws WireException {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void reserve(int more) throws WireException {
    if (length + more > bytes.length) {
      if (length + more > most) {
        throw WireException.tooLarge(0, "the body is larger than " + most + " bytes as protobuf");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(length + more, 2L * length)));
    }
  }
}
