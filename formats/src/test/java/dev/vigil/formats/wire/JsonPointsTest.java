package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.rule.Circumstances;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonPointsTest {
  private final JsonPoints json = new JsonPoints();

  private static String point(String metric, String value, String time) {
    return "{\"metricName\":\"" + metric + "\",\"value\":" + value + ",\"timestamp\":" + time + "}";
  }

  @Test
  void an_array_of_points_is_taken() throws WireException {
    String body =
        """
        [ {"metricName":"cpu","value":1.5,"timestamp":1700000000123,"labels":{"host":"a","core":2}},
          {"timestamp":"2023-11-14T22:13:20.5Z","labels":{"host":"b"},"value":2,"metric":"cpu"} ]
        """;
    PointBatch batch = Rows.read(json, body);
    assertThat(Rows.of(batch))
        .containsExactly(
            "cpu{core=\"2\",host=\"a\"} 1700000000123 1.5", "cpu{host=\"b\"} 1700000000500 2.0");
    assertThat(batch.circumstances(0)).isSameAs(Circumstances.NONE);
  }

  @Test
  void what_comes_with_points_and_with_their_batch_is_kept() throws WireException {
    String body =
        """
        {"points":[
          {"metricName":"t","value":1,"timestamp":1,"source":"s","type":"temperature",
           "metadata":{"battery":15,"deep":{"a":[1,"x",true,null]}}},
          {"metricName":"t","value":2,"timestamp":2}],
         "unknown":[{}],
         "context":{"isBusinessHours":true,"userRoles":["admin"]}}
        """;
    PointBatch batch = Rows.read(json, body);
    Map<String, Object> context = Map.of("isBusinessHours", true, "userRoles", List.of("admin"));
    assertThat(batch.circumstances(0))
        .isEqualTo(
            new Circumstances(
                "s",
                "temperature",
                Map.of("battery", 15L, "deep", Map.of("a", List.of(1L, "x", true))),
                context,
                false));
    assertThat(batch.circumstances(1)).isEqualTo(Circumstances.NONE.withContext(context));
  }

  @Test
  void circumstances_do_not_outlive_their_request() throws WireException {
    PointBatch batch = new PointBatch(WireLimits.usual());
    byte[] first =
        "[{\"metricName\":\"t\",\"value\":1,\"timestamp\":1,\"source\":\"s\"}]".getBytes(UTF_8);
    byte[] second = ("[" + point("t", "1", "1") + "]").getBytes(UTF_8);
    json.decode(first, first.length, batch);
    assertThat(batch.circumstances(0).source()).isEqualTo("s");
    json.decode(second, second.length, batch);
    assertThat(batch.circumstances(0)).isSameAs(Circumstances.NONE);
  }

  @Test
  void bad_points_are_refused_by_index_and_reason_and_the_others_are_taken() throws WireException {
    String body =
        "["
            + String.join(
                ",",
                point("good", "1", "1"),
                "{\"value\":1,\"timestamp\":1}",
                point("m", "\"many\"", "1"),
                point("m", "null", "1"),
                point("m", "1", "\"yesterday\""),
                "{\"metricName\":\"m\",\"timestamp\":1}",
                "{\"metricName\":\"m\",\"value\":1}",
                "7",
                "{\"metricName\":\"m\",\"value\":1,\"timestamp\":1,\"labels\":[1]}",
                "{\"metricName\":\"m\",\"value\":1,\"timestamp\":1,\"labels\":{\"a\":{}}}",
                point("m", "1", "1e300"),
                point("also", "2", "2"))
            + "]";
    PointBatch batch = Rows.read(json, body);
    assertThat(Rows.of(batch)).containsExactly("good 1 1.0", "also 2 2.0");
    assertThat(batch.refusals().listed())
        .containsExactly(
            new Refusal(1, "the metric's name is missing"),
            new Refusal(2, "the value is not a number"),
            new Refusal(3, "the value is not a number"),
            new Refusal(4, "the timestamp is neither epoch milliseconds nor ISO-8601"),
            new Refusal(5, "the value is missing"),
            new Refusal(6, "the timestamp is missing"),
            new Refusal(7, "a JSON object is expected"),
            new Refusal(8, "the labels are not names with texts"),
            new Refusal(9, "the labels are not names with texts"),
            new Refusal(10, "the timestamp is out of range"));
    assertThat(batch.refusals().refused()).isEqualTo(10);
  }

  @Test
  void numbers_that_are_not_finite_come_as_text() throws WireException {
    String body =
        "["
            + point("a", "\"NaN\"", "1")
            + ","
            + point("a", "\"-Infinity\"", "2")
            + ","
            + point("a", "\"+Inf\"", "3")
            + ","
            + point("a", "1e999", "4")
            + "]";
    assertThat(Rows.of(Rows.read(json, body)))
        .containsExactly("a 1 NaN", "a 2 -Infinity", "a 3 Infinity", "a 4 Infinity");
  }

  @Test
  void lines_are_taken_and_one_that_is_no_json_costs_only_itself() throws WireException {
    String body =
        point("a", "1", "1")
            + "\n\n{\"metricName\":\"b\",\n"
            + point("c", "3", "3")
            + "\r\ngarbage\n"
            + point("d", "4", "4");
    PointBatch batch = Rows.read(json, body);
    assertThat(Rows.of(batch)).containsExactly("a 1 1.0", "c 3 3.0", "d 4 4.0");
    assertThat(batch.refusals().listed()).extracting(Refusal::index).containsExactly(1L, 3L);
    assertThat(batch.refusals().count(RowFault.BAD_LINE)).isEqualTo(2);
  }

  @Test
  void a_bad_line_behind_many_good_ones_takes_none_of_them_twice() throws WireException {
    for (int good : new int[] {1, 63, 64, 65, 200}) {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < good; i++) {
        body.append(point("a", "1", Integer.toString(i))).append('\n');
      }
      PointBatch batch = Rows.read(json, body + "{\"oops\"\n" + point("b", "1", "7"));
      assertThat(batch.size()).isEqualTo(good + 1);
      assertThat(batch.epochMillis(good)).isEqualTo(7);
      assertThat(batch.refusals().listed()).extracting(Refusal::index).containsExactly((long) good);
    }
  }

  @Test
  void only_utf_8_is_read() {
    byte[] wide = ("[" + point("a", "1", "1") + "]").getBytes(UTF_16LE);
    assertThatThrownBy(() -> Rows.read(json, wide))
        .hasMessage("byte 0: no JSON: only UTF-8 is read");
  }

  @Test
  void a_body_with_very_many_lines_that_are_no_json_is_refused_as_a_whole() {
    String body = point("a", "1", "1") + "\n{\"metadata\":".repeat(2_000);
    assertThatThrownBy(() -> Rows.read(json, body)).isInstanceOf(WireException.class);
  }

  @Test
  void an_object_over_several_lines_is_one_point() throws WireException {
    String body = "{\n\"metricName\": \"a\",\n\"value\": 1,\n\"timestamp\": 2\n}\n";
    assertThat(Rows.of(Rows.read(json, body))).containsExactly("a 2 1.0");
  }

  @Test
  void malformed_bodies_are_refused_with_their_place() {
    assertThatThrownBy(() -> Rows.read(json, "[" + point("a", "1", "1") + ",\n  oops]"))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("at line 2, column")
        .hasMessageContaining("oops");
    assertThatThrownBy(() -> Rows.read(json, "hello"))
        .isInstanceOf(WireException.class)
        .hasMessage("byte 0: no JSON: an array or an object is expected");
    assertThatThrownBy(() -> Rows.read(json, " \n")).hasMessage("byte 2: the body is empty");
    assertThatThrownBy(() -> Rows.read(json, "{\"a\":nope}\n{\"b\":nope}"))
        .isInstanceOf(WireException.class);
    assertThatThrownBy(() -> Rows.read(json, "{\"points\":5}"))
        .hasMessageContaining("one array of points is expected");
    assertThatThrownBy(() -> Rows.read(json, "{\"points\":[],\"context\":5}"))
        .hasMessageContaining("an object as context");
    assertThatThrownBy(() -> Rows.read(json, "[] []")).hasMessageContaining("the end is expected");
  }

  @Test
  void nesting_and_metadata_are_bounded() {
    String deep = "[{\"metadata\":" + "{\"a\":".repeat(100_000) + "1";
    assertThatThrownBy(() -> Rows.read(json, deep))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.kind()).isEqualTo(WireException.Kind.MALFORMED));
    String wide = "[{\"metadata\":{\"a\":[" + "[],".repeat(300_000) + "[]]}}]";
    assertThatThrownBy(() -> Rows.read(json, wide))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("values of metadata");
  }

  @Test
  void names_are_told_apart_however_their_texts_are_cut() throws WireException {
    String body =
        """
        [{"metricName":"m","value":1,"timestamp":1,"labels":{"a":"bc"}},
         {"metricName":"m","value":1,"timestamp":1,"labels":{"ab":"c"}},
         {"metricName":"mla","value":1,"timestamp":1,"labels":{}},
         {"metricName":"m","value":1,"timestamp":1,"labels":{"a":""}}]
        """;
    assertThat(Rows.of(Rows.read(json, body)))
        .containsExactly("m{a=\"bc\"} 1 1.0", "m{ab=\"c\"} 1 1.0", "mla 1 1.0", "m 1 1.0");
  }

  @Test
  void too_many_labels_and_too_long_texts_are_refused() throws WireException {
    StringBuilder labels = new StringBuilder("{");
    for (int i = 0; i < 65; i++) {
      labels.append(i == 0 ? "" : ",").append("\"l").append(i).append("\":\"v\"");
    }
    String many = "{\"metricName\":\"m\",\"value\":1,\"timestamp\":1,\"labels\":" + labels + "}}";
    String body =
        "["
            + many
            + ","
            + point("x".repeat(5_000), "1", "1")
            + ","
            + point("y".repeat(20_000), "1", "1")
            + "]";
    PointBatch batch = Rows.read(json, body);
    assertThat(batch.size()).isZero();
    assertThat(batch.refusals().count(RowFault.TOO_MANY_LABELS)).isEqualTo(1);
    assertThat(batch.refusals().count(RowFault.LONG_TEXT)).isEqualTo(2);
  }
}
