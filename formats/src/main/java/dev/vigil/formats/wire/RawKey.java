package dev.vigil.formats.wire;

import java.util.Arrays;

/**
 * Bytes as the key of a map: one is kept for looking up, and {@link #kept} is what goes into the
 * map.
 */
final class RawKey {
  private byte[] bytes;
  private int length;
  private int hash;

  RawKey() {
    this(new byte[0], 0, 0);
  }

  private RawKey(byte[] bytes, int length, int hash) {
    this.bytes = bytes;
    this.length = length;
    this.hash = hash;
  }

  /** Stands for these bytes until the next call. */
  RawKey of(KeyBytes raw) {
    bytes = raw.bytes();
    length = raw.length();
    hash = ByteHash.of(bytes, 0, length);
    return this;
  }

  RawKey kept() {
    return new RawKey(Arrays.copyOf(bytes, length), length, hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawKey that
        && hash == that.hash
        && Arrays.equals(bytes, 0, length, that.bytes, 0, that.length);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
