package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.server.VigilServer.Own;
import dev.vigil.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in PostgreSQL, as the configuration says. */
@WithPostgres
class DatabaseTest {
  private static final String POINTS = "/api/v1/observations";

  @TempDir private Path folder;

  private static String key(Trial trial, String tenant) {
    String made =
        trial
            .client
            .post(
                "/api/v1/keys", "{\"name\":\"k\",\"role\":\"admin\",\"tenant\":\"" + tenant + "\"}")
            .body();
    return made.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void each_tenant_has_a_schema_of_his_own() throws Exception {
    try (Relay relay = Relay.open()) {
      Files.writeString(folder.resolve("vigil.yaml"), relay.config(true) + Trial.LIMITS);
      String other;
      try (Trial trial = Trial.in(folder)) {
        other = key(trial, "a-team");
        trial.client.post(POINTS, point("hot", NOW, 500));
        assertThat(trial.client.with(other).post(POINTS, point("cold", NOW, 1)).statusCode())
            .isEqualTo(200);
        assertThat(trial.client.get("/api/v1/status").body())
            .contains("\"kind\":\"postgresql\"", "\"journal\":\"database\"");
        assertThat(Relay.ask("select nspname from pg_namespace order by nspname"))
            .contains(relay.schema() + "_a-team", relay.schema() + "_default");
      }
      try (Trial trial = Trial.in(folder)) {
        assertThat(trial.client.get("/api/v1/series").body())
            .contains("hot")
            .doesNotContain("cold");
        assertThat(trial.client.get("/api/v1/alerts").body()).contains("\"id\":1");
        Client client = trial.client.with(other);
        assertThat(client.get("/api/v1/series").body()).contains("cold").doesNotContain("hot");
        assertThat(client.get("/api/v1/alerts").body()).isEqualTo("{\"alerts\":[]}");
        assertThat(client.get("/api/v1/status").body()).doesNotContain("\"tenants\":");
        assertThat(client.put("/api/v1/configuration", "server: {port: 1}\n").body())
            .contains("server holds for all tenants");
      }
      String states = "select count(*) from \"" + relay.schema() + "_a-team\".history";
      assertThat(Relay.ask(states)).doesNotContain("0");
    }
  }

  @Test
  void a_second_server_with_another_folder_is_kept_out_and_told_why() throws Exception {
    try (Relay relay = Relay.open()) {
      Path one = Files.createDirectories(folder.resolve("one"));
      Path two = Files.createDirectories(folder.resolve("two"));
      Files.writeString(one.resolve("vigil.yaml"), relay.config(false));
      Files.writeString(two.resolve("vigil.yaml"), relay.config(false));
      try (Trial trial = Trial.in(one)) {
        assertThat(trial.client.get("/readyz").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Trial.in(two))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("tenant default")
            .hasMessageContaining("end the other process");
      }
    }
  }

  @Test
  void a_database_that_comes_up_late_is_waited_for() throws Exception {
    try (Relay relay = Relay.open()) {
      relay.cut();
      Files.writeString(folder.resolve("vigil.yaml"), relay.config(false));
      Thread late =
          new Thread(
              () -> {
                try {
                  Thread.sleep(1_500);
                  relay.mend();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      late.start();
      try (Trial trial = Trial.in(folder)) {
        assertThat(trial.client.get("/readyz").statusCode()).isEqualTo(200);
      }
      late.join();
    }
  }

  @Test
  void a_database_that_refuses_ends_the_start_and_its_password_is_not_told() throws Exception {
    try (Relay relay = Relay.open()) {
      String wrong =
          relay
              .config(false)
              .replace("/postgres\"", "/nowhere\"")
              .replace("user: postgres", "user: postgres, password: hunter2hunter2");
      Files.writeString(folder.resolve("vigil.yaml"), wrong);
      assertThatThrownBy(
              () -> new VigilServer(ServerSpec.in(folder, 0, Map.of()), Own.NOTHING).close())
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("nowhere")
          .hasMessageNotContaining("hunter2");
    }
  }
}
