package dev.vigil.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Somebody who signs tokens in tests, with keys made for the test. */
public final class Issuer {
  public static final String NAME = "https://issuer.example";
  public static final String AUDIENCE = "vigil";

  private final Map<String, JWK> keys = new LinkedHashMap<>();
  private final Map<String, PrivateKey> edwards = new LinkedHashMap<>();

  /** A key of RSA under a name. */
  public Issuer rsa(String name, int bits) throws JOSEException {
    keys.put(name, new RSAKeyGenerator(bits, true).keyID(name).generate());
    return this;
  }

  /** A key of a curve under a name. */
  public Issuer ec(String name, Curve curve) throws JOSEException {
    keys.put(name, new ECKeyGenerator(curve).keyID(name).generate());
    return this;
  }

  /** A key of Ed25519 under a name; Java makes it, and its public part lies at the end of X.509. */
  public Issuer edwards(String name) throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] own = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    keys.put(
        name, new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(own)).keyID(name).build());
    edwards.put(name, pair.getPrivate());
    return this;
  }

  public JWK key(String name) {
    return keys.get(name);
  }

  /** Takes a key back. */
  public Issuer without(String name) {
    keys.remove(name);
    return this;
  }

  /** What he tells everybody. */
  public String published() {
    return new JWKSet(List.copyOf(keys.values())).toString(true);
  }

  /** Claims with which nothing is wrong. */
  public static JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .subject("u-1")
        .expirationTime(Date.from(now.plusSeconds(600)))
        .claim("name", "Ada")
        .claim("role", "operate");
  }

  /** A token that one of his keys has signed, as the key is meant to. */
  public String token(String key, JWTClaimsSet claims)
      throws JOSEException, GeneralSecurityException {
    JWK signing = keys.get(key);
    JWSAlgorithm algorithm =
        signing instanceof RSAKey
            ? JWSAlgorithm.RS256
            : signing instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.EdDSA;
    JWSHeader header = new JWSHeader.Builder(algorithm).keyID(key).type(JOSEObjectType.JWT).build();
    return signed(key, header, claims);
  }

  /** A token with a header of the test's choice. */
  public String signed(String key, JWSHeader header, JWTClaimsSet claims)
      throws JOSEException, GeneralSecurityException {
    JWK signing = keys.get(key);
    SignedJWT token = new SignedJWT(header, claims);
    if (signing instanceof RSAKey rsa) {
      token.sign(new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
    } else if (signing instanceof ECKey ec) {
      token.sign(new ECDSASigner(ec));
    } else {
      String text = header.toBase64URL() + "." + claims.toPayload().toBase64URL();
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(edwards.get(key));
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Base64URL.encode(signature.sign());
    }
    return token.serialize();
  }
}
