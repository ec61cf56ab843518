package dev.vigil.server.web;

import static java.util.Objects.requireNonNull;

import dev.vigil.config.JwtSettings;
import dev.vigil.config.TlsSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the server is reached.
 *
 * @param host address to listen on
 * @param port 0 for any that is free
 * @param tls null to speak unencrypted
 * @param jwt whose tokens are trusted as well as our keys; null for nobody's
 * @param names under which it is reached besides those of the machine itself
 */
public record WebSettings(
    String host,
    int port,
    @Nullable TlsSettings tls,
    @Nullable JwtSettings jwt,
    Set<String> names) {
  public WebSettings {
    requireNonNull(host, "host");
    names = Set.copyOf(names);
  }

  /** Unencrypted, with our keys only. */
  public static WebSettings plain(String host, int port) {
    return new WebSettings(host, port, null, null, Set.of());
  }

  public WebSettings withTls(@Nullable TlsSettings other) {
    return new WebSettings(host, port, other, jwt, names);
  }

  public WebSettings withJwt(@Nullable JwtSettings other) {
    return new WebSettings(host, port, tls, other, names);
  }

  public WebSettings withNames(Set<String> others) {
    return new WebSettings(host, port, tls, jwt, others);
  }

  /** Whether only this machine can reach it. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
