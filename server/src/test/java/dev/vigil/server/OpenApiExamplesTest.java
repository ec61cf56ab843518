package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the OpenAPI document shows is sent to a server, and what comes back is as it says. */
class OpenApiExamplesTest {
  private static final List<String> METHODS = List.of("post", "get", "put", "delete");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What goes on without end, is no text on the way in, or needs a series that is older. */
  private static final List<String> PASSED_OVER =
      List.of("/api/v1/events", "/api/v1/write", "/api/v1/series/forecast", "/api/v1/what-if/{id}");

  /** Numbers of things that are told of; each alert is there for one thing that is done to it. */
  private final AtomicInteger alerts = new AtomicInteger();

  private final Map<String, String> ids = new TreeMap<>();
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  @TempDir private Path folder;
  private JsonNode document = JSON.createObjectNode();
  private String incident = "";
  private int sent;

  @Test
  void every_example_is_answered_as_the_document_says() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS.replace("hot", "hot*"))) {
      document = JSON.readTree(trial.client.with("").get("/api/v1/openapi.json").body());
      for (int i = 0; i < 8; i++) {
        trial.client.post("/api/v1/observations", point("hot" + i, NOW + i, 500));
      }
      JsonNode anomalies = JSON.readTree(trial.client.get("/api/v1/anomalies").body());
      ids.put("/api/v1/anomalies/{id}", anomalies.at("/anomalies/0/id").asText());
      JsonNode untouched = JSON.readTree(trial.client.get("/api/v1/alerts/8").body());
      incident = untouched.get("incident").asText();
      String made = trial.client.post("/api/v1/keys", "{\"name\":\"x\",\"role\":\"read\"}").body();
      ids.put("/api/v1/keys/{id}", JSON.readTree(made).get("id").asText());
      for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
        for (String method : METHODS) {
          if (path.getValue().has(method) && !PASSED_OVER.contains(path.getKey())) {
            each(trial, method, path.getKey(), path.getValue().get(method));
          }
        }
      }
    }
    assertThat(sent).isGreaterThan(55);
  }

  private JsonNode followed(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private void each(Trial trial, String method, String path, JsonNode operation)
      throws IOException {
    JsonNode content = followed(operation.path("requestBody")).path("content");
    String target = target(path, operation);
    if (content.isMissingNode()) {
      answered(
          operation,
          trial.client.send(
              target,
              request -> request.method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody())),
          method + " " + path);
      return;
    }
    for (Map.Entry<String, JsonNode> one : content.properties()) {
      JsonNode example = one.getValue().path("example");
      if (example.isMissingNode()) {
        continue;
      }
      JsonNode schema = one.getValue().path("schema");
      assertThat(faults(schema, example)).as("example of " + method + " " + path).isEmpty();
      String body = example.isTextual() ? example.asText() : example.toString();
      answered(
          operation,
          trial.client.send(
              target,
              request ->
                  request
                      .header("Content-Type", one.getKey())
                      .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body))),
          method + " " + path + " " + one.getKey());
    }
  }

  /** With what stands in the path and in the query. */
  private String target(String path, JsonNode operation) {
    String id = ids.getOrDefault(path, "1");
    if (path.startsWith("/api/v1/alerts/{id}/")) {
      id = Integer.toString(alerts.incrementAndGet());
    } else if (path.startsWith("/api/v1/incidents/{id}/")) {
      id = incident;
    }
    String target = path.replace("{id}", URLEncoder.encode(id, StandardCharsets.UTF_8));
    List<String> query = new ArrayList<>();
    for (JsonNode one : operation.path("parameters")) {
      JsonNode parameter = followed(one);
      if (parameter.has("example")) {
        String name = parameter.get("name").asText();
        String value = URLEncoder.encode(parameter.get("example").asText(), StandardCharsets.UTF_8);
        if (parameter.get("in").asText().equals("path")) {
          target = target.replace("{" + name + "}", value);
        } else {
          query.add(name + "=" + value);
        }
      }
    }
    return query.isEmpty() ? target : target + "?" + String.join("&", query);
  }

  private void answered(JsonNode operation, HttpResponse<String> answer, String what)
      throws IOException {
    sent++;
    String status = Integer.toString(answer.statusCode());
    JsonNode told = operation.path("responses").path(status);
    assertThat(status).as(what + ": " + answer.body()).startsWith("2");
    assertThat(told.isMissingNode()).as(what + " answered " + status).isFalse();
    JsonNode content = followed(told).path("content");
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    if (content.isMissingNode()) {
      assertThat(answer.body()).as(what).isEmpty();
      return;
    }
    assertThat(content.has(type)).as(what + " is " + type).isTrue();
    if (type.endsWith("json")) {
      JsonNode body = JSON.readTree(answer.body());
      assertThat(faults(content.get(type).get("schema"), body))
          .as(what + ": " + answer.body())
          .isEmpty();
    }
  }

  private List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = JSON.createObjectNode();
    whole.set("components", document.get("components"));
    whole.putArray("allOf").add(schema);
    Schema compiled = schemas.getSchema(whole);
    return compiled.validate(value).stream().map(Error::toString).toList();
  }

  @Test
  void what_goes_wrong_is_a_problem_as_the_document_says() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      document = JSON.readTree(trial.client.with("").get("/api/v1/openapi.json").body());
      JsonNode problem = document.at("/components/schemas/Problem");
      JsonNode malformed = document.at("/components/schemas/Malformed");
      Client client = trial.client;
      wrong(client.with("x").get("/api/v1/series"), 401, problem);
      wrong(client.get("/api/v1/alerts/1"), 404, problem);
      wrong(client.get("/api/v1/alerts?cursor=x"), 400, problem);
      wrong(client.put("/api/v1/configuration", "x: 1"), 422, problem);
      wrong(client.delete("/api/v1/keys/preset"), 409, problem);
      wrong(client.post("/api/v1/observations", "["), 400, malformed);
      wrong(client.post("/api/v2/write", "no"), 400, malformed);
      wrong(client.delete("/api/v1/series"), 405, problem);
    }
  }

  private void wrong(HttpResponse<String> answer, int status, JsonNode schema) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode body = JSON.readTree(answer.body());
    assertThat(faults(schema, body)).as(answer.body()).isEmpty();
    assertThat(body.get("status").asInt()).isEqualTo(status);
  }

  @Test
  void the_document_is_not_sent_to_whoever_has_it() {
    try (Trial trial = Trial.in(folder)) {
      Client nobody = trial.client.with("");
      String tag = nobody.get("/api/v1/openapi.json").headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again =
          nobody.send("/api/v1/openapi.json", request -> request.header("If-None-Match", tag));
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }
}
