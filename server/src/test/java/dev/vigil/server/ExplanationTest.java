package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why something fired, asked over HTTP. */
class ExplanationTest {
  private static final String POINTS = "/api/v1/observations";
  private static final String PEOPLE =
      """
      limits:
        - {metric: "hot*", above: 100}
      businessRules:
        - {name: Oven, condition: "metric === 'hot_oven'", action: suppress, reason: it is one}
      alerting:
        channels:
          - {type: LOG, name: ops, config: {}}
        routes:
          - {to: [ops], escalation: on-call}
        escalations:
          - {name: on-call, levels: [{after: 15m, to: [ops]}]}
        maintenance:
          - {name: Backup, match: "hot_disk", cron: "0 0 * * *", lasts: 1439m}
      """;

  @TempDir private Path folder;

  private static String first(Trial trial, String list) {
    return trial
        .client
        .get("/api/v1/" + list)
        .body()
        .replaceAll("(?s)^[^\\[]*\\[\\{\"id\":\"?([^\",]+)\"?,.*", "$1");
  }

  @Test
  void an_anomaly_carries_six_stages_and_a_list_does_so_when_asked() throws IOException {
    try (Trial trial = Trial.with(folder, PEOPLE)) {
      trial.client.post(POINTS, point("hot", NOW, 500));
      String one = trial.client.get("/api/v1/anomalies/" + first(trial, "anomalies")).body();

      assertThat(one)
          .contains(
              "\"arrived\":" + NOW,
              "\"told\":true,\"ended\":6,\"stages\":[{\"stage\":1,"
                  + "\"question\":\"How strange is it?\",\"answer\":\"Score 0.50: above its limit"
                  + " of 100; 500.\"",
              "\"answer\":\"Yes, a page, severity MEDIUM, provisionally, since it is still"
                  + " learning: a limit was crossed.\",\"passed\":true",
              "\"wouldHaveStopped\":{\"sentence\":\"It would have been suppressed by the rule Oven"
                  + " if metric === 'hot_oven'.\",\"rules\":[{\"rule\":\"Oven\"",
              "News: alert 1, the first threshold breach of this series.",
              "it opens incident 1.",
              "Told: ops at once. Unless somebody takes it on, next: ops at 2026-");
      assertThat(trial.client.get("/api/v1/anomalies").body()).doesNotContain("\"stages\"");
      assertThat(trial.client.get("/api/v1/anomalies?stages=true").body())
          .contains("\"ended\":6", "\"question\":\"How strange is it?\"");
    }
  }

  @Test
  void an_alert_and_an_incident_carry_the_stages_of_the_anomaly_that_stands_for_them()
      throws IOException {
    try (Trial trial = Trial.with(folder, PEOPLE)) {
      trial.client.post(POINTS, point("hot", NOW, 500));
      String anomaly = first(trial, "anomalies");

      assertThat(trial.client.get("/api/v1/alerts/1").body())
          .contains("\"anomaly\":\"" + anomaly + "\"", "\"ended\":6", "\"stage\":6");
      assertThat(trial.client.get("/api/v1/incidents/1").body())
          .contains("\"anomaly\":\"" + anomaly + "\"", "\"ended\":6", "\"stage\":6");
      assertThat(trial.client.get("/api/v1/incidents").body()).doesNotContain("\"stage\":6");
    }
  }

  @Test
  void what_is_suppressed_ends_at_the_third_stage_and_what_is_silenced_at_the_fourth()
      throws IOException {
    try (Trial trial = Trial.with(folder, PEOPLE)) {
      trial.client.post(POINTS, point("hot_oven", NOW, 500));
      assertThat(trial.client.get("/api/v1/anomalies/" + first(trial, "anomalies")).body())
          .contains(
              "\"told\":false,\"ended\":3",
              "No: suppressed by the rule Oven (it is one).",
              "\"wouldHavePassed\":{\"sentence\":\"It would have been told without the rule Oven.\"")
          .doesNotContain("\"stage\":4");

      trial.client.post(POINTS, point("hot_disk", NOW + 1, 500));
      assertThat(trial.client.get("/api/v1/anomalies/" + first(trial, "anomalies")).body())
          .contains("\"ended\":3", "No: suppressed by the maintenance window Backup, until 2026-");

      trial.client.post(
          "/api/v1/silences", "{\"matcher\":\"hot_pan\",\"minutes\":5,\"who\":\"Mara\"}");
      trial.client.post(POINTS, point("hot_pan", NOW + 2, 500));
      assertThat(trial.client.get("/api/v1/anomalies/" + first(trial, "anomalies")).body())
          .contains("\"ended\":4", "Kept quiet by silence 1 by Mara.", "\"keptBy\":\"SILENCE\"");
    }
  }

  @Test
  void what_becomes_of_notifications_is_found_with_what_they_are_about() throws Exception {
    try (Trial trial = Trial.with(folder, PEOPLE)) {
      trial.client.post(POINTS, point("hot", NOW, 500));
      String anomaly = "/api/v1/anomalies/" + first(trial, "anomalies");
      String body = trial.client.get(anomaly).body();
      for (int i = 0; i < 600 && !body.contains("\"status\":\"DELIVERED\""); i++) {
        Thread.sleep(50); // the courier has a thread of its own
        body = trial.client.get(anomaly).body();
      }
      String course =
          "\"channel\":\"ops\",\"kind\":\"OPENED\",\"status\":\"DELIVERED\",\"course\":["
              + "{\"status\":\"QUEUED\",\"timestamp\":"
              + NOW;
      assertThat(body).contains(course);
      assertThat(trial.client.get("/api/v1/alerts/1").body()).contains(course);
      assertThat(trial.client.get("/api/v1/incidents/1").body()).contains(course);
    }
  }

  @Test
  void the_record_is_the_same_after_a_restart_and_what_is_gone_says_so() throws IOException {
    String before;
    String path;
    try (Trial trial = Trial.with(folder, PEOPLE.replace("escalation: on-call", ""))) {
      trial.client.post(POINTS, point("hot", NOW, 500));
      path = "/api/v1/anomalies/" + first(trial, "anomalies");
      before = stages(trial.client.get(path));
    }
    try (Trial trial = Trial.in(folder)) {
      assertThat(stages(trial.client.get(path))).isEqualTo(before);
      HttpResponse<String> gone = trial.client.get("/api/v1/anomalies/gone");
      assertThat(gone.statusCode()).isEqualTo(404);
      assertThat(gone.body()).contains("or it is older than the 30 days that are kept");
    }
  }

  private static String stages(HttpResponse<String> answer) {
    return answer.body().replaceAll("\"deliveries\".*", "");
  }
}
