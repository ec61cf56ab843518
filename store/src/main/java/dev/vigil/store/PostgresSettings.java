package dev.vigil.store;

import static java.util.Objects.requireNonNull;

import dev.vigil.setting.Secret;
import java.util.regex.Pattern;

/**
 * How a PostgreSQL database is reached.
 *
 * @param url such as {@code jdbc:postgresql://host:5432/vigil}
 * @param user empty where the URL says it
 * @param password none where the URL says it, or none is asked for
 * @param schema where the tables are, which is made if it is not there: up to 63 of {@code
 *     a}–{@code z}, {@code 0}–{@code 9}, {@code _} and {@code -}; empty where the URL says it
 */
public record PostgresSettings(String url, String user, Secret password, String schema) {
  private static final Pattern SCHEMA = Pattern.compile("([a-z_][a-z0-9_-]{0,62})?");

  public PostgresSettings {
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "a schema has up to 63 of a-z, 0-9, _ and -, and begins with a letter or _, was "
              + schema);
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("the URL of PostgreSQL begins with jdbc:postgresql:");
    }
  }

  /** In the schema that the URL says. */
  public PostgresSettings(String url, String user, Secret password) {
    this(url, user, password, "");
  }

  public PostgresSettings withSchema(String other) {
    return new PostgresSettings(url, user, password, other);
  }

  /** Without the URL, which may hold a password. */
  @Override
  public String toString() {
    return "PostgreSQL as " + (user.isEmpty() ? "the URL says" : user);
  }
}
