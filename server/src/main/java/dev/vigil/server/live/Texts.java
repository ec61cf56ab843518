package dev.vigil.server.live;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.nio.charset.StandardCharsets;

/** Texts of any length in a state. */
final class Texts {
  private Texts() {}

  static void put(String text, StateWriter out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.put(bytes.length).put(bytes);
  }

  static String read(StateReader in) {
    byte[] bytes = new byte[in.getInt("bytes of a text", 0, in.remaining())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
