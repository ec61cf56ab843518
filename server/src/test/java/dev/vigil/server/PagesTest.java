package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long lists page by page, and answers that whoever has them already is not sent again. */
class PagesTest {
  private static final String CONFIGURATION = "/api/v1/configuration";
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

  @TempDir private Path folder;

  /** All that is found in a list, which grows after each page. */
  private static List<String> all(Client client, String path, String found, Runnable between) {
    List<String> all = new ArrayList<>();
    Pattern pattern = Pattern.compile(found);
    String cursor = "";
    do {
      HttpResponse<String> page = client.get(path + "?limit=2" + cursor);
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      Matcher matcher = pattern.matcher(page.body());
      while (matcher.find()) {
        all.add(matcher.group(1));
      }
      between.run();
      Matcher next = NEXT.matcher(page.body());
      cursor =
          next.find() ? "&cursor=" + URLEncoder.encode(next.group(1), StandardCharsets.UTF_8) : "";
    } while (!cursor.isEmpty() && all.size() < 50);
    return all;
  }

  @Test
  void nothing_is_told_twice_or_left_out_though_the_list_grows() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS.replace("hot", "hot*"))) {
      Client client = trial.client;
      for (int i = 1; i < 6; i++) {
        client.post("/api/v1/observations", point("hot" + i, NOW + i, 500));
        client.post("/api/v1/silences", "{\"matcher\":\"s" + i + "\",\"minutes\":5}");
        String missed = "\",\"truth\":\"missed\",\"from\":" + NOW + ",\"until\":" + (NOW + i) + "}";
        client.post("/api/v1/feedback", "{\"metric\":\"f" + i + missed);
      }
      int[] more = {10};
      Runnable series =
          () -> client.post("/api/v1/observations", point("hot0" + more[0]++, NOW + 9, 500));
      assertThat(all(client, "/api/v1/series", "\"series\":\"(\\w+)\"", series))
          .containsExactly("hot1", "hot2", "hot3", "hot4", "hot5");
      for (String list : new String[] {"anomalies", "alerts"}) {
        assertThat(all(client, "/api/v1/" + list, "\"series\":\"(\\w+)\"", series))
            .as(list)
            .doesNotHaveDuplicates()
            .containsSubsequence("hot5", "hot4", "hot3", "hot2", "hot1");
      }
      assertThat(
              all(
                  client,
                  "/api/v1/silences",
                  "\"matcher\":\"(\\w+)\"",
                  () -> client.delete("/api/v1/silences/1")))
          .containsExactly("s1", "s2", "s3", "s4", "s5");
      assertThat(all(client, "/api/v1/feedback", "\"metric\":\"(\\w+)\"", () -> {}))
          .containsExactly("f1", "f2", "f3", "f4", "f5");
    }
  }

  @Test
  void keys_and_acts_have_pages_too() {
    try (Trial trial = Trial.in(folder)) {
      Client client = trial.client;
      for (int i = 1; i < 6; i++) {
        client.post("/api/v1/keys", "{\"name\":\"k" + i + "\",\"role\":\"read\"}");
      }
      assertThat(all(client, "/api/v1/keys", "\"name\":\"(\\w+)\"", () -> {}))
          .containsExactlyInAnyOrder("preset", "k1", "k2", "k3", "k4", "k5");
      List<String> acts =
          all(
              client,
              "/api/v1/audit",
              "\"action\":\"(\\w+ /api/v1/\\w+)",
              () -> client.delete("/api/v1/silences/7"));
      assertThat(acts).containsOnly("POST /api/v1/keys").hasSize(5);
    }
  }

  @Test
  void a_cursor_of_another_list_or_of_none_is_refused() {
    try (Trial trial = Trial.in(folder)) {
      String silence = "{\"matcher\":\"s\",\"minutes\":5}";
      trial.client.post("/api/v1/silences", silence);
      trial.client.post("/api/v1/silences", silence);
      String body = trial.client.get("/api/v1/silences?limit=1").body();
      Matcher next = NEXT.matcher(body);
      assertThat(next.find()).isTrue();
      String[] lists = {
        "series", "anomalies", "alerts", "incidents", "silences", "feedback", "keys", "audit"
      };
      for (String list : lists) {
        for (String cursor : new String[] {"x", "c2lsZW5jZXM6eA", "%00", "x".repeat(200)}) {
          HttpResponse<String> answer = trial.client.get("/api/v1/" + list + "?cursor=" + cursor);
          assertThat(answer.statusCode()).as(list + " " + cursor + answer.body()).isEqualTo(400);
        }
        int status = trial.client.get("/api/v1/" + list + "?cursor=" + next.group(1)).statusCode();
        assertThat(status).as(list).isEqualTo(list.equals("silences") ? 200 : 400);
      }
    }
  }

  @Test
  void a_configuration_that_somebody_else_has_changed_is_not_written_over() {
    try (Trial trial = Trial.in(folder)) {
      String first = trial.client.get(CONFIGURATION).headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> mine = put(trial, "sensitivity: 0.7\n", first);
      assertThat(mine.statusCode()).isEqualTo(200);
      HttpResponse<String> late = put(trial, "sensitivity: 0.6\n", first);
      assertThat(late.statusCode()).isEqualTo(412);
      assertThat(trial.client.get(CONFIGURATION).body()).isEqualTo("sensitivity: 0.7\n");
      String now = mine.headers().firstValue("ETag").orElseThrow();
      assertThat(late.headers().firstValue("ETag")).contains(now);
      assertThat(put(trial, "sensitivity: 0.6\n", "\"x\", " + now).statusCode()).isEqualTo(200);
      assertThat(put(trial, "sensitivity: 0.5\n", "*").statusCode()).isEqualTo(200);
      assertThat(trial.client.put(CONFIGURATION, "sensitivity: 0.4\n").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> put(Trial trial, String text, String tag) {
    return trial.client.send(
        CONFIGURATION,
        request -> request.header("If-Match", tag).PUT(BodyPublishers.ofString(text)));
  }

  @Test
  void what_has_not_changed_is_not_sent_again() throws IOException {
    try (Trial trial = Trial.with(folder, Trial.LIMITS)) {
      trial.client.post("/api/v1/observations", point("hot", NOW, 500));
      for (String path :
          new String[] {
            "/api/v1/alerts/1",
            "/api/v1/incidents/1",
            "/api/v1/rules",
            "/api/v1/detectors",
            "/api/v1/detectors/zscore",
            CONFIGURATION,
            "/api/v1/openapi.yaml"
          }) {
        String tag = trial.client.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(again(trial, path, tag).statusCode()).as(path).isEqualTo(304);
        assertThat(again(trial, path, "W/" + tag).body()).as(path).isEmpty();
        assertThat(again(trial, path, "\"x\"").statusCode()).as(path).isEqualTo(200);
      }
      String before =
          trial.client.get("/api/v1/alerts/1").headers().firstValue("ETag").orElseThrow();
      trial.client.post("/api/v1/alerts/1/acknowledge", "");
      assertThat(again(trial, "/api/v1/alerts/1", before).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> again(Trial trial, String path, String tag) {
    return trial.client.send(path, request -> request.header("If-None-Match", tag));
  }
}
