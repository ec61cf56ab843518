package dev.vigil.store;

import static java.util.Objects.requireNonNull;

import dev.vigil.setting.Secret;

/**
 * How a PostgreSQL database is reached.
 *
 * @param url such as {@code jdbc:postgresql://host:5432/vigil}
 * @param user empty where the URL says it
 * @param password none where the URL says it, or none is asked for
 */
public record PostgresSettings(String url, String user, Secret password) {
  public PostgresSettings {
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("the URL of PostgreSQL begins with jdbc:postgresql:");
    }
  }

  /** Without the URL, which may hold a password. */
  @Override
  public String toString() {
    return "PostgreSQL as " + (user.isEmpty() ? "the URL says" : user);
  }
}
