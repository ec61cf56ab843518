package dev.vigil.server.access;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.vigil.config.JwtSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the claims of a token allow, as the settings say. Immutable. */
final class TokenRoles {
  private final JwtSettings settings;

  TokenRoles(JwtSettings settings) {
    this.settings = settings;
  }

  /** The role that allows the most of those that a token gives. */
  Optional<Role> role(JWTClaimsSet claims) {
    Object said = claim(claims, settings.roleClaim());
    List<?> all =
        said instanceof List<?> list
            ? list
            : said instanceof String text ? List.of(text.split(" ", -1)) : List.of(); // as scopes
    return all.stream()
        .filter(String.class::isInstance)
        .flatMap(one -> role((String) one).stream())
        .max(Role::compareTo);
  }

  private Optional<Role> role(String said) {
    String name = settings.roles().isEmpty() ? said : settings.roles().getOrDefault(said, "");
    for (Role role : Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** The tenant that a token is about; none if it should name one and does not. */
  Optional<String> tenant(JWTClaimsSet claims) {
    if (settings.tenantClaim().isEmpty()) {
      return Optional.of("default");
    }
    return claim(claims, settings.tenantClaim()) instanceof String name && ApiKey.isTenant(name)
        ? Optional.of(name)
        : Optional.empty();
  }

  /** A claim of that very name, or where its points lead. */
  private static @Nullable Object claim(JWTClaimsSet claims, String name) {
    Object found = claims.getClaim(name);
    if (found != null) {
      return found;
    }
    Object at = claims.getClaims();
    for (String part : name.split("\\.", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return at;
  }
}
