package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
  private static final String PATH = "/api/v1/observations";

  @TempDir private Path folder;

  @Test
  void points_are_accepted_in_each_form_and_are_in_the_history_at_once() {
    try (Trial trial = Trial.in(folder)) {
      String array = "[" + point("m", NOW, 1) + "," + point("m", NOW + 1000, 2) + "]";
      String envelope =
          "{\"points\":[" + point("m", NOW + 2000, 3) + "],\"context\":{\"release\":\"7\"}}";
      String lines = point("m", NOW + 3000, 4) + "\n" + point("m", NOW + 4000, 5) + "\n";

      assertThat(trial.client.post(PATH, array).body())
          .isEqualTo("{\"accepted\":2,\"rejected\":[]}");
      assertThat(trial.client.post(PATH, envelope).body()).contains("\"accepted\":1");
      assertThat(trial.client.post(PATH, lines).body()).contains("\"accepted\":2");

      HttpResponse<String> history = trial.client.get("/api/v1/history?metric=m");
      assertThat(history.statusCode()).isEqualTo(200);
      assertThat(history.body())
          .startsWith("{\"series\":\"m\",\"metric\":\"m\",\"labels\":{},\"points\":[")
          .contains("{\"timestamp\":" + NOW + ",\"value\":1.0,\"expected\":")
          .contains("\"lower\":", "\"upper\":", "\"score\":")
          .contains("\"timestamp\":" + (NOW + 4000) + ",\"value\":5.0");
    }
  }

  @Test
  void a_compressed_body_is_read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(point("m", NOW, 1).getBytes(StandardCharsets.UTF_8));
    }
    try (Trial trial = Trial.in(folder)) {
      HttpResponse<String> answer =
          trial.client.send(
              PATH,
              request ->
                  request
                      .header("Content-Encoding", "gzip")
                      .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));

      assertThat(answer.body()).contains("\"accepted\":1");
    }
  }

  @Test
  void what_is_wrong_with_a_point_is_told_by_its_place_and_the_others_are_taken() {
    try (Trial trial = Trial.in(folder)) {
      HttpResponse<String> answer =
          trial.client.post(PATH, "[" + point("m", NOW, 1) + ",{\"value\":3},7]");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .startsWith("{\"accepted\":1,\"rejected\":[{\"index\":1,\"reason\":");
      assertThat(answer.body()).contains("{\"index\":2,\"reason\":\"a JSON object is expected\"}");
    }
  }

  @Test
  void of_a_malformed_body_nothing_is_taken_and_the_place_is_told() {
    try (Trial trial = Trial.in(folder)) {
      HttpResponse<String> answer = trial.client.post(PATH, "[" + point("m", NOW, 1) + ",{]");

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains("\"position\":", "\"accepted\":0", "no point was taken");
      assertThat(trial.client.get("/api/v1/history?metric=m").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_it_is_read() {
    try (Trial trial = Trial.in(folder)) {
      HttpResponse<String> answer =
          trial.client.send(
              "/api/v1/silences",
              request -> request.POST(BodyPublishers.ofByteArray(new byte[2 << 20])));

      assertThat(answer.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void more_than_fits_is_refused_with_429_and_counted() throws Exception {
    try (Trial trial = Trial.in(folder, live -> live.withMostPoints(1))) {
      StringBuilder many = new StringBuilder();
      for (int i = 0; i < 20_000; i++) {
        many.append(point("m" + i, NOW, 1)).append('\n');
      }
      HttpResponse<String> refused = null;
      ExecutorService two = Executors.newFixedThreadPool(4);
      try {
        for (int round = 0; round < 50 && refused == null; round++) {
          var first = two.submit(() -> trial.client.post(PATH, many.toString()));
          var second = two.submit(() -> trial.client.post(PATH, many.toString()));
          refused = first.get().statusCode() == 429 ? first.get() : refused;
          refused = second.get().statusCode() == 429 ? second.get() : refused;
        }
      } finally {
        two.shutdownNow();
      }

      assertThat(refused).isNotNull();
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(trial.client.get("/metrics").body())
          .contains("vigil_server_shed_points_queue_full_total 20000");
    }
  }

  @Test
  void other_senders_are_heard_on_their_own_paths() {
    try (Trial trial = Trial.in(folder)) {
      long nanos = NOW * 1_000_000;
      HttpResponse<String> influx =
          trial.client.post("/api/v2/write?precision=ns", "cpu,host=a usage=3.5 " + nanos + "\n");
      HttpResponse<String> graphite =
          trial.client.post("/api/v1/graphite", "disk.used 7 " + NOW / 1000 + "\n");
      String otlp =
          "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"name\":\"queue\",\"gauge\":"
              + "{\"dataPoints\":[{\"asDouble\":4,\"timeUnixNano\":\""
              + nanos
              + "\"}]}}]}]}]}";
      HttpResponse<String> metrics =
          trial.client.send(
              "/v1/metrics",
              request ->
                  request
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(otlp)));

      assertThat(influx.statusCode()).isEqualTo(204);
      assertThat(graphite.statusCode()).isEqualTo(204);
      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(trial.client.get("/api/v1/series").body())
          .contains("cpu_usage{host=\\\"a\\\"}", "\"series\":\"queue", "\"series\":\"disk.used\"");
    }
  }

  @Test
  void what_no_format_fits_is_refused() {
    try (Trial trial = Trial.in(folder)) {
      assertThat(trial.client.post("/api/v1/write", "no protobuf").statusCode()).isEqualTo(400);
      assertThat(trial.client.post("/api/v2/write", "no line").statusCode()).isEqualTo(400);
      assertThat(
              trial
                  .client
                  .send(
                      PATH,
                      request ->
                          request
                              .header("Content-Encoding", "br")
                              .POST(BodyPublishers.ofString("[]")))
                  .statusCode())
          .isEqualTo(415);
    }
  }

  @Test
  void a_batch_is_judged_by_itself_and_nothing_of_it_is_kept() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      String body = "[" + point("hot", NOW, 1) + "," + point("hot", NOW + 1000, 500) + ",{}]";
      HttpResponse<String> answer = trial.client.post("/api/v1/detect", body);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .startsWith(
              "{\"points\":2,\"warmingUp\":1,\"rejected\":1,\"reasons\":[{\"index\":2,\"reason\":")
          .contains("\"anomalies\":[{\"id\":");
      assertThat(answer.body()).contains("THRESHOLD_BREACH");
      assertThat(trial.client.get("/api/v1/series").body()).isEqualTo("{\"series\":[]}");
      assertThat(trial.client.get("/api/v1/anomalies").body()).isEqualTo("{\"anomalies\":[]}");
    }
  }

  @Test
  void the_newest_of_each_series_is_told_to_prometheus_on_request() {
    try (Trial trial = Trial.in(folder)) {
      String labelled =
          "{\"metric\":\"m\",\"labels\":{\"a.b\":\"x\\\"y\"},\"timestamp\":"
              + NOW
              + ",\"value\":4}";
      trial.client.post(PATH, labelled);
      trial.client.post(PATH, point("n", NOW, 1));
      trial.client.post(PATH, point("n", NOW + 1000, 2));

      assertThat(trial.client.get("/metrics").body()).doesNotContain("vigil_series_value");
      assertThat(trial.client.get("/metrics?series=true").body())
          .contains("vigil_series_value{metric=\"m\",a_b=\"x\\\"y\"} 4.0\n")
          .contains("vigil_series_value{metric=\"n\"} 2.0\n", "vigil_anomaly_score{metric=\"n\"}");
    }
  }
}
