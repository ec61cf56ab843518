package dev.vigil.formats.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of bytes, sixteen at a time: the two halves of a 128-bit product are folded onto each
 * other, as in Wang Yi's wyhash.
 */
final class ByteHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONE = 0xa0761d6478bd642fL;
  private static final long TWO = 0xe7037ed1a0b428dbL;

  private ByteHash() {}

  static int of(byte[] bytes, int from, int to) {
    long hash = TWO ^ (to - from);
    int at = from;
    for (; at + 16 <= to; at += 16) {
      hash = fold(wide(bytes, at) ^ ONE, wide(bytes, at + 8) ^ hash);
    }
    if (at + 8 <= to) {
      hash = fold(wide(bytes, at) ^ ONE, hash);
      at += 8;
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 8 | (bytes[at] & 0xff);
    }
    hash = fold(rest ^ ONE, hash ^ TWO);
    return (int) (hash ^ (hash >>> 32));
  }

  private static long wide(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  private static long fold(long a, long b) {
    return Math.multiplyHigh(a, b) ^ (a * b);
  }
}
