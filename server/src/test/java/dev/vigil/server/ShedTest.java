package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.server.live.Heap;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not taken, or not judged, and how it is told. */
class ShedTest {
  private static final String POINTS = "/api/v1/observations";

  @TempDir private Path folder;

  private static String points(String metric, int many) {
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < many; at++) {
      lines.append(point(metric, NOW + at * 1_000L, at)).append('\n');
    }
    return lines.toString();
  }

  @Test
  void of_sampled_series_the_same_points_are_left_out_each_time_and_counted() throws IOException {
    String config = "sampling: [{metric: debug_*, keep: 1 in 10}]\n";
    try (Trial trial = Trial.with(folder, config)) {
      String body = points("debug_gc", 1_000) + points("cpu", 10);
      String first = trial.client.post(POINTS, body).body();
      String again = trial.client.post(POINTS, body).body();

      assertThat(again).isEqualTo(first);
      int accepted = Integer.parseInt(first.replaceAll(".*\"accepted\":(\\d+).*", "$1"));
      int sampled = Integer.parseInt(first.replaceAll(".*\"sampled\":(\\d+).*", "$1"));
      assertThat(accepted + sampled).isEqualTo(1_010);
      assertThat(accepted).isBetween(70, 150);
      assertThat(trial.client.get("/api/v1/status").body())
          .contains("\"sampledOut\":{\"debug_*: 1 in 10\":" + 2 * sampled + "}");
      assertThat(trial.client.get("/metrics").body())
          .contains("vigil_sampled_out_total{entry=\"debug_*: 1 in 10\"} " + 2 * sampled)
          .contains("vigil_server_sampled_out_points_total " + 2 * sampled);
      assertThat(trial.client.get("/api/v1/history?metric=cpu").body()).contains(":9.0");

      trial.client.put("/api/v1/configuration", "{}\n");
      assertThat(trial.client.post(POINTS, points("debug_gc", 100)).body())
          .isEqualTo("{\"accepted\":100,\"rejected\":[]}");
    }
  }

  @Test
  void what_comes_with_points_and_takes_too_much_is_refused_and_takes_no_room_for_ever()
      throws IOException {
    StringBuilder body = new StringBuilder("{\"context\":{\"lead\":1");
    for (int i = 0; i < 20; i++) {
      body.append(",\"log").append(i).append("\":\"").append("x".repeat(60_000)).append('"');
    }
    body.append("},\"points\":[").append(point("rich", NOW, 1)).append("]}");
    try (Trial trial = Trial.in(folder, live -> live.withHeap(Heap.of(1 << 20)))) {
      for (int sent = 0; sent < 3; sent++) {
        HttpResponse<String> refused = trial.client.post(POINTS, body.toString());
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body())
            .contains("what comes with the points takes more than 1024 KB; fewer of them");
      }
      assertThat(trial.client.post(POINTS, points("plain", 100)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_metric_with_too_many_series_is_told_and_fills_nothing() throws IOException {
    try (Trial trial = Trial.with(folder, "maxSeriesPerMetric: 3\n")) {
      StringBuilder lines = new StringBuilder();
      for (int user = 0; user < 50; user++) {
        lines
            .append("{\"metric\":\"clicks\",\"labels\":{\"user\":\"u")
            .append(user)
            .append("\"},\"timestamp\":")
            .append(NOW)
            .append(",\"value\":1}\n");
      }
      assertThat(trial.client.post(POINTS, lines.toString()).body()).contains("\"accepted\":50");
      trial.client.post(POINTS, point("cpu", NOW, 1));

      assertThat(trial.client.get("/api/v1/status").body())
          .contains("\"overSeriesLimit\":{\"clicks\":47}", "\"rejected\":{\"metric_limit\":47}")
          .contains("\"series\":{\"watched\":4,");
      assertThat(trial.client.get("/metrics").body())
          .contains("vigil_engine_rejected_metric_limit_total 47");
      assertThat(trial.client.get("/api/v1/series").body().split("\"series\":\"")).hasSize(5);
      assertThat(trial.client.get("/api/v1/history?metric=clicks&label.user=u40").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void limits_of_requests_are_those_of_the_configuration() throws IOException {
    String config = "server: {limits: {bodyBytes: 2KiB, points: 5, listeners: 1}}\n";
    try (Trial trial = Trial.with(folder, config)) {
      assertThat(trial.client.post(POINTS, points("m", 6)).statusCode()).isEqualTo(413);
      assertThat(trial.client.post(POINTS, "x".repeat(3_000)).statusCode()).isEqualTo(413);
      assertThat(trial.client.post(POINTS, points("m", 5)).statusCode()).isEqualTo(200);
      assertThat(trial.client.put("/api/v1/configuration", "server: {checkpoint: 1m}\n").body())
          .contains("\"atNextStart\":[\"server.checkpoint\",\"server.limits\"]");
    }
  }
}
