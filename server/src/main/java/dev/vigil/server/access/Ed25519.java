package dev.vigil.server.access;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Checks signatures of RFC 8037 with what Java has; the library would need another one for it. */
final class Ed25519 {
  private static final int KEY_BYTES = 32;

  private Ed25519() {}

  /** Whether a key has signed a text. */
  static boolean verifies(OctetKeyPair key, byte[] text, byte[] signature)
      throws GeneralSecurityException {
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(publicKey(key.getX().decode()));
    check.update(text);
    return check.verify(signature);
  }

  /** RFC 8032: y in 255 bits, the lowest byte first, and the sign of x in the last. */
  private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
    if (encoded.length != KEY_BYTES) {
      throw new GeneralSecurityException("a key of Ed25519 has " + KEY_BYTES + " bytes");
    }
    byte[] number = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      number[i] = encoded[KEY_BYTES - 1 - i];
    }
    boolean odd = (number[0] & 0x80) != 0;
    number[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, number));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }
}
