package dev.vigil.formats.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes read from a stream up to a limit, in room that is used again. One owner. */
final class Bytes {
  private static final int FIRST_ROOM = 8 << 10;
  private static final int KEPT_ROOM = 4 << 20;

  private final int most;
  private byte[] array = {};
  private int length;

  Bytes(int most) {
    this.most = most;
  }

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  /** Empties it; room that grew large for one body is let go. */
  void clear() {
    length = 0;
    if (array.length > KEPT_ROOM) {
      array = new byte[] {};
    }
  }

  /** Makes room for bytes that are sure to come. */
  void room(int wanted) {
    if (wanted > array.length) {
      array = Arrays.copyOf(array, wanted);
    }
  }

  void length(int now) {
    length = now;
  }

  /** Reads a stream to its end; the room at most doubles what really came. */
  void fill(InputStream in, String what) throws IOException, WireException {
    while (true) {
      if (length == array.length) {
        if (length >= most) {
          if (in.read() < 0) {
            return;
          }
          throw tooLarge(most, what);
        }
        room((int) Math.min(most, Math.max(FIRST_ROOM, 2L * length)));
      }
      int count = in.read(array, length, array.length - length);
      if (count < 0) {
        return;
      }
      length += count;
      if (length > most) {
        throw tooLarge(most, what);
      }
    }
  }

  static WireException tooLarge(int most, String what) {
    return WireException.tooLarge(most, what + " is larger than " + most + " bytes");
  }
}
