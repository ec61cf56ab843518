package dev.vigil.server.web;

import dev.vigil.server.json.Json;
import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What can be asked here, for programs: a file that people write and a test holds to the routes,
 * since what an answer means stands in no code from which it could be made.
 */
final class OpenApiResource implements Resource {
  private static final String FILE = "openapi.yaml";

  private final byte[] yaml = HomeResource.resource(FILE);
  private byte[] json = {};

  @Override
  public void routes(RoutesConfig routes) {
    routes.get(
        "/api/v1/openapi.json",
        ctx -> Answers.tagged(ctx, "application/json", json()),
        Open.ANYONE);
    routes.get(
        "/api/v1/openapi.yaml",
        ctx -> Answers.tagged(ctx, "application/yaml; charset=utf-8", yaml),
        Open.ANYONE);
  }

  /** Made when it is first asked for, since a start is to be quick. */
  private synchronized byte[] json() {
    if (json.length == 0) {
      json = json(yaml);
    }
    return json;
  }

  private static byte[] json(byte[] yaml) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(FILE).setMaxAliasesForCollections(200).build();
    Object document = new Load(settings).loadFromString(new String(yaml, StandardCharsets.UTF_8));
    return Json.bytes(to -> Json.any(to, document));
  }
}
