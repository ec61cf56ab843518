package dev.vigil.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Text from outside as databases take it. */
final class Texts {
  private Texts() {}

  /** One object for each text, as far as it has room for them. One owner. */
  static final class Pool implements UnaryOperator<String> {
    private static final int MOST = 100_000;

    private final Map<String, String> known = new HashMap<>();

    @Override
    public String apply(String text) {
      String same = known.get(text);
      if (same == null && known.size() < MOST) {
        known.put(text, text);
      }
      return same == null ? text : same;
    }
  }

  /** Without what PostgreSQL refuses: the character 0, and halves of characters. */
  static String clean(String text) {
    boolean fine = true;
    for (int i = 0; i < text.length() && fine; i++) {
      char c = text.charAt(i);
      fine = c != 0 && !Character.isSurrogate(c);
    }
    return fine ? text : new String(text.getBytes(UTF_8), UTF_8).replace('\u0000', '\ufffd');
  }

  /** A number by which a text of any length is found. */
  static long hash(String text) {
    return hash(text.getBytes(UTF_8));
  }

  static long hash(byte[] bytes) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
