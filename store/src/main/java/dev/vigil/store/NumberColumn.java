package dev.vigil.store;

import dev.vigil.state.BadState;

/**
 * A column of numbers in as few bytes as is cheap: numbers of few decimals as whole numbers, each
 * as the difference to the one before; all others by the bits that differ from the one before,
 * without the leading bytes that do not.
 */
final class NumberColumn {
  private static final int BY_BITS = 0;
  private static final int MOST_DECIMALS = 6;
  private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  private static final double LARGEST = 1L << 52;

  private NumberColumn() {}

  static void write(double[] values, int count, ByteSink out) {
    int decimals = decimals(values, count);
    if (decimals < 0) {
      out.put((byte) BY_BITS);
      long[] bits = new long[count];
      for (int i = 0; i < count; i++) {
        bits[i] = Double.doubleToRawLongBits(values[i]);
      }
      writeBits(bits, out);
      return;
    }
    out.put((byte) (1 + decimals));
    long last = 0;
    for (int i = 0; i < count; i++) {
      long whole = Math.round(values[i] * TENS[decimals]);
      out.putSigned(whole - last);
      last = whole;
    }
  }

  /** How many decimals are enough to give every value back bit for bit; -1 if none are. */
  private static int decimals(double[] values, int count) {
    int decimals = 0;
    for (int i = 0; i < count; i++) {
      while (!exact(values[i], decimals)) {
        if (++decimals > MOST_DECIMALS) {
          return -1;
        }
      }
    }
    for (int i = 0; i < count; i++) {
      if (!exact(values[i], decimals)) {
        return -1;
      }
    }
    return decimals;
  }

  private static boolean exact(double value, int decimals) {
    double scaled = value * TENS[decimals];
    return Math.abs(scaled) < LARGEST
        && Double.doubleToRawLongBits(Math.round(scaled) / TENS[decimals])
            == Double.doubleToRawLongBits(value);
  }

  static void read(ByteSource in, double[] into) {
    int kind = in.get();
    if (kind == BY_BITS) {
      long[] bits = new long[into.length];
      readBits(in, bits);
      for (int i = 0; i < into.length; i++) {
        into[i] = Double.longBitsToDouble(bits[i]);
      }
      return;
    }
    if (kind < 0 || kind > 1 + MOST_DECIMALS) {
      throw new BadState("no column is of kind " + kind);
    }
    long whole = 0;
    for (int i = 0; i < into.length; i++) {
      whole += in.getSigned();
      into[i] = whole / TENS[kind - 1];
    }
  }

  static void writeFloats(float[] values, int count, ByteSink out) {
    long[] bits = new long[count];
    for (int i = 0; i < count; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]) & 0xFFFF_FFFFL;
    }
    writeBits(bits, out);
  }

  static void readFloats(ByteSource in, float[] into) {
    long[] bits = new long[into.length];
    readBits(in, bits);
    for (int i = 0; i < into.length; i++) {
      into[i] = Float.intBitsToFloat((int) bits[i]);
    }
  }

  /** First how many bytes each takes, two to a byte; then those bytes. */
  private static void writeBits(long[] bits, ByteSink out) {
    long last = 0;
    int pair = 0;
    for (int i = 0; i < bits.length; i++) {
      int length = length(bits[i] ^ last);
      last = bits[i];
      pair = pair << 4 | length;
      if ((i & 1) == 1) {
        out.put((byte) pair);
        pair = 0;
      }
    }
    if ((bits.length & 1) == 1) {
      out.put((byte) (pair << 4));
    }
    last = 0;
    for (long one : bits) {
      long differs = one ^ last;
      last = one;
      for (int shift = 8 * length(differs) - 8; shift >= 0; shift -= 8) {
        out.put((byte) (differs >>> shift));
      }
    }
  }

  private static int length(long differs) {
    return (Long.SIZE + 7 - Long.numberOfLeadingZeros(differs)) / 8;
  }

  private static void readBits(ByteSource in, long[] into) {
    byte[] lengths = in.get((into.length + 1) / 2);
    long last = 0;
    for (int i = 0; i < into.length; i++) {
      int length = (i & 1) == 0 ? (lengths[i / 2] >> 4) & 15 : lengths[i / 2] & 15;
      if (length > Long.BYTES) {
        throw new BadState("a number of " + length + " bytes");
      }
      long differs = 0;
      for (int left = length; left > 0; left--) {
        differs = differs << 8 | (in.get() & 255);
      }
      last ^= differs;
      into[i] = last;
    }
  }
}
