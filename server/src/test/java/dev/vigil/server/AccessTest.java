package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.config.ConfigException;
import dev.vigil.server.VigilServer.Own;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final String POINTS = "/api/v1/observations";

  @TempDir private Path folder;

  private static String fresh(Client admin, String role, String tenant) {
    String body = "{\"name\":\"one\",\"role\":\"" + role + "\",\"tenant\":\"" + tenant + "\"}";
    HttpResponse<String> answer = admin.post("/api/v1/keys", body);
    assertThat(answer.statusCode()).isEqualTo(201);
    return answer.body().replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void health_needs_no_key_and_everything_else_does() {
    try (Trial trial = Trial.in(folder)) {
      Client nobody = trial.client.with("");
      assertThat(nobody.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(nobody.get("/readyz").statusCode()).isEqualTo(200);
      for (String path : new String[] {"/metrics", "/api/v1/alerts", "/api/v1/events"}) {
        assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(401);
        assertThat(trial.client.with("wrong").get(path).statusCode()).as(path).isEqualTo(401);
      }
      HttpResponse<String> refused = nobody.post(POINTS, "[]");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(refused.body()).startsWith("{\"type\":\"about:blank\",\"title\":\"Unauthorized\"");
    }
  }

  @Test
  void a_key_opens_what_its_role_says_and_no_more() {
    try (Trial trial = Trial.in(folder)) {
      Client ingest = trial.client.with(fresh(trial.client, "ingest", "default"));
      Client read = trial.client.with(fresh(trial.client, "read", "default"));
      Client operate = trial.client.with(fresh(trial.client, "operate", "default"));
      String silence = "{\"matcher\":\"m\",\"minutes\":5}";

      assertThat(ingest.post(POINTS, point("m", NOW, 1)).statusCode()).isEqualTo(200);
      assertThat(ingest.get("/api/v1/series").statusCode()).isEqualTo(403);
      assertThat(ingest.get("/api/v1/series").body())
          .contains("this needs the role read, and you have ingest");
      assertThat(read.get("/api/v1/series").statusCode()).isEqualTo(200);
      assertThat(read.post(POINTS, point("m", NOW, 1)).statusCode()).isEqualTo(403);
      assertThat(read.post("/api/v1/silences", silence).statusCode()).isEqualTo(403);
      assertThat(operate.post("/api/v1/silences", silence).statusCode()).isEqualTo(201);
      assertThat(operate.get("/api/v1/keys").statusCode()).isEqualTo(403);
      assertThat(operate.put("/api/v1/configuration", "{}").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void no_configuration_tells_the_key_of_the_admin() {
    try (Trial trial = Trial.in(folder)) {
      Client other = trial.client.with(fresh(trial.client, "admin", "other"));
      String rules =
          "businessRules:\n  - {name: \"k ${VIGIL_ADMIN_KEY}\", condition: value > 5, action: alert}";
      for (Client one : List.of(other, trial.client)) {
        HttpResponse<String> refused = one.put("/api/v1/configuration", rules);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
            .contains("VIGIL_ADMIN_KEY is never filled in")
            .doesNotContain(Trial.KEY);
        assertThat(one.get("/api/v1/rules").body()).isEqualTo("{\"rules\":[]}");
      }
    }
  }

  @Test
  void rules_are_shown_without_what_was_filled_in() {
    try (Trial trial = Trial.in(folder)) {
      String rules =
          "businessRules:\n  - {name: \"a ${SECRET}\", condition: value > 5, action: alert}";
      assertThat(trial.client.put("/api/v1/configuration", rules).statusCode()).isEqualTo(200);
      assertThat(trial.client.get("/api/v1/rules").body())
          .contains("${SECRET}")
          .doesNotContain(Trial.SECRET);
    }
  }

  @Test
  void whoever_operates_finds_out_no_secret_by_asking_whether_a_text_is_right() {
    try (Trial trial = Trial.in(folder)) {
      Client operate = trial.client.with(fresh(trial.client, "operate", "default"));
      String guess =
          "series: [{metric: \"" + Trial.SECRET.charAt(0) + "*\"}, {metric: \"${SECRET}\"}]";
      String validate = "/api/v1/configuration/validate";
      assertThat(trial.client.post(validate, guess).body()).contains("series[1] is never used");
      assertThat(operate.post(validate, guess).body())
          .isEqualTo(operate.post(validate, guess.replace("*", "x*")).body())
          .contains("\"valid\":true");
    }
  }

  @Test
  void nobody_without_a_key_pushes_out_of_the_audit_log_what_was_done() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      fresh(trial.client, "read", "default");
      Client nobody = trial.client.with("");
      for (int i = 0; i < 1_100; i++) {
        assertThat(nobody.delete("/api/v1/keys/" + i).statusCode()).isEqualTo(401);
      }
      trial.clock.advance(Duration.ofMinutes(1));
      String acts = trial.client.get("/api/v1/audit").body();
      assertThat(acts)
          .contains("POST /api/v1/keys", "DELETE /api/v1/keys/0", "\"times\":1099")
          .doesNotContain("DELETE /api/v1/keys/1\"");
      assertThat(Files.readString(folder.resolve("audit.log"))).doesNotContain("DELETE");
      assertThat(Files.readAllLines(folder.resolve("strangers.log"))).hasSize(2);
      for (String file : List.of("audit.log", "strangers.log", "vigil.yaml", "keys")) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
            .as(file)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void a_stream_of_events_ends_with_its_key() throws Exception {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      String made =
          trial.client.post("/api/v1/keys", "{\"name\":\"one\",\"role\":\"read\"}").body();
      Client read = trial.client.with(made.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1"));
      try (InputStream events = read.listen("/api/v1/events", "")) {
        String id = made.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        assertThat(trial.client.delete("/api/v1/keys/" + id).statusCode()).isEqualTo(204);
        trial.client.post(POINTS, point("hot", NOW, 500));
        String heard = new String(events.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(heard).contains(": listening").doesNotContain("hot");
      }
    }
  }

  private static HttpResponse<String> head(Client client, String path) {
    return client.send(path, request -> request.method("HEAD", BodyPublishers.noBody()));
  }

  @Test
  void head_is_answered_as_get_is_to_the_same_people() {
    try (Trial trial = Trial.in(folder)) {
      Client nobody = trial.client.with("");
      assertThat(head(nobody, "/healthz").statusCode()).isEqualTo(200);
      assertThat(head(nobody, "/metrics").statusCode()).isEqualTo(401);
      assertThat(head(trial.client, "/api/v1/nothing").statusCode()).isEqualTo(404);
      for (String path : List.of("/metrics", "/api/v1/rules", "/api/v1/events")) {
        HttpResponse<String> answer = head(trial.client, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).as(path).isEmpty();
      }
      assertThat(head(trial.client, "/api/v1/rules").headers().firstValue("ETag"))
          .isEqualTo(trial.client.get("/api/v1/rules").headers().firstValue("ETag"))
          .isPresent();
    }
  }

  @Test
  void no_tenant_sees_anything_of_another() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      Client other = trial.client.with(fresh(trial.client, "admin", "other"));
      trial.client.post(POINTS, point("hot", NOW, 500));
      other.post(POINTS, point("theirs", NOW, 1));

      assertThat(other.get("/api/v1/series").body()).contains("theirs").doesNotContain("hot");
      assertThat(other.get("/api/v1/alerts").body()).isEqualTo("{\"alerts\":[]}");
      assertThat(other.get("/api/v1/history?metric=hot").statusCode()).isEqualTo(404);
      assertThat(other.get("/api/v1/alerts/1").statusCode()).isEqualTo(404);
      assertThat(other.post("/api/v1/alerts/1/resolve", "").statusCode()).isEqualTo(404);
      assertThat(other.get("/api/v1/keys").body()).doesNotContain("\"tenant\":\"default\"");
      assertThat(other.get("/api/v1/audit").statusCode()).isEqualTo(403);
      assertThat(trial.client.get("/api/v1/series").body()).doesNotContain("theirs");
    }
  }

  @Test
  void a_key_that_was_taken_back_opens_nothing_and_the_last_admin_stays() {
    try (Trial trial = Trial.in(folder)) {
      Client read = trial.client.with(fresh(trial.client, "read", "default"));
      String id =
          trial.client.get("/api/v1/keys").body().replaceAll(".*\"id\":\"([0-9a-f]{12})\".*", "$1");

      assertThat(trial.client.delete("/api/v1/keys/" + id).statusCode()).isEqualTo(204);
      assertThat(read.get("/api/v1/series").statusCode()).isEqualTo(401);
      assertThat(trial.client.delete("/api/v1/keys/preset").statusCode()).isEqualTo(409);
      assertThat(trial.client.get("/api/v1/audit").body())
          .contains("DELETE /api/v1/keys/" + id, "\"status\":401");
    }
  }

  @Test
  void the_first_key_is_told_once_and_kept_as_a_hash_only() throws ConfigException, IOException {
    ServerSpec spec = ServerSpec.in(folder, 0, Map.of());
    String key;
    try (VigilServer server = new VigilServer(spec, Own.NOTHING)) {
      server.ready().join();
      key = server.firstKey().orElseThrow();
      assertThat(new Client(server.port(), key).get("/api/v1/keys").statusCode()).isEqualTo(200);
    }
    try (VigilServer server = new VigilServer(spec, Own.NOTHING)) {
      server.ready().join();
      assertThat(server.firstKey()).isEmpty();
      assertThat(new Client(server.port(), key).get("/api/v1/keys").statusCode()).isEqualTo(200);
    }
    assertThat(Files.readString(folder.resolve("keys"))).doesNotContain(key);
  }

  @Test
  void answers_say_how_they_are_to_be_treated_and_nothing_from_inside() {
    try (Trial trial = Trial.in(folder)) {
      HttpResponse<String> missing = trial.client.get("/api/v1/nothing");
      HttpResponse<String> method = trial.client.delete("/api/v1/series");
      HttpResponse<String> longHeader =
          trial.client.send(
              "/api/v1/series", request -> request.header("X-Long", "x".repeat(20_000)).GET());

      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(missing.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
      assertThat(missing.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(method.statusCode()).isEqualTo(405);
      assertThat(longHeader.statusCode()).isEqualTo(431);
      for (HttpResponse<String> one : List.of(missing, method, longHeader)) {
        assertThat(one.headers().firstValue("Content-Type"))
            .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(one.body()).doesNotContain("\tat ", "Exception", "jetty", "javalin");
      }
    }
  }
}
