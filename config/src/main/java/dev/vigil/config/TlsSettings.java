package dev.vigil.config;

import static java.util.Objects.requireNonNull;

import dev.vigil.setting.Secret;
import java.nio.file.Path;
import java.util.List;

/** Where the certificate and the key are with which a server shows who it is. */
public sealed interface TlsSettings {
  /** The files, each of which may change while the server runs. */
  List<Path> files();

  /**
   * Two PEM files.
   *
   * @param certificate the server's own, followed by those that vouch for it
   * @param key private, PKCS#8, not encrypted
   */
  record Pem(Path certificate, Path key) implements TlsSettings {
    public Pem {
      requireNonNull(certificate, "certificate");
      requireNonNull(key, "key");
    }

    @Override
    public List<Path> files() {
      return List.of(certificate, key);
    }
  }

  /** A PKCS#12 file with one private key and its certificates. */
  record Pkcs12(Path file, Secret password) implements TlsSettings {
    public Pkcs12 {
      requireNonNull(file, "file");
      requireNonNull(password, "password");
    }

    @Override
    public List<Path> files() {
      return List.of(file);
    }
  }
}
