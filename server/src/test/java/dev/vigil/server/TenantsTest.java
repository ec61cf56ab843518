package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What befalls one tenant befalls him alone. */
class TenantsTest {
  private static final String POINTS = "/api/v1/observations";

  @TempDir private Path folder;

  private static HttpResponse<String> key(Trial trial, String tenant) {
    return trial.client.post(
        "/api/v1/keys", "{\"name\":\"one\",\"role\":\"admin\",\"tenant\":\"" + tenant + "\"}");
  }

  private static String secret(HttpResponse<String> made) {
    assertThat(made.statusCode()).isEqualTo(201);
    return made.body().replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
  }

  /** Makes a tenant with a point; his key. */
  private String tenant(String name) {
    try (Trial trial = Trial.in(folder)) {
      String key = secret(key(trial, name));
      HttpResponse<String> sent = trial.client.with(key).post(POINTS, point("m", NOW, 1));
      assertThat(sent.statusCode()).isEqualTo(200);
      return key;
    }
  }

  private static void othersGoOn(Trial trial) {
    assertThat(trial.client.post(POINTS, point("m", NOW, 1)).statusCode()).isEqualTo(200);
    assertThat(trial.client.get("/readyz").statusCode()).isEqualTo(200);
    assertThat(trial.client.get("/readyz").body()).isEqualTo("degraded\n");
    assertThat(trial.client.get("/metrics").body()).contains("\nvigil_failed_tenants 1\n");
  }

  @Test
  void a_tenant_whose_configuration_is_wrong_fails_alone_until_it_is_right() throws IOException {
    String key = tenant("acme");
    Path file = folder.resolve("tenants/acme/vigil.yaml");
    Files.writeString(file, "maxSeries: none\n");
    try (Trial trial = Trial.in(folder)) {
      othersGoOn(trial);
      assertThat(trial.client.get("/api/v1/status").body())
          .contains("{\"name\":\"acme\",\"state\":\"failed\"", "the configuration of tenant acme");
      HttpResponse<String> refused = trial.client.with(key).post(POINTS, point("m", NOW, 2));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("the configuration of tenant acme is wrong", "maxSeries");

      Files.writeString(file, "{}\n");
      trial.clock.advance(Duration.ofSeconds(5));
      assertThat(trial.client.with(key).post(POINTS, point("m", NOW, 2)).statusCode())
          .isEqualTo(200);
      assertThat(trial.client.get("/readyz").body()).isEqualTo("ready\n");
    }
  }

  private void spoil(String tenant) throws Exception {
    Path store = folder.resolve("tenants").resolve(tenant).resolve("store");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + store.resolve("points.db"));
        Statement spoil = connection.createStatement()) {
      assertThat(spoil.executeUpdate("update part_state set state = x'00'")).isPositive();
    }
  }

  @Test
  void a_tenant_whose_checkpoint_cannot_be_read_fails_alone() throws Exception {
    String key = tenant("acme");
    spoil("acme");
    try (Trial trial = Trial.in(folder)) {
      othersGoOn(trial);
      assertThat(trial.client.get("/api/v1/status").body())
          .contains("{\"name\":\"acme\",\"state\":\"failed\"", "what was kept cannot be read");
      HttpResponse<String> refused = trial.client.with(key).post(POINTS, point("m", NOW, 2));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("what was kept cannot be read");
      assertThat(trial.client.with(key).get("/api/v1/status").body())
          .contains("\"state\":\"failed\"", "what was kept cannot be read");
    }
  }

  @Test
  void the_default_tenant_whose_checkpoint_cannot_be_read_ends_the_start() throws Exception {
    tenant("default");
    spoil("default");
    assertThatThrownBy(() -> Trial.in(folder)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_tenant_too_many_gets_no_key_and_one_who_has_a_key_is_told() throws IOException {
    Files.writeString(folder.resolve("vigil.yaml"), "server: {limits: {tenants: 3}}\n");
    String key = tenant("b");
    try (Trial trial = Trial.in(folder)) {
      assertThat(key(trial, "a").statusCode()).isEqualTo(201); // not opened yet
      HttpResponse<String> refused = key(trial, "c");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("server.limits.tenants");
      assertThat(key(trial, "b").statusCode()).isEqualTo(201);
    }
    Files.writeString(folder.resolve("vigil.yaml"), "server: {limits: {tenants: 1}}\n");
    try (Trial trial = Trial.in(folder)) {
      HttpResponse<String> refused = trial.client.with(key).post(POINTS, point("m", NOW, 2));
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("tenant b is not served", "server.limits.tenants");
      assertThat(trial.client.post(POINTS, point("m", NOW, 1)).statusCode()).isEqualTo(200);
    }
  }
}
