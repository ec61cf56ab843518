package dev.vigil.server.access;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A key, without itself: of it only a hash is kept.
 *
 * @param id names it, where the key itself must not stand
 * @param name what people call it
 * @param tenant whose observations and alerts it opens
 * @param created in milliseconds since 1970
 * @param sha256 in hexadecimal digits
 */
public record ApiKey(
    String id, String name, Role role, String tenant, long created, String sha256) {
  private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int LONGEST_NAME = 100;

  public ApiKey {
    requireNonNull(id, "id");
    requireNonNull(role, "role");
    requireNonNull(sha256, "sha256");
    if (name.isBlank() || name.length() > LONGEST_NAME || hasControl(name)) {
      throw new IllegalArgumentException(
          "the name of a key must have 1 to " + LONGEST_NAME + " printable letters");
    }
    if (!isTenant(tenant)) {
      throw new IllegalArgumentException(
          "the name of a tenant must be up to 40 of a-z, 0-9 and '-', and not begin with '-'");
    }
  }

  /** Whether a tenant can have this name. */
  public static boolean isTenant(String name) {
    return TENANT.matcher(name).matches();
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  String line() {
    String role = role().name().toLowerCase(Locale.ROOT);
    return String.join("\t", id, role, tenant, Long.toString(created), sha256, name);
  }

  static ApiKey parse(String line) {
    String[] parts = line.split("\t", 6);
    if (parts.length < 6) {
      throw new IllegalArgumentException("a line of keys has 6 parts, had " + parts.length);
    }
    Role role = Role.valueOf(parts[1].toUpperCase(Locale.ROOT));
    return new ApiKey(parts[0], parts[5], role, parts[2], Long.parseLong(parts[3]), parts[4]);
  }
}
