package dev.vigil.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.server.access.AuditLog;
import dev.vigil.server.access.KeyRing;
import dev.vigil.server.access.Tickets;
import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document says what the server does, and nothing else. */
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");

  @TempDir private Path folder;

  private static SwaggerParseResult parsed() {
    String text = new String(HomeResource.resource("openapi.yaml"), StandardCharsets.UTF_8);
    ParseOptions options = new ParseOptions();
    return new OpenAPIV3Parser().readContents(text, List.of(), options);
  }

  /** Each route with its role, as {@code GET /metrics read}. */
  private Set<String> routes() {
    InstantSource clock = InstantSource.system();
    KeyRing keys = new KeyRing(folder.resolve("keys"), clock);
    WebServer.Rooms rooms =
        new WebServer.Rooms(
            null, // nobody asks anything here
            keys,
            new Tickets(keys, clock),
            new AuditLog(folder.resolve("audit.log"), clock),
            clock);
    Routes all = new Routes(WebSettings.plain("127.0.0.1", 0), rooms);
    Javalin javalin = Javalin.create(config -> all.register(config.routes));
    Set<String> routes = new TreeSet<>();
    for (ParsedEndpoint one : javalin.unsafe.internalRouter.allHttpHandlers()) {
      Endpoint endpoint = one.endpoint;
      if (METHODS.contains(endpoint.method.name())) {
        routes.add(endpoint.method.name() + " " + endpoint.path + " " + role(endpoint));
      }
    }
    return routes;
  }

  private static String role(Endpoint endpoint) {
    Roles roles = endpoint.metadata(Roles.class);
    if (roles == null || roles.getRoles().isEmpty()) {
      return "nobody";
    }
    RouteRole role = roles.getRoles().iterator().next();
    return role == Open.ANYONE
        ? "anyone"
        : role == Open.SIGNED_IN ? "any" : role.toString().toLowerCase(Locale.ROOT);
  }

  @Test
  void it_is_openapi_without_a_fault() {
    SwaggerParseResult result = parsed();
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).startsWith("3.1");
  }

  @Test
  void it_tells_of_every_route_and_its_role_and_of_no_other() {
    OpenAPI document = parsed().getOpenAPI();
    Set<String> told = new TreeSet<>();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            told.add(
                                method
                                    + " "
                                    + path
                                    + " "
                                    + operation.getExtensions().get("x-role"))));
    assertThat(told).isEqualTo(routes());
  }

  @Test
  void each_operation_tells_its_errors_and_who_may_ask() {
    OpenAPI document = parsed().getOpenAPI();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> check(method + " " + path, operation)));
  }

  private static void check(String what, Operation operation) {
    Object role = operation.getExtensions().get("x-role");
    boolean open = "anyone".equals(role);
    Set<String> answers = operation.getResponses().keySet();
    assertThat(operation.getOperationId()).as(what).isNotBlank();
    assertThat(operation.getSummary()).as(what).isNotBlank();
    assertThat(answers).as(what).contains("default");
    assertThat(answers.stream().anyMatch(code -> code.matches("[23]\\d\\d"))).as(what).isTrue();
    if (!open) {
      assertThat(answers).as(what).contains("401");
      assertThat(operation.getSecurity()).as(what).isNull(); // as the document says of all
    }
    if (!open && !"any".equals(role)) {
      assertThat(answers).as(what).contains("403");
    }
    if (what.contains("{")) {
      assertThat(operation.getParameters()).as(what).isNotEmpty();
    }
  }
}
