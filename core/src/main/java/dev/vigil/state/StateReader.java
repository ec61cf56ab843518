package dev.vigil.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.DoublePredicate;

/** Reads what {@link StateWriter} wrote; anything else is refused with {@link BadState}. */
public final class StateReader {
  private final ByteBuffer bytes;

  public StateReader(byte[] state) {
    this.bytes = ByteBuffer.wrap(state).asReadOnlyBuffer();
  }

  /**
   * Checks a part's mark and gives its version.
   *
   * @throws BadState if another part stands here, or one of a newer version than known
   */
  public int part(char mark, int newestKnown) {
    char found = read(bytes::getChar);
    int version = read(bytes::get);
    if (found != mark) {
      throw new BadState("expected part '" + mark + "', found 0x" + Integer.toHexString(found));
    }
    if (version < 1 || version > newestKnown) {
      throw new BadState(
          "part '" + mark + "' has version " + version + ", known are 1 to " + newestKnown);
    }
    return version;
  }

  public double getDouble() {
    return read(bytes::getDouble);
  }

  public float getFloat() {
    return read(bytes::getFloat);
  }

  public long getLong() {
    return read(bytes::getLong);
  }

  public int getInt() {
    return read(bytes::getInt);
  }

  public short getShort() {
    return read(bytes::getShort);
  }

  /** A boolean, which is kept as 0 or 1. */
  public boolean getBoolean() {
    int value = read(bytes::get);
    if (value != 0 && value != 1) {
      throw new BadState("a yes or no must be 1 or 0, was " + value);
    }
    return value == 1;
  }

  /** A count in a range. */
  public int getInt(String what, int least, int most) {
    int value = getInt();
    if (value < least || value > most) {
      throw new BadState(what + " must be from " + least + " to " + most + ", was " + value);
    }
    return value;
  }

  /** A number that must fit. */
  public double getDouble(String what, DoublePredicate fits) {
    double value = getDouble();
    if (!fits.test(value)) {
      throw new BadState(what + " cannot be " + value);
    }
    return value;
  }

  public void get(double[] into) {
    require(into.length * Double.BYTES);
    for (int i = 0; i < into.length; i++) {
      into[i] = bytes.getDouble();
    }
  }

  public void get(float[] into) {
    require(into.length * Float.BYTES);
    for (int i = 0; i < into.length; i++) {
      into[i] = bytes.getFloat();
    }
  }

  public void get(int[] into) {
    require(into.length * Integer.BYTES);
    for (int i = 0; i < into.length; i++) {
      into[i] = bytes.getInt();
    }
  }

  public void get(short[] into) {
    require(into.length * Short.BYTES);
    for (int i = 0; i < into.length; i++) {
      into[i] = bytes.getShort();
    }
  }

  public void get(byte[] into) {
    require(into.length);
    bytes.get(into);
  }

  public String getString() {
    byte[] utf8 = new byte[read(bytes::getChar)];
    get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** Bytes not yet read. */
  public int remaining() {
    return bytes.remaining();
  }

  private void require(int size) {
    if (bytes.remaining() < size) {
      throw new BadState("state is cut short: " + size + " bytes wanted, " + remaining() + " left");
    }
  }

  private <T> T read(java.util.function.Supplier<T> one) {
    try {
      return one.get();
    } catch (BufferUnderflowException e) {
      throw new BadState("state is cut short at byte " + bytes.position(), e);
    }
  }
}
