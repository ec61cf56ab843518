package dev.vigil.server.live;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.store.Checkpoints;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is of all series together in parts of a checkpoint, none larger than a database takes. One
 * owner.
 */
final class StateParts {
  private static final int LARGEST = 32 << 20;
  private static final String COUNT = "engine";

  private final Map<String, byte[]> parts = new HashMap<>();

  static void put(byte[] state, Checkpoints.Sheet sheet) {
    int count = (state.length + LARGEST - 1) / LARGEST;
    sheet.part(COUNT, new StateWriter().put(count).toByteArray());
    for (int i = 0; i < count; i++) {
      int from = i * LARGEST;
      sheet.part(name(i), Arrays.copyOfRange(state, from, end(from, state.length)));
    }
  }

  private static int end(int from, int length) {
    return Math.min(length - from, LARGEST) + from;
  }

  private static String name(int number) {
    return COUNT + "." + number;
  }

  /** Takes a part that is loaded. */
  void part(String name, byte[] state) {
    parts.put(name, state);
  }

  /** All of it; empty where there is none. */
  byte[] whole() {
    byte[] count = parts.get(COUNT);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int i = 0; count != null && i < new StateReader(count).getInt(); i++) {
      byte[] part = parts.get(name(i));
      if (part == null) {
        throw new BadState("the checkpoint is without its part " + i);
      }
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
