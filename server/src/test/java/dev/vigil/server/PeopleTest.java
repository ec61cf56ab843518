package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
  private static final String POINTS = "/api/v1/observations";

  @TempDir private Path folder;

  @Test
  void a_crossed_limit_becomes_an_anomaly_an_alert_and_an_incident() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      trial.client.post(POINTS, point("hot", NOW, 500));

      assertThat(trial.client.get("/api/v1/anomalies").body())
          .contains("\"series\":\"hot\"", "\"type\":\"THRESHOLD_BREACH\"", "\"alert\":1");
      assertThat(trial.client.get("/api/v1/alerts?status=open").body())
          .contains("\"id\":1", "\"incident\":1", "\"status\":\"OPEN\"");
      assertThat(trial.client.get("/api/v1/incidents/1").body()).contains("\"status\":\"OPEN\"");
    }
  }

  @Test
  void what_nothing_would_read_is_refused() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      for (String path :
          new String[] {
            "/api/v1/alerts?status=opne",
            "/api/v1/alerts?sevrity=high",
            "/api/v1/incidents?status=closed",
            "/api/v1/anomalies?status=open",
            "/api/v1/anomalies?stages=maybe",
            "/metrics?series=1",
            "/metrics?serie=true",
            "/api/v1/deployments?limit=1",
            "/api/v1/silences?curser=x"
          }) {
        assertThat(trial.client.get(path).statusCode()).as(path).isEqualTo(400);
      }
      assertThat(trial.client.get("/api/v1/alerts?sevrity=high").body())
          .contains("did you mean 'severity'?");
      assertThat(trial.client.get("/metrics?series=TRUE").statusCode()).isEqualTo(200);
      assertThat(trial.client.get("/api/v1/alerts?status=closed&stages=true").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void fields_of_the_wrong_kind_are_refused_with_their_place_and_plain_words() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      trial.client.post(POINTS, point("hot", NOW, 500));
      String[][] wrong = {
        {
          "/api/v1/alerts/1/acknowledge",
          "{\"note\":{\"a\":\"b\"}}",
          "note must be a text",
          "\"position\":8"
        },
        {
          "/api/v1/alerts/1/acknowledge",
          "{\"note\":\"a\",\"note\":\"b\"}",
          "Duplicate field 'note'",
          ""
        },
        {
          "/api/v1/series/restart",
          "{\"metric\":\"hot\",\"labels\":\"x\"}",
          "labels must be an object",
          ""
        },
        {
          "/api/v1/series/restart",
          "{\"metric\":\"hot\",\"history\":\"maybe\"}",
          "must be true or false",
          ""
        },
        {
          "/api/v1/deployments",
          "{\"what\":\"a\",\"strictness\":\"abc\"}",
          "strictness must be a number",
          ""
        },
        {
          "/api/v1/deployments",
          "{\"what\":\"a\",\"strictness\":NaN}",
          "no JSON: Non-standard token 'NaN'\"",
          ""
        },
        {POINTS, "[{\"metric\":\"m\",\"value\":NaN}]", "Non-standard token 'NaN'; no point", ""},
        {POINTS, "[".repeat(2_000), "values in more than", ""},
      };
      for (String[] one : wrong) {
        HttpResponse<String> answer = trial.client.post(one[0], one[1]);
        assertThat(answer.statusCode()).as(one[0] + answer.body()).isEqualTo(400);
        assertThat(answer.body())
            .contains(one[2], one[3])
            .doesNotContain("Feature", "Source", "For input", "Constraints");
      }
    }
  }

  @Test
  void silences_end_after_now_and_within_a_year() {
    try (Trial trial = Trial.in(folder)) {
      for (String times :
          new String[] {
            "\"minutes\":99999999999999",
            "\"minutes\":9223372036854775807",
            "\"minutes\":-5",
            "\"from\":1,\"until\":2",
            "\"until\":" + (NOW - 1),
            "\"until\":" + (NOW + 400L * 86_400_000),
            "\"from\":" + (NOW + 10) + ",\"until\":" + (NOW + 5),
            "\"from\":-9223372036854775808,\"until\":9223372036854775807"
          }) {
        HttpResponse<String> answer =
            trial.client.post("/api/v1/silences", "{\"matcher\":\"m\"," + times + "}");
        assertThat(answer.statusCode()).as(times + answer.body()).isEqualTo(400);
      }
      String begun = "{\"matcher\":\"m\",\"from\":" + (NOW - 10) + ",\"until\":" + (NOW + 5) + "}";
      assertThat(trial.client.post("/api/v1/silences", begun).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void pages_follow_each_other_to_the_end() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS.replace("hot", "hot*"))) {
      for (int i = 0; i < 5; i++) {
        trial.client.post(POINTS, point("hot" + i, NOW + i, 500));
      }
      String first = trial.client.get("/api/v1/alerts?limit=3").body();
      String next = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
      String second = trial.client.get("/api/v1/alerts?limit=3&cursor=" + next).body();

      assertThat(first).contains("hot4", "hot3", "hot2").doesNotContain("hot1");
      assertThat(second).contains("hot1", "hot0").doesNotContain("hot2", "\"next\"");
      assertThat(trial.client.get("/api/v1/alerts?cursor=none").statusCode()).isEqualTo(400);
      assertThat(trial.client.get("/api/v1/alerts?limit=0").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void people_take_alerts_on_comment_and_end_them() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      trial.client.post(POINTS, point("hot", NOW, 500));

      HttpResponse<String> taken =
          trial.client.post("/api/v1/alerts/1/acknowledge", "{\"who\":\"Ada\",\"note\":\"mine\"}");
      assertThat(taken.body())
          .contains("\"status\":\"ACKNOWLEDGED\"", "\"acknowledgedBy\":\"Ada\"");
      assertThat(trial.client.post("/api/v1/alerts/1/comment", "{\"note\":\"seen\"}").body())
          .contains("\"text\":\"seen\"");
      assertThat(trial.client.post("/api/v1/alerts/1/resolve", "").statusCode()).isEqualTo(200);
      assertThat(trial.client.get("/api/v1/alerts/1").body()).contains("\"status\":\"RESOLVED\"");
      assertThat(trial.client.post("/api/v1/alerts/1/acknowledge", "").statusCode()).isEqualTo(409);
      assertThat(trial.client.post("/api/v1/alerts/9/resolve", "").statusCode()).isEqualTo(404);
      assertThat(trial.client.post("/api/v1/alerts/x/resolve", "").statusCode()).isEqualTo(400);
      HttpResponse<String> wrong =
          trial.client.post("/api/v1/alerts/1/comment", "{\"notes\":\"seen\"}");
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body()).contains("did you mean 'note'", "\"position\":");
    }
  }

  @Test
  void silences_and_feedback_are_given_seen_and_taken_back() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      String silence = "{\"matcher\":\"hot{host=a}\",\"minutes\":5,\"reason\":\"work\"}";
      assertThat(trial.client.post("/api/v1/silences", silence).body())
          .contains("\"id\":1", "\"matcher\":\"hot{host=\\\"a\\\"}\"");
      assertThat(trial.client.get("/api/v1/silences").body()).contains("\"reason\":\"work\"");
      assertThat(trial.client.delete("/api/v1/silences/1").statusCode()).isEqualTo(204);
      assertThat(trial.client.delete("/api/v1/silences/1").statusCode()).isEqualTo(404);

      trial.client.post(POINTS, point("hot", NOW, 500));
      String anomaly =
          trial
              .client
              .get("/api/v1/anomalies")
              .body()
              .replaceAll("^.{14}\\{\"id\":\"([^\"]+)\".*", "$1");
      String said = "{\"anomaly\":\"" + anomaly + "\",\"truth\":\"wrong\"}";
      assertThat(trial.client.post("/api/v1/feedback", said).statusCode()).isEqualTo(201);
      assertThat(trial.client.get("/api/v1/feedback").body())
          .contains("\"truth\":\"WRONG\"", "\"wrong\":1");
      assertThat(trial.client.delete("/api/v1/feedback/1").statusCode()).isEqualTo(204);
      assertThat(
              trial
                  .client
                  .post("/api/v1/feedback", "{\"anomaly\":\"x\",\"truth\":\"right\"}")
                  .statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void a_configuration_is_tried_and_applied_as_a_whole_or_not_at_all() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      String good =
          "businessRules:\n  - {name: One, condition: \"value > 5\", action: alert, reason: r}\n";
      String bad = good + "sensitivty: 3\n";

      assertThat(trial.client.post("/api/v1/configuration/validate", good).body())
          .contains("\"valid\":true");
      assertThat(trial.client.post("/api/v1/configuration/validate", bad).body())
          .contains("\"valid\":false", "vigil.yaml:3:1", "did you mean 'sensitivity'");
      assertThat(trial.client.put("/api/v1/configuration", bad).statusCode()).isEqualTo(422);
      assertThat(Files.readString(folder.resolve("vigil.yaml"))).isEqualTo("{}\n");

      assertThat(trial.client.put("/api/v1/configuration", good).statusCode()).isEqualTo(200);
      assertThat(trial.client.get("/api/v1/rules").body()).contains("\"name\":\"One\"");
      trial.client.post(POINTS, point("m", NOW, 6));
      assertThat(trial.client.get("/api/v1/alerts").body()).contains("\"kind\":\"rule One\"");
    }
  }

  @Test
  void events_are_streamed_and_go_on_where_somebody_stopped() throws Exception {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      String last;
      try (InputStream stream = trial.client.listen("/api/v1/events", "")) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo(": listening");
        trial.client.post(POINTS, point("hot", NOW, 500));
        last = until(lines, "event: anomaly");
      }
      try (InputStream stream = trial.client.listen("/api/v1/events", last)) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        assertThat(Long.parseLong(until(lines, "event: incident"))).isGreaterThan(1);
      }
      try (InputStream stream = trial.client.listen("/api/v1/events", "999")) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        until(lines, "event: gap");
      }
    }
  }

  /** The id of the event that a line begins. */
  private static String until(BufferedReader lines, String wanted) throws IOException {
    String id = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      id = line.startsWith("id: ") ? line.substring(4) : id;
      if (line.equals(wanted)) {
        return id;
      }
    }
    throw new AssertionError("the stream has ended without '" + wanted + "'");
  }

  @Test
  void deployments_are_told_and_known() {
    try (Trial trial = Trial.in(folder)) {
      HttpResponse<String> told =
          trial.client.post("/api/v1/deployments", "{\"what\":\"api 2.3\"}");
      assertThat(told.statusCode()).isEqualTo(201);
      assertThat(told.body()).contains("\"minutes\":30.0", "\"strictness\":0.5");
      assertThat(trial.client.get("/api/v1/deployments").body())
          .contains("\"what\":\"api 2.3\"", "\"matcher\":\"*\"");
      assertThat(
              trial
                  .client
                  .post("/api/v1/deployments", "{\"what\":\"x\",\"strictness\":\"often\"}")
                  .statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void detectors_are_told_with_their_settings() {
    try (Trial trial = Trial.in(folder)) {
      assertThat(trial.client.get("/api/v1/detectors").body()).contains("\"key\":\"zscore\"");
      assertThat(trial.client.get("/api/v1/detectors/z-score%20detector").body())
          .contains("\"name\":\"warmUp\"");
      assertThat(trial.client.get("/api/v1/detectors/zscor").statusCode()).isEqualTo(404);
    }
  }
}
