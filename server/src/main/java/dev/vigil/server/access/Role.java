package dev.vigil.server.access;

import io.javalin.security.RouteRole;

/** What a key may do. */
public enum Role implements RouteRole {
  /** Send observations, and nothing else. */
  INGEST,
  /** See everything but keys and the audit log. */
  READ,
  /** See, and act on alerts, incidents, silences and feedback. */
  OPERATE,
  /** Everything, for all tenants' keys as well. */
  ADMIN;

  /** Whether whoever has this role may do what asks for another. */
  public boolean allows(Role needed) {
    return switch (this) {
      case ADMIN -> true;
      case OPERATE -> needed == READ || needed == OPERATE;
      case READ, INGEST -> needed == this;
    };
  }
}
