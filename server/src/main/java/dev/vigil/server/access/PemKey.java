package dev.vigil.server.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys in PEM form. */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

  private PemKey() {}

  /**
   * The key in a file.
   *
   * @throws IllegalArgumentException if there is none that can be read
   */
  static PrivateKey read(Path file) {
    String text = new String(Identity.bytes(file), StandardCharsets.ISO_8859_1);
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw Identity.wrong(file, "there is no private key in PEM form in it", null);
    }
    if (!block.group(1).equals("PRIVATE KEY")) {
      boolean locked = block.group(1).startsWith("ENCRYPTED");
      throw Identity.wrong(
          file,
          (locked ? "the key is encrypted" : "the key is not in the form PKCS#8")
              + "; this writes it so that it can be read: openssl pkcs8 -topk8 -nocrypt -in "
              + file.getFileName()
              + " -out NEW",
          null);
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw Identity.wrong(file, "the private key is damaged", e);
    }
    return key(file, new PKCS8EncodedKeySpec(bytes));
  }

  /** The key says of which kind it is, but Java wants to be told. */
  private static PrivateKey key(Path file, PKCS8EncodedKeySpec encoded) {
    GeneralSecurityException last = null;
    for (String kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(encoded);
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw Identity.wrong(file, "the private key is damaged, or neither RSA, EC nor EdDSA", last);
  }
}
