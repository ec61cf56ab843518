package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stored past, played again under other budgets. */
class WhatIfTest {
  private static final String WHAT_IF = "/api/v1/what-if";
  private static final long MINUTE = 60_000;
  private static final int MINUTES = 12_000;

  @TempDir private Path folder;

  /** Eight days of noise, with a spike now and then that grows. */
  private static void send(Trial trial, String metric) {
    Random chance = new Random(5);
    for (int part = 0; part < 4; part++) {
      StringBuilder body = new StringBuilder("[");
      for (int i = part * MINUTES / 4; i < (part + 1) * MINUTES / 4; i++) {
        double value = 100 + chance.nextGaussian() + (i % 1500 == 1499 ? 10 + i / 100.0 : 0);
        body.append(body.length() == 1 ? "" : ",")
            .append(point(metric, NOW - (MINUTES - i) * MINUTE, value));
      }
      assertThat(
              trial.client.post("/api/v1/observations", body.append(']').toString()).statusCode())
          .isEqualTo(200);
    }
  }

  private static String answer(Trial trial, String question) throws InterruptedException {
    HttpResponse<String> begun = trial.client.post(WHAT_IF, question);
    assertThat(begun.statusCode()).isEqualTo(202);
    String id = begun.body().replaceAll("(?s).*\"id\":\"([0-9]+)\".*", "$1");
    String body = begun.body();
    for (int i = 0; i < 1_200 && body.contains("\"state\":\"RUNNING\""); i++) {
      Thread.sleep(50); // it has a thread of its own
      body = trial.client.get(WHAT_IF + "/" + id).body();
    }
    return body;
  }

  private static int alarms(String answer, String of) {
    return Integer.parseInt(
        answer.replaceAll("(?s).*\"" + of + "\":\\{\"alarms\":([0-9]+).*", "$1"));
  }

  @Test
  void today_is_what_was_told_and_each_budget_says_what_it_would_have() throws Exception {
    try (Trial trial = Trial.in(folder)) {
      send(trial, "m");
      String list = trial.client.get("/api/v1/anomalies?limit=1000").body();
      int pages = list.split("\"notice\":\"PAGE\"", -1).length - 1;
      assertThat(pages).isPositive();

      String more = answer(trial, "{\"matcher\":\"m\",\"sensitivity\":1}");
      assertThat(more)
          .contains(
              "\"state\":\"DONE\",\"progress\":1.0,\"series\":1,\"points\":" + MINUTES,
              "\"change\":\"STAYS\"",
              "\"sensitivity\":1.0,\"pagesPerWeek\":4.0,\"alarms\":" + alarms(more, "whatIf"));
      assertThat(alarms(more, "today")).isEqualTo(pages);
      assertThat(alarms(more, "whatIf")).isGreaterThanOrEqualTo(pages);
      assertThat(more.split("\"sensitivity\"", -1)).hasSize(62);

      String fewer = answer(trial, "{\"matcher\":\"m\",\"pagesPerWeek\":0.004}");
      assertThat(alarms(fewer, "whatIf")).isLessThanOrEqualTo(pages);
      assertThat(trial.client.get("/api/v1/anomalies?limit=1000").body()).isEqualTo(list);

      String id = list.replaceAll("(?s)^[^\\[]*\\[\\{\"id\":\"([^\"]+)\".*", "$1");
      trial.client.post("/api/v1/feedback", "{\"anomaly\":\"" + id + "\",\"truth\":\"right\"}");
      assertThat(answer(trial, "{\"matcher\":\"m\"}")).contains("\"said\":\"RIGHT\"");
    }
  }

  @Test
  void another_detector_is_held_against_the_one_of_today() throws Exception {
    try (Trial trial = Trial.in(folder)) {
      send(trial, "m");
      String plain = answer(trial, "{\"matcher\":\"m\"}");
      String other = answer(trial, "{\"matcher\":\"m\",\"detector\":\"zscore\"}");
      assertThat(alarms(other, "today")).isEqualTo(alarms(plain, "today"));
      assertThat(alarms(other, "whatIf")).isPositive();
    }
  }

  @Test
  void what_is_asked_wrongly_is_refused_and_what_nobody_wants_is_forgotten() throws IOException {
    try (Trial trial = Trial.in(folder)) {
      assertThat(trial.client.post(WHAT_IF, "{\"sensitivity\":2}").statusCode()).isEqualTo(400);
      assertThat(trial.client.post(WHAT_IF, "{\"from\":5,\"to\":4}").statusCode()).isEqualTo(400);
      assertThat(
              trial
                  .client
                  .post(WHAT_IF, "{\"sensitivity\":1,\"budget\":\"1 per series per week\"}")
                  .body())
          .contains("one of budget, pagesPerWeek and sensitivity");
      assertThat(trial.client.post(WHAT_IF, "{\"detector\":\"zscor\"}").body())
          .contains("did you mean 'zscore'");
      assertThat(trial.client.get(WHAT_IF + "/9").statusCode()).isEqualTo(404);
      String begun = trial.client.post(WHAT_IF, "{}").body();
      String id = begun.replaceAll("(?s).*\"id\":\"([0-9]+)\".*", "$1");
      assertThat(trial.client.delete(WHAT_IF + "/" + id).statusCode()).isEqualTo(204);
      assertThat(trial.client.get(WHAT_IF + "/" + id).statusCode()).isEqualTo(404);
    }
  }
}
