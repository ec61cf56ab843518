package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the detector of a series has learnt, and what can be done with it. */
class SeriesTest {
  private static final String SERIES = "/api/v1/series/";
  private static final long MINUTE = 60_000;
  private static final int MINUTES = 4_000;

  @TempDir private Path folder;

  /** Some days of minutes with a daily rhythm. */
  private static void send(Trial trial, String metric, int minutes) {
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < minutes; i++) {
      double value = 100 + 20 * Math.sin(2 * Math.PI * i / 1440) + (i * 7919 % 101) / 50.0;
      body.append(i == 0 ? "" : ",").append(point(metric, NOW - (minutes - i) * MINUTE, value));
    }
    assertThat(trial.client.post("/api/v1/observations", body.append(']').toString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void the_usual_detector_says_what_it_has_learnt_and_what_it_cannot() {
    try (Trial trial = Trial.in(folder)) {
      send(trial, "m", MINUTES);

      assertThat(trial.client.get(SERIES + "model?metric=m").body())
          .contains(
              "\"detector\":\"composite\"",
              "\"members\":[{\"detector\":\"novelty\",\"weight\":1.0,\"remaining\":0",
              "\"observations\":" + MINUTES,
              "\"secondsPerObservation\":60.0",
              "\"hoursOfDayKnown\":24,\"weekKnown\":false",
              "\"feature\":\"mean_16\",\"group\":\"level\"",
              "\"judge\":{\"rows\":" + MINUTES + ",\"learning\":false,\"remaining\":0",
              "\"can\":{\"forecast\":false,\"retrain\":false,\"baseline\":true}");
      String baseline = trial.client.get(SERIES + "baseline?metric=m").body();
      assertThat(baseline)
          .contains("\"last\":{\"timestamp\":" + (NOW - MINUTE), "\"cycle\":\"day\",\"hour\":23");
      assertThat(baseline.split("\"cycle\"", -1)).hasSize(25);

      HttpResponse<String> forecast = trial.client.get(SERIES + "forecast?metric=m");
      assertThat(forecast.statusCode()).isEqualTo(409);
      assertThat(forecast.body())
          .contains(
              "the detector of this series, composite, makes no forecast beyond the next value;"
                  + " with detector=NAME it is made from the history by seasonal");
      HttpResponse<String> retrain =
          trial.client.post(SERIES + "retrain", "{\"metric\":\"m\",\"who\":\"Ada\"}");
      assertThat(retrain.statusCode()).isEqualTo(409);
      assertThat(retrain.body()).contains("has nothing to retrain: it learns with every value");
      assertThat(trial.client.post(SERIES + "rollback", "{\"metric\":\"m\"}").statusCode())
          .isEqualTo(409);
      assertThat(trial.client.get(SERIES + "model?metric=x").statusCode()).isEqualTo(404);
      assertThat(trial.client.post(SERIES + "retrain", "{\"metric\":\"x\"}").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void a_forecast_is_made_by_the_detector_or_from_the_history_by_another() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      send(trial, "m", MINUTES);
      String made = trial.client.get(SERIES + "forecast?metric=m&detector=seasonal&steps=3").body();
      assertThat(made)
          .contains(
              "\"forecast\":[{\"timestamp\":" + NOW + ",\"expected\":81.", "\"coverage\":0.95");
      assertThat(made.split("\"timestamp\"", -1)).hasSize(4);
      assertThat(trial.client.get(SERIES + "forecast?metric=m&detector=zscore").body())
          .contains("zscore makes no forecast beyond the next value; these do: seasonal");
      assertThat(trial.client.get(SERIES + "forecast?metric=m&detector=seasnal").body())
          .contains("did you mean 'seasonal'");
      assertThat(trial.client.get(SERIES + "forecast?metric=m&steps=0").statusCode())
          .isEqualTo(400);
    }
    try (Trial trial =
        Trial.with(
            folder.resolve("named"),
            "detectorSpecificConfig: {composite: {detectorWeights: {novelty: 1, seasonal: 1}}}\n")) {
      send(trial, "m", MINUTES);
      assertThat(trial.client.get(SERIES + "model?metric=m").body())
          .contains("\"detector\":\"seasonal\",\"weight\":", "\"can\":{\"forecast\":true");
      assertThat(trial.client.get(SERIES + "forecast?metric=m&steps=2").body())
          .contains("\"forecast\":[{\"timestamp\":" + NOW);
    }
  }

  @Test
  void a_series_begins_anew_with_its_history_and_does_so_again_after_a_crash() {
    String before;
    try (Trial trial = Trial.in(folder)) {
      send(trial, "m", MINUTES);
      assertThat(trial.client.post(SERIES + "restart", "{\"metric\":\"m\"}").body())
          .contains("\"learnt\":" + MINUTES);
      before = trial.client.get(SERIES + "model?metric=m").body();
      assertThat(before).contains("\"learning\":false");
      assertThat(
              trial.client.post(SERIES + "restart", "{\"metric\":\"m\",\"history\":false}").body())
          .contains("\"learnt\":0");
      assertThat(trial.client.get(SERIES + "model?metric=m").body())
          .contains("\"learning\":true", "\"members\":[]");
      trial.client.post(SERIES + "restart", "{\"metric\":\"m\"}");
      assertThat(trial.client.get(SERIES + "model?metric=m").body()).isEqualTo(before);
    }
    try (Trial trial = Trial.in(folder)) {
      assertThat(trial.client.get(SERIES + "model?metric=m").body()).isEqualTo(before);
    }
  }

  @Test
  void what_gave_most_to_the_last_anomalies_comes_first() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      trial.client.post("/api/v1/observations", point("hot", NOW, 500));
      assertThat(trial.client.get(SERIES + "importance?metric=hot").body())
          .contains("\"anomalies\":1,\"features\":[{\"name\":\"limit\",\"share\":1.0}]");
    }
  }

  @Test
  void labels_that_would_have_one_name_for_prometheus_have_two() {
    try (Trial trial = Trial.in(folder)) {
      String labels = "{\"a.b\":\"1\",\"a_b\":\"2\",\"a-b\":\"3\",\"metric\":\"4\",\"9\":\"5\"}";
      String point = "{\"metric\":\"m\",\"labels\":" + labels + ",\"timestamp\":" + Trial.NOW;
      trial.client.post("/api/v1/observations", point + ",\"value\":7}");
      assertThat(trial.client.get("/metrics?series=true").body())
          .contains(
              "vigil_series_value{metric=\"m\",_9=\"5\",a_b_=\"3\",a_b__=\"1\",a_b=\"2\","
                  + "_metric=\"4\"} 7.0");
    }
  }
}
