package dev.vigil.channels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes keys of notifications and threads fit where they go, each always the same. */
final class Keys {
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,250}");

  private Keys() {}

  /** As it is, where it is short and of visible ASCII; its hash where it is not. */
  static String header(String key) {
    return PLAIN.matcher(key).matches() ? key : hash(key);
  }

  /** 32 letters and digits. */
  static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
  }
}
