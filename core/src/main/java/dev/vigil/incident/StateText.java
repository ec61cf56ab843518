package dev.vigil.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** Text from outside, which may be of any length. */
final class StateText {
  private StateText() {}

  static void put(String text, StateWriter out) {
    byte[] utf8 = text.getBytes(UTF_8);
    out.put(utf8.length).put(utf8);
  }

  static String read(StateReader in) {
    byte[] utf8 = new byte[in.getInt("bytes of a text", 0, in.remaining())];
    in.get(utf8);
    return new String(utf8, UTF_8);
  }
}
