package dev.vigil.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Set;

/** Answers HEAD wherever GET is answered, to the same people; the body is left out on the way. */
final class Heads {
  private Heads() {}

  /** To be called when all else is registered. */
  static void add(JavalinConfig config) {
    List<ParsedEndpoint> all = List.copyOf(config.unsafe.internalRouter.allHttpHandlers());
    for (ParsedEndpoint one : all) {
      Endpoint get = one.endpoint;
      if (get.method.equals(HandlerType.GET)) {
        Roles roles = get.metadata(Roles.class);
        Set<RouteRole> asked = roles == null ? Set.of() : roles.getRoles();
        config.routes.addHttpHandler(
            HandlerType.HEAD, get.path, get.handler, asked.toArray(RouteRole[]::new));
      }
    }
  }
}
