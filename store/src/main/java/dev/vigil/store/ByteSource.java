package dev.vigil.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.BadState;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads what {@link ByteSink} wrote; anything else is refused with {@link BadState}. */
final class ByteSource {
  private final byte[] bytes;
  private final int end;
  private int at;

  ByteSource(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  ByteSource(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.at = start;
    this.end = start + length;
  }

  int remaining() {
    return end - at;
  }

  private void require(int count) {
    if (count > end - at) {
      throw new BadState("cut short: " + count + " bytes wanted, " + remaining() + " left");
    }
  }

  byte get() {
    require(1);
    return bytes[at++];
  }

  int getInt() {
    require(Integer.BYTES);
    int value =
        (bytes[at] & 255) << 24
            | (bytes[at + 1] & 255) << 16
            | (bytes[at + 2] & 255) << 8
            | (bytes[at + 3] & 255);
    at += Integer.BYTES;
    return value;
  }

  long getLong() {
    long high = getInt();
    return high << 32 | (getInt() & 0xFFFF_FFFFL);
  }

  double getDouble() {
    return Double.longBitsToDouble(getLong());
  }

  long getUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new BadState("a number has more than ten bytes");
  }

  long getSigned() {
    long value = getUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A count of things of which each takes at least so many bytes. */
  int count(int bytesEach) {
    long count = getUnsigned();
    if (count < 0 || count > remaining() / bytesEach) {
      throw new BadState("a count of " + count + " where " + remaining() + " bytes are left");
    }
    return (int) count;
  }

  byte[] get(int count) {
    require(count);
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  String getText() {
    int length = count(1);
    at += length;
    return new String(bytes, at - length, length, UTF_8);
  }

  SeriesKey getSeries() {
    return getSeries(UnaryOperator.identity());
  }

  /**
   * @param texts gives one object for each text
   */
  SeriesKey getSeries(UnaryOperator<String> texts) {
    String metric = texts.apply(getText());
    TreeMap<String, String> labels = new TreeMap<>();
    for (int left = count(2); left > 0; left--) {
      labels.put(texts.apply(getText()), texts.apply(getText()));
    }
    try {
      return new SeriesKey(metric, Labels.of(labels));
    } catch (IllegalArgumentException e) {
      throw new BadState("no series is named '" + metric + labels + "'", e);
    }
  }
}
