package dev.vigil.server.web;

import io.javalin.config.RoutesConfig;

/** Things of one kind, and the paths that lead to them. */
interface Resource {
  void routes(RoutesConfig routes);
}
