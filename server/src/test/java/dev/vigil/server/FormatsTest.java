package dev.vigil.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that others send, good and bad, over HTTP to the history. */
class FormatsTest {
  @TempDir private Path folder;

  private static String key(Trial trial, String role) {
    String body = "{\"name\":\"" + role + "\",\"role\":\"" + role + "\"}";
    String made = trial.client.post("/api/v1/keys", body).body();
    return made.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
  }

  private static long counted(Trial trial, String name) {
    return trial
        .client
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  @Test
  void what_is_sent_is_taken_counted_and_found() throws IOException {
    for (Format format : Format.values()) {
      if (format.counts()) {
        continue;
      }
      try (Trial trial = Trial.in(folder.resolve(format.name()))) {
        Client client = trial.client.with(key(trial, "ingest"));
        HttpResponse<String> answer = format.send(client, format.body());
        assertThat(answer.statusCode()).as(format + answer.body()).isIn(200, 204);
        String history = trial.client.get("/api/v1/history?metric=" + format.metric()).body();
        assertThat(history)
            .as(format.name())
            .contains("\"timestamp\":" + Trial.NOW + ",\"value\":1.5,")
            .contains("\"timestamp\":" + (Trial.NOW + 10_000) + ",\"value\":2.0,");
        assertThat(counted(trial, "vigil_server_accepted_points_total"))
            .as(format.name())
            .isEqualTo(2);
        if (format.isRemoteWrite()) {
          assertThat(answer.headers().firstValue("X-Prometheus-Remote-Write-Samples-Written"))
              .contains("2");
        }
      }
    }
  }

  @Test
  void logs_and_traces_are_points_once_their_minute_is_over() throws Exception {
    Map<Format, Trial> trials = new EnumMap<>(Format.class);
    try {
      for (Format format : Format.values()) {
        if (format.counts()) {
          Trial trial = Trial.in(folder.resolve(format.name()));
          trials.put(format, trial);
          assertThat(format.send(trial.client, format.body()).statusCode()).isEqualTo(200);
          assertThat(format.send(trial.client, format.body()).statusCode()).isEqualTo(200);
          assertThat(trial.client.get("/api/v1/series").body()).isEqualTo("{\"series\":[]}");
          trial.clock.advance(Duration.ofMinutes(2));
        }
      }
      for (Map.Entry<Format, Trial> one : trials.entrySet()) {
        String metric = one.getKey().metric();
        String path = "/api/v1/history?metric=" + metric;
        Client client = one.getValue().client;
        Until.says(() -> client.get(path).body(), "\"points\"");
        String value = metric.equals("log_count") ? "2.0" : "5.0";
        assertThat(client.get(path).body())
            .as(one.getKey().name())
            .contains("\"value\":" + value, "shop");
      }
    } finally {
      trials.values().forEach(Trial::close);
    }
  }

  @Test
  void what_cannot_be_read_is_told_with_its_place_and_nothing_of_it_is_taken() {
    try (Trial trial = Trial.in(folder)) {
      for (Format format : Format.values()) {
        HttpResponse<String> answer = format.send(trial.client, format.nonsense());
        assertThat(answer.statusCode()).as(format + answer.body()).isEqualTo(400);
        assertThat(answer.body()).as(format.name()).contains("\"accepted\":0");
        if (format != Format.GRAPHITE) { // of lines each is refused by itself
          assertThat(answer.body())
              .as(format.name())
              .contains("\"position\":", "no point was taken");
        }
      }
      assertThat(trial.client.get("/api/v1/series").body()).isEqualTo("{\"series\":[]}");
    }
  }

  @Test
  void whoever_may_not_send_is_turned_away() {
    try (Trial trial = Trial.in(folder)) {
      String read = key(trial, "read");
      for (Format format : Format.values()) {
        assertThat(format.send(trial.client.with(""), format.body()).statusCode())
            .as(format.name())
            .isEqualTo(401);
        assertThat(format.send(trial.client.with(read), format.body()).statusCode())
            .as(format.name())
            .isEqualTo(403);
      }
      assertThat(trial.client.get("/api/v1/series").body()).isEqualTo("{\"series\":[]}");
    }
  }

  @Test
  void a_body_may_be_compressed_in_three_ways_but_not_grow_beyond_the_limit() throws IOException {
    String config = "server: {limits: {bodyBytes: 1MiB}}\n";
    try (Trial trial = Trial.with(folder, config)) {
      byte[] body = Format.NDJSON.body();
      assertThat(Format.NDJSON.send(trial.client, gzip(body), "gzip").body())
          .contains("\"accepted\":2");
      assertThat(Format.NDJSON.send(trial.client, zstd(body), "zstd").body())
          .contains("\"accepted\":2");
      assertThat(Format.NDJSON.send(trial.client, Format.snappy(body), "snappy").body())
          .contains("\"accepted\":2");

      byte[] large = " ".repeat(2 << 20).getBytes(UTF_8);
      for (Format format : Format.values()) {
        HttpResponse<String> plain = format.send(trial.client, large, "");
        assertThat(plain.statusCode()).as(format.name()).isEqualTo(413);
        HttpResponse<String> grown =
            format.isRemoteWrite()
                ? format.send(trial.client, Format.snappy(large), "snappy")
                : format.send(trial.client, gzip(large), "gzip");
        assertThat(grown.statusCode()).as(format.name()).isEqualTo(413);
      }
      assertThat(Format.NDJSON.send(trial.client, body, "gzip").statusCode()).isEqualTo(400);
      assertThat(Format.NDJSON.send(trial.client, body, "br").statusCode()).isEqualTo(415);
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] zstd(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(bytes)) {
      zstd.write(plain);
    }
    return bytes.toByteArray();
  }
}
