package dev.vigil.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes state as big-endian binary into memory. One owner. */
public final class StateWriter {
  private ByteBuffer bytes = ByteBuffer.allocate(512);

  /** Opens a part: a mark that {@link StateReader#part} checks, with the part's version. */
  public StateWriter part(char mark, int version) {
    room(3).putChar(mark).put((byte) version);
    return this;
  }

  public StateWriter put(double value) {
    room(Double.BYTES).putDouble(value);
    return this;
  }

  public StateWriter put(float value) {
    room(Float.BYTES).putFloat(value);
    return this;
  }

  public StateWriter put(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  public StateWriter put(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  public StateWriter put(short value) {
    room(Short.BYTES).putShort(value);
    return this;
  }

  public StateWriter put(boolean value) {
    room(1).put((byte) (value ? 1 : 0));
    return this;
  }

  public StateWriter put(double[] values) {
    ByteBuffer to = room(values.length * Double.BYTES);
    for (double value : values) {
      to.putDouble(value);
    }
    return this;
  }

  public StateWriter put(float[] values) {
    ByteBuffer to = room(values.length * Float.BYTES);
    for (float value : values) {
      to.putFloat(value);
    }
    return this;
  }

  public StateWriter put(int[] values) {
    ByteBuffer to = room(values.length * Integer.BYTES);
    for (int value : values) {
      to.putInt(value);
    }
    return this;
  }

  public StateWriter put(short[] values) {
    ByteBuffer to = room(values.length * Short.BYTES);
    for (short value : values) {
      to.putShort(value);
    }
    return this;
  }

  public StateWriter put(byte[] values) {
    room(values.length).put(values);
    return this;
  }

  /** Text of at most 65,535 bytes in UTF-8. */
  public StateWriter put(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > Character.MAX_VALUE) {
      throw new IllegalArgumentException("text of " + utf8.length + " bytes is too long to keep");
    }
    room(2 + utf8.length).putChar((char) utf8.length).put(utf8);
    return this;
  }

  /** How many bytes were written so far. */
  public int size() {
    return bytes.position();
  }

  /** Begins anew, with the room it has. */
  public void clear() {
    bytes.clear();
  }

  /** What was written so far. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int size = Math.max(bytes.capacity() * 2, bytes.position() + more);
      bytes = ByteBuffer.allocate(size).put(bytes.flip());
    }
    return bytes;
  }
}
