package dev.vigil.server.access;

import static java.util.Objects.requireNonNull;

/**
 * Whoever asks, once it is known who it is.
 *
 * @param id names him in the audit log: the id of a key, or the subject of a token
 * @param name what people call him
 * @param tenant whose observations and alerts he sees
 * @param way how he has shown who he is
 * @param until when he has to show it again, in milliseconds since 1970
 */
public record Caller(String id, String name, Role role, String tenant, Way way, long until) {
  /** How somebody shows who he is. */
  public enum Way {
    /** With a key of ours. */
    KEY,
    /** With a token that somebody else has signed. */
    TOKEN,
    /** With a cookie that stands for one of these, which a browser adds by itself. */
    SESSION
  }

  public Caller {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    requireNonNull(tenant, "tenant");
    requireNonNull(way, "way");
  }

  /** Whoever holds a key. */
  static Caller of(ApiKey key) {
    return new Caller(key.id(), key.name(), key.role(), key.tenant(), Way.KEY, Long.MAX_VALUE);
  }

  Caller inSession(long end) {
    return new Caller(id, name, role, tenant, Way.SESSION, end);
  }
}
