package dev.vigil.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes texts that nobody guesses, and the hashes that are kept of them. Thread-safe. */
final class Secrets {
  private static final int BYTES = 32;

  private final SecureRandom chance = new SecureRandom();

  /** 256 random bits, in letters that fit into addresses and cookies. */
  String next() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(BYTES));
  }

  byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    chance.nextBytes(random);
    return random;
  }

  /** SHA-256 of a secret. */
  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Whether two secrets are the same; takes as long wherever they differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(hash(one), hash(other));
  }
}
