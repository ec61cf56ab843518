package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks over the protobuf wire format where it lies. Every length is checked against the message
 * that holds it before anything is done with it, and nothing is copied. Fields are told by their
 * whole tag, so that one of another wire type than the schema says is an unknown field. One owner.
 */
final class ProtoReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private byte[] bytes = {};
  private int at;
  private int end;

  /** The tag of a field with a varint. */
  static int varint(int field) {
    return field << 3 | VARINT;
  }

  /** The tag of a field of eight bytes. */
  static int fixed64(int field) {
    return field << 3 | FIXED64;
  }

  /** The tag of a field with a length: a text, a message, or packed numbers. */
  static int bytes(int field) {
    return field << 3 | BYTES;
  }

  void over(byte[] body, int from, int to) {
    bytes = body;
    at = from;
    end = to;
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  /** The place behind the message. */
  int end() {
    return end;
  }

  boolean more() {
    return at < end;
  }

  /** The next tag; its field's number is checked. */
  int tag() throws WireException {
    int start = at;
    long tag = varint();
    if (tag < 8 || tag > 0xffff_ffffL) {
      throw WireException.malformed(start, "no field of a message begins here");
    }
    return (int) tag;
  }

  long varint() throws WireException {
    if (at < end && bytes[at] >= 0) {
      return bytes[at++];
    }
    int start = at;
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw WireException.malformed(start, "a number is cut off");
      }
      byte next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw WireException.malformed(start, "a number is longer than ten bytes");
  }

  /** The length of what comes, all of which is there. */
  int length() throws WireException {
    int start = at;
    long length = varint();
    if (length < 0 || length > end - at) {
      throw WireException.malformed(
          start, "a length of " + length + " where " + (end - at) + " bytes are left");
    }
    return (int) length;
  }

  long fixed64() throws WireException {
    if (end - at < 8) {
      throw WireException.malformed(at, "eight bytes are cut off");
    }
    long value = (long) LONGS.get(bytes, at);
    at += 8;
    return value;
  }

  double float64() throws WireException {
    return Double.longBitsToDouble(fixed64());
  }

  /** Goes into the message that comes; the answer is for {@link #leave}. */
  int enter() throws WireException {
    int length = length();
    int outer = end;
    end = at + length;
    return outer;
  }

  /** Goes behind the message, back into the one around it. */
  void leave(int outer) {
    at = end;
    end = outer;
  }

  /** Goes back to a place within this message. */
  void back(int to) {
    at = to;
  }

  /** A text that was not looked at. */
  String text() throws WireException {
    int length = length();
    at += length;
    return new String(bytes, at - length, length, UTF_8);
  }

  /** Passes over bytes with their length; the place behind them is {@link #at}. */
  int skipBytes() throws WireException {
    int length = length();
    at += length;
    return length;
  }

  /** Passes over the field of a tag that nobody here knows. */
  void skip(int tag) throws WireException {
    switch (tag & 7) {
      case VARINT -> varint();
      case FIXED64 -> skip(8, "eight bytes are cut off");
      case BYTES -> skipBytes();
      case FIXED32 -> skip(4, "four bytes are cut off");
      default ->
          throw WireException.malformed(at, "a field of wire type " + (tag & 7) + " is not read");
    }
  }

  private void skip(int count, String problem) throws WireException {
    if (end - at < count) {
      throw WireException.malformed(at, problem);
    }
    at += count;
  }
}
