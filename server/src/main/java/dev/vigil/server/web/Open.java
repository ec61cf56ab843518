package dev.vigil.server.web;

import io.javalin.security.RouteRole;

/** Who may come where no role is asked for. */
enum Open implements RouteRole {
  /** Whoever asks, without saying who he is. */
  ANYONE,
  /** Whoever has shown who he is, whatever his role. */
  SIGNED_IN
}
