package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and silences are tried on what has been, before they hold. */
class RulesTest {
  private static final String CHECK = "/api/v1/rules/check";
  private static final long DAY = 86_400_000;

  @TempDir private Path folder;

  private static Trial withAnomalies(Path folder) throws IOException {
    Trial trial =
        Trial.with(
            folder,
            """
            limits:
              - {metric: "hot*", above: 100}
            timezone: Europe/Berlin
            alerting:
              maintenance:
                - {name: Backup, match: "hot_disk", cron: "0 0 * * *", lasts: 1439m, zone: UTC}
                - {name: Nights, weekly: {days: [sat, sun], from: "22:00", until: "06:00"}}
            """);
    for (String series : new String[] {"hot{host=a}", "hot{host=b}", "hot_disk{host=a}"}) {
      String metric = series.substring(0, series.indexOf('{'));
      String host = series.substring(series.indexOf('=') + 1, series.length() - 1);
      for (int day = 2; day >= 1; day--) {
        trial.client.post(
            "/api/v1/observations",
            "{\"metric\":\""
                + metric
                + "\",\"labels\":{\"host\":\""
                + host
                + "\"},\"timestamp\":"
                + (NOW - day * DAY)
                + ",\"value\":"
                + (day == 2 ? 500 : 50)
                + "}");
      }
    }
    return trial;
  }

  private static String rule(String condition, String action) {
    return "{\"condition\":\"" + condition + "\",\"action\":\"" + action + "\"}";
  }

  @Test
  void a_rule_is_read_as_the_server_does_and_its_problems_have_a_place() throws IOException {
    try (Trial trial = withAnomalies(folder)) {
      String bad = trial.client.post(CHECK, rule("host.startWith('a')", "supress")).body();
      assertThat(bad)
          .contains(
              "\"valid\":false",
              "\"key\":\"condition\",\"position\":5,\"length\":9",
              "\"meant\":\"startsWith\"",
              "\"key\":\"action\"",
              "\"meant\":\"suppress\"",
              "{\"name\":\"host\",\"value\":\"")
          .doesNotContain("\"preview\"");
      assertThat(trial.client.post(CHECK, rule("severty === 'HIGH'", "suppress")).body())
          .contains("\"valid\":true", "\"position\":0,\"length\":7", "\"meant\":\"severity\"");
      assertThat(trial.client.post(CHECK, "{}").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void it_is_tried_on_the_anomalies_of_the_last_seven_days() throws IOException {
    try (Trial trial = withAnomalies(folder)) {
      String list = trial.client.get("/api/v1/anomalies?series=hot%7Bhost%3D%22a%22%7D").body();
      String id = list.replaceAll("(?s)^[^\\[]*\\[\\{\"id\":\"([^\"]+)\".*", "$1");
      trial.client.post("/api/v1/feedback", "{\"anomaly\":\"" + id + "\",\"truth\":\"right\"}");

      assertThat(trial.client.post(CHECK, rule("host === 'a' && value > 400", "suppress")).body())
          .contains(
              "\"valid\":true",
              "\"anomalies\":3,\"complete\":true,\"matched\":2,\"told\":1,\"right\":1,\"wrong\":0,"
                  + "\"series\":2,\"days\":[{\"from\":",
              "\"said\":\"RIGHT\"",
              "\"quiet\":\"maintenance window Backup\"")
          .doesNotContain("approximate");
      assertThat(trial.client.post(CHECK, rule("value > lastValue * 2", "alert")).body())
          .contains("\"matched\":0", "\"approximate\":\"anomalies are kept without last value");
      assertThat(trial.client.post(CHECK, "{\"condition\":\"anomaly\",\"scope\":\"hot_*\"}").body())
          .contains("\"matched\":1");
    }
  }

  @Test
  void a_silence_is_tried_on_them_too_and_says_what_it_has_held() throws IOException {
    try (Trial trial = withAnomalies(folder)) {
      assertThat(trial.client.post("/api/v1/silences/preview", "{\"matcher\":\"{host=a}\"}").body())
          .contains("\"liveAlerts\":2", "\"matched\":2,\"told\":1");
      assertThat(
              trial.client.post("/api/v1/silences/preview", "{\"matcher\":\"{host\"}").statusCode())
          .isEqualTo(400);

      trial.client.post("/api/v1/silences", "{\"matcher\":\"hot_pan\",\"minutes\":5}");
      assertThat(trial.client.get("/api/v1/silences").body()).contains("\"held\":0");
      trial.client.post("/api/v1/observations", Trial.point("hot_pan", NOW, 500));
      assertThat(trial.client.get("/api/v1/silences").body()).contains("\"held\":1");
    }
  }

  @Test
  void maintenance_is_told_in_words_with_its_next_times_and_what_it_has_held() throws IOException {
    try (Trial trial = withAnomalies(folder)) {
      assertThat(trial.client.get("/api/v1/maintenance").body())
          .contains(
              "\"name\":\"Backup\",\"matcher\":\"hot_disk\",\"when\":\"at 0 0 * * * for 24 hours,"
                  + " UTC\",\"stopsLearning\":false,\"now\":true,\"held\":1,\"next\":[{\"from\":",
              "\"when\":\"every Saturday, Sunday 22:00 to 06:00, Europe/Berlin\"")
          .matches("(?s).*(\"from\":[0-9]+.*){6}.*");
    }
  }
}
