package dev.vigil.server.access;

import dev.vigil.config.TlsSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With what a server shows who it is: a private key, and the certificates for it. Immutable.
 *
 * @param chain the server's own certificate, and those that vouch for it
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  private static final int LARGEST = 1 << 20;
  private static final String ALIAS = "vigil";

  public Identity {
    chain = List.copyOf(chain);
  }

  /**
   * Reads it.
   *
   * @param now when it must hold
   * @throws IllegalArgumentException if it cannot be read, does not hold, or does not fit together;
   *     which file is at fault is told
   */
  public static Identity read(TlsSettings settings, Instant now) {
    Identity read =
        settings instanceof TlsSettings.Pem pem
            ? inPem(pem)
            : stored((TlsSettings.Pkcs12) settings);
    Path file = settings.files().get(0);
    X509Certificate own = read.chain().get(0);
    Instant until = own.getNotAfter().toInstant();
    Instant from = own.getNotBefore().toInstant();
    if (now.isAfter(until)) {
      throw wrong(file, "the certificate has expired at " + until, null);
    }
    if (now.isBefore(from)) {
      throw wrong(file, "the certificate does not hold before " + from, null);
    }
    if (!belongs(read.key(), own.getPublicKey())) {
      Path keys = settings.files().get(settings.files().size() - 1);
      throw wrong(keys, "the private key does not belong to the certificate in " + file, null);
    }
    return read;
  }

  static IllegalArgumentException wrong(Path file, String what, @Nullable Exception why) {
    return new IllegalArgumentException("TLS: " + file + ": " + what, why);
  }

  static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw wrong(file, "the file has more than " + LARGEST + " bytes", null);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw wrong(file, "there is no such file", e);
    } catch (IOException e) {
      throw wrong(file, "the file cannot be read: " + e.getMessage(), e);
    }
  }

  private static Identity inPem(TlsSettings.Pem settings) {
    List<X509Certificate> chain = certificates(settings.certificate());
    return new Identity(PemKey.read(settings.key()), chain);
  }

  private static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Certificate one : factory.generateCertificates(new ByteArrayInputStream(bytes(file)))) {
        chain.add((X509Certificate) one);
      }
    } catch (CertificateException e) {
      throw wrong(file, "this is no certificate in PEM form", e);
    }
    if (chain.isEmpty()) {
      throw wrong(file, "there is no certificate in it", null);
    }
    return chain;
  }

  private static Identity stored(TlsSettings.Pkcs12 settings) {
    Path file = settings.file();
    char[] password = settings.password().reveal().toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes(file)), password);
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.isKeyEntry(alias) ? store.getKey(alias, password) : null;
        if (key instanceof PrivateKey found) {
          List<X509Certificate> chain = new ArrayList<>();
          for (Certificate one : store.getCertificateChain(alias)) {
            chain.add((X509Certificate) one);
          }
          return new Identity(found, chain);
        }
      }
    } catch (IOException e) {
      boolean locked = e.getCause() instanceof UnrecoverableKeyException;
      throw wrong(file, locked ? "the password is wrong" : "this is no PKCS#12 file", e);
    } catch (GeneralSecurityException e) {
      throw wrong(file, "it cannot be used: " + e.getMessage(), e);
    }
    throw wrong(file, "there is no private key in it", null);
  }

  /** What the one signs, the other has to know. */
  private static boolean belongs(PrivateKey key, PublicKey to) {
    String how =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] text = {1, 2, 3, 4};
    try {
      Signature sign = Signature.getInstance(how);
      sign.initSign(key);
      sign.update(text);
      byte[] signed = sign.sign();
      Signature check = Signature.getInstance(how);
      check.initVerify(to);
      check.update(text);
      return check.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // of another kind
    }
  }

  /** How long it still holds. */
  public Duration holds(Instant now) {
    return Duration.between(now, chain.get(0).getNotAfter().toInstant());
  }

  /**
   * As Java's TLS takes it.
   *
   * @param password of the key in it
   */
  public KeyStore store(String password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, key, password.toCharArray(), chain.toArray(new Certificate[0]));
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a key store in memory cannot be made", e);
    }
  }
}
