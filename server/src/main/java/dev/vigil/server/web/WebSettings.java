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
 * @param bounds what is taken at most
 */
public record WebSettings(
    String host,
    int port,
    @Nullable TlsSettings tls,
    @Nullable JwtSettings jwt,
    Set<String> names,
    Bounds bounds) {
  public WebSettings {
    requireNonNull(host, "host");
    names = Set.copyOf(names);
    requireNonNull(bounds, "bounds");
  }

  /**
   * What is taken at most.
   *
   * @param bodyBytes of a body
   * @param listeners to events
   */
  public record Bounds(int bodyBytes, int listeners) {
    /** 32 MiB, and 64 listeners. */
    public static final Bounds USUAL = new Bounds(32 << 20, 64);
  }

  /** Unencrypted, with our keys only. */
  public static WebSettings plain(String host, int port) {
    return new WebSettings(host, port, null, null, Set.of(), Bounds.USUAL);
  }

  public WebSettings withTls(@Nullable TlsSettings other) {
    return new WebSettings(host, port, other, jwt, names, bounds);
  }

  public WebSettings withJwt(@Nullable JwtSettings other) {
    return new WebSettings(host, port, tls, other, names, bounds);
  }

  public WebSettings withNames(Set<String> others) {
    return new WebSettings(host, port, tls, jwt, others, bounds);
  }

  public WebSettings withBounds(Bounds others) {
    return new WebSettings(host, port, tls, jwt, names, others);
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
