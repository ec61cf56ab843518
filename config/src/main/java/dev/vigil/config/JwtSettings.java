package dev.vigil.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens a server trusts, and what they allow.
 *
 * @param jwks a file, or an address with https; with http on the machine itself only
 * @param issuer what the claim {@code iss} must be
 * @param audience what the claim {@code aud} must hold
 * @param roleClaim claim that holds one role or several; points lead into objects
 * @param roles roles by what stands in that claim; none where it names the roles themselves
 * @param tenantClaim claim that names the tenant; empty for the default one
 */
public record JwtSettings(
    URI jwks,
    String issuer,
    String audience,
    String roleClaim,
    Map<String, String> roles,
    String tenantClaim) {
  /** What a role may be called. */
  public static final List<String> ROLES = List.of("ingest", "read", "operate", "admin");

  public JwtSettings {
    requireNonNull(jwks, "jwks");
    requireNonNull(tenantClaim, "tenantClaim");
    filled("issuer", issuer);
    filled("audience", audience);
    filled("roleClaim", roleClaim);
    roles = Map.copyOf(roles);
    for (String role : roles.values()) {
      if (!ROLES.contains(role)) {
        throw new IllegalArgumentException(
            "a role is one of " + String.join(", ", ROLES) + ", was '" + role + "'");
      }
    }
    String scheme = String.valueOf(jwks.getScheme()).toLowerCase(Locale.ROOT);
    boolean safe =
        scheme.equals("file")
            || (scheme.equals("https") && jwks.getHost() != null)
            || (scheme.equals("http") && isLoopback(jwks.getHost()));
    if (!safe || jwks.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "jwks must be a file or an address with https, was '" + jwks + "'");
    }
  }

  private static void filled(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }

  /** Nobody in between can put in keys of his own there. Names are not looked up. */
  private static boolean isLoopback(@Nullable String host) {
    return host != null
        && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"));
  }

  /** Whether the keys are in a file. */
  public boolean isFile() {
    return String.valueOf(jwks.getScheme()).equalsIgnoreCase("file");
  }
}
