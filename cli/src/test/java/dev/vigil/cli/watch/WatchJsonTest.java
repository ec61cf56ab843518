package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.pipeline.Flaw;
import dev.vigil.pipeline.Return;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WatchJsonTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final WatchJson json =
      new WatchJson(new PrintStream(bytes, false, StandardCharsets.UTF_8));

  private List<Map<String, String>> shown(WatchBoard board) throws IOException {
    json.show(board);
    List<Map<String, String>> objects = new ArrayList<>();
    for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
      objects.add(parse(line));
    }
    return objects;
  }

  private static Map<String, String> parse(String line) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, parser.getText());
      }
      assertThat(parser.nextToken()).as("one object a line").isNull();
    }
    return fields;
  }

  @Test
  void each_series_is_an_object_of_its_own_line() throws IOException {
    WatchBoard board = Boards.empty();
    board.judge(FakePace.NOON, Boards.sample(4), Boards::learning);
    List<Map<String, String>> objects = shown(board);
    assertThat(objects).hasSize(6);
    assertThat(objects.get(0))
        .containsEntry("time", "2026-11-22T12:00:00Z")
        .containsEntry("series", "cpu_percent")
        .containsEntry("unit", "%")
        .containsEntry("value", "4.0")
        .containsEntry("expected", "4.0")
        .containsEntry("lower", "3.6")
        .containsEntry("upper", "4.4")
        .containsEntry("state", "learning")
        .containsEntry("remaining", "43000");
    assertThat(objects.get(3)).containsEntry("series", "disk_percent{mount=\"/\"}");
  }

  @Test
  void what_is_not_known_is_null() throws IOException {
    WatchBoard board = Boards.empty();
    board.preview(FakePace.NOON, Boards.sample(4));
    assertThat(shown(board).get(0))
        .containsEntry("state", "starting")
        .containsEntry("expected", "null")
        .containsEntry("upper", "null");
  }

  @Test
  void an_anomaly_says_what_and_why() throws IOException {
    WatchBoard board = Boards.empty();
    board.judge(FakePace.NOON, Boards.sample(99), Boards::normal);
    Boards.tell(board, "a \"quoted\" reason", Severity.HIGH);
    assertThat(shown(board).get(0))
        .containsEntry("state", "anomalous")
        .containsEntry("type", "SPIKE")
        .containsEntry("severity", "HIGH")
        .containsEntry("notice", "PAGE")
        .containsEntry("provisional", "true")
        .containsEntry("description", "a \"quoted\" reason");
  }

  @Test
  void what_is_held_back_or_rejected_says_why() throws IOException {
    WatchBoard board = Boards.empty();
    board.judge(
        FakePace.NOON, Boards.sample(4), point -> new Verdict.Rejected(Verdict.Reason.LATE));
    assertThat(shown(board).get(0)).containsEntry("state", "rejected").containsEntry("why", "LATE");
  }

  @Test
  void a_failed_measurement_has_an_error_and_no_value() throws IOException {
    WatchBoard board = Boards.empty();
    board.judge(
        FakePace.NOON,
        List.of(new Reading.Failed(HostMetrics.ZOMBIES, "permission denied")),
        Boards::learning);
    assertThat(shown(board))
        .containsExactly(
            Map.of(
                "time", "2026-11-22T12:00:00Z",
                "series", "zombies",
                "state", "failed",
                "error", "permission denied"));
  }

  @Test
  void a_series_that_was_not_measured_this_time_is_left_out() throws IOException {
    WatchBoard board = Boards.empty();
    board.judge(FakePace.NOON, Boards.sample(4), Boards::learning);
    board.judge(FakePace.NOON + 2_000, Boards.sample(4).subList(0, 2), Boards::learning);
    assertThat(shown(board)).hasSize(2);
  }

  @Test
  void a_series_that_stopped_has_a_line_when_it_is_told_and_one_when_it_is_back()
      throws IOException {
    WatchBoard board = Boards.empty();
    board.judge(FakePace.NOON, Boards.sample(4), Boards::learning);
    SeriesKey disk = SeriesKey.of("disk_percent");
    Verdict.Anomalous verdict = Boards.afterBurn().told().get(0).verdict();
    board.tell(
        new Anomaly(
            "1",
            new Point(disk, FakePace.NOON, Double.NaN),
            AnomalyType.ABSENCE,
            verdict,
            0.5,
            0.5,
            "absence"));
    board.back(new Return(disk, FakePace.NOON - 60_000, FakePace.NOON));
    List<Map<String, String>> objects = shown(board);
    assertThat(objects.get(6))
        .containsEntry("series", "disk_percent")
        .containsEntry("state", "absent")
        .containsEntry("type", "ABSENCE");
    assertThat(objects.get(7))
        .containsEntry("state", "back")
        .containsEntry("silentSince", "2026-11-22T11:59:00Z");
    assertThat(shown(board).stream().filter(one -> "absent".equals(one.get("state")))).hasSize(1);
  }

  @Test
  void what_is_wrong_with_the_data_of_a_series_is_said_with_it() throws IOException {
    WatchBoard board = Boards.empty();
    board.judge(FakePace.NOON, Boards.sample(4), Boards::learning);
    board.flaws(series -> series.metric().equals("cpu_percent") ? Map.of(Flaw.STUCK, 3) : Map.of());
    json.show(board);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("dataFlaws"))
        .singleElement()
        .asString()
        .contains("\"series\":\"cpu_percent\"", "\"dataFlaws\":{\"stuck\":3}");
  }
}
