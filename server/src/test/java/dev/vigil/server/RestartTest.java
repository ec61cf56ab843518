package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  private static final String POINTS = "/api/v1/observations";

  @TempDir private Path folder;

  @Test
  void everything_is_there_after_a_stop_and_goes_on() throws IOException {
    String events;
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      trial.client.post(POINTS, point("hot", NOW, 500));
      trial.client.post("/api/v1/alerts/1/acknowledge", "{\"who\":\"Ada\"}");
      trial.client.post("/api/v1/silences", "{\"matcher\":\"m\",\"minutes\":60}");
      events = trial.client.get("/api/v1/incidents").body();
    }
    try (Trial trial = Trial.in(folder)) {
      assertThat(trial.client.get("/api/v1/incidents").body()).isEqualTo(events);
      assertThat(trial.client.get("/api/v1/alerts/1").body())
          .contains("\"acknowledgedBy\":\"Ada\"", "\"incident\":1");
      assertThat(trial.client.get("/api/v1/silences").body()).contains("\"matcher\":\"m\"");
      assertThat(trial.client.get("/api/v1/history?metric=hot").body()).contains("500.0");

      trial.client.post(POINTS, point("hot", NOW + 1000, 600));
      assertThat(trial.client.get("/api/v1/alerts").body())
          .contains("\"id\":1")
          .doesNotContain("\"id\":2");
      assertThat(trial.client.get("/api/v1/history?metric=hot").body()).contains("500.0", "600.0");
      assertThat(trial.client.post("/api/v1/alerts/1/resolve", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void an_alert_that_is_over_keeps_its_incident_after_a_stop() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      trial.client.post(POINTS, point("hot", NOW, 500));
      trial.client.post("/api/v1/alerts/1/resolve", "{\"who\":\"Ada\"}");
    }
    try (Trial trial = Trial.in(folder)) {
      trial.client.post("/api/v1/alerts/1/comment", "{\"who\":\"Ada\",\"note\":\"a fan\"}");
      assertThat(trial.client.get("/api/v1/alerts/1").body()).contains("a fan", "\"incident\":1");
    }
  }

  @Test
  void limits_may_be_written_and_taken_away_before_a_start() throws IOException {
    for (String config : new String[] {"{}", Trial.LIMITS, "{}"}) {
      try (Trial trial = Trial.with(folder, config)) {
        trial.client.post(POINTS, point("hot", trial.clock.millis(), 50));
        assertThat(trial.client.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(trial.client.get("/api/v1/series").body()).contains("hot");
      }
    }
  }

  @Test
  void a_second_server_is_kept_out_of_the_folder() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      assertThat(trial.client.get("/readyz").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> Trial.in(folder)).isInstanceOf(StoreException.class);
    }
  }
}
