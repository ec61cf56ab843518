package dev.vigil.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A body of remote write, a sample for each of a run of series, compressed as snappy does it: what
 * a series has in common with the one before it is copied from there. Made once; each time only the
 * samples are written anew, which costs the sender next to nothing. One owner.
 */
final class WriteBody {
  private static final int DIGITS = 7;
  private static final int MOST_COPIED = 64;
  private static final int TIME_BYTES = 6;

  private final String metric;
  private final int first;
  private final int[] samples;
  private byte[] bytes = new byte[1 << 12];
  private int size;

  /** For series of a metric with the numbers from {@code first} on. */
  WriteBody(String metric, int first, int count) {
    this.metric = metric;
    this.first = first;
    this.samples = new int[count];
    byte[] one = entry(first);
    length((long) one.length * count);
    for (int i = 0; i < count; i++) {
      byte[] entry = entry(first + i);
      int digits = digitsAt(entry);
      if (i == 0) {
        literal(entry, 0, entry.length - sampleBytes());
      } else {
        copy(digits, entry.length);
        literal(entry, digits, DIGITS);
        copy(entry.length - sampleBytes() - digits - DIGITS, entry.length);
      }
      samples[i] = size + 1;
      literal(entry, entry.length - sampleBytes(), sampleBytes());
    }
  }

  /** What stands in the label {@code instance}. */
  static String instance(int number) {
    return String.format("host-%0" + DIGITS + "d", number);
  }

  private static int sampleBytes() {
    return Double.BYTES + 1 + TIME_BYTES;
  }

  private byte[] entry(int number) {
    byte[] labels =
        concat(
            label("__name__", metric),
            label("instance", instance(number)),
            label("job", "api"),
            label("region", "eu-1"));
    byte[] sample = {0x12, (byte) (sampleBytes() + 1), 0x09};
    byte[] numbers = new byte[sampleBytes()];
    numbers[Double.BYTES] = 0x10;
    byte[] inside = concat(labels, sample, numbers);
    return concat(new byte[] {0x0a, (byte) inside.length}, inside);
  }

  private static byte[] label(String name, String value) {
    byte[] fields = concat(text(0x0a, name), text(0x12, value));
    return concat(new byte[] {0x0a, (byte) fields.length}, fields);
  }

  private static byte[] text(int tag, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return concat(new byte[] {(byte) tag, (byte) bytes.length}, bytes);
  }

  private static byte[] concat(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    if (all.length > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("the metric's name is too long");
    }
    return all;
  }

  private static int digitsAt(byte[] entry) {
    String text = new String(entry, StandardCharsets.ISO_8859_1);
    return text.indexOf("host-") + "host-".length();
  }

  private void put(int oneByte) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) oneByte;
  }

  private void length(long plain) {
    long left = plain;
    for (; left > 0x7f; left >>>= 7) {
      put((int) (left | 0x80));
    }
    put((int) left);
  }

  private void literal(byte[] from, int at, int count) {
    int tag = count - 1;
    if (tag < 60) {
      put(tag << 2);
    } else {
      put(60 << 2);
      put(tag);
    }
    for (int i = at; i < at + count; i++) {
      put(from[i]);
    }
  }

  private void copy(int count, int back) {
    for (int left = count; left > 0; ) {
      int now = Math.min(left, MOST_COPIED);
      put((now - 1) << 2 | 2);
      put(back);
      put(back >>> 8);
      left -= now;
    }
  }

  int first() {
    return first;
  }

  int count() {
    return samples.length;
  }

  /** Writes the sample of one of its series. */
  void set(int at, long epochMillis, double value) {
    int to = samples[at];
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < Double.BYTES; i++) {
      bytes[to++] = (byte) (bits >>> (8 * i));
    }
    to++;
    for (int i = 0; i < TIME_BYTES; i++) {
      int low = (int) (epochMillis >>> (7 * i)) & 0x7f;
      bytes[to++] = (byte) (i < TIME_BYTES - 1 ? low | 0x80 : low);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return size;
  }
}
