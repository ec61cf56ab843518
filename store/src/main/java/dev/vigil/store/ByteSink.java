package dev.vigil.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.model.SeriesKey;
import java.util.Arrays;

/** Bytes that grow, with numbers of as many bytes as they need. One owner. */
final class ByteSink {
  private byte[] bytes;
  private int size;

  ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }

  void put(byte value) {
    room(1);
    bytes[size++] = value;
  }

  void put(byte[] from) {
    put(from, 0, from.length);
  }

  void put(byte[] from, int start, int length) {
    room(length);
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  void putInt(int value) {
    room(Integer.BYTES);
    setInt(size, value);
    size += Integer.BYTES;
  }

  void setInt(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  void putDouble(double value) {
    putLong(Double.doubleToRawLongBits(value));
  }

  /** A number that is mostly small and not below 0. */
  void putUnsigned(long value) {
    room(10);
    long left = value;
    while ((left & ~0x7FL) != 0) {
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  /** A number that is mostly near 0. */
  void putSigned(long value) {
    putUnsigned((value << 1) ^ (value >> 63));
  }

  void putText(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    putUnsigned(utf8.length);
    put(utf8);
  }

  void putSeries(SeriesKey series) {
    putText(series.metric());
    putUnsigned(series.labels().size());
    series
        .labels()
        .forEach(
            (name, value) -> {
              putText(name);
              putText(value);
            });
  }

  int size() {
    return size;
  }

  /** Forgets what stands behind a place. */
  void cut(int to) {
    size = to;
  }

  /** The bytes themselves, of which {@link #size()} count. */
  byte[] array() {
    return bytes;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
