package dev.vigil.notify;

import static dev.vigil.notify.Stories.PAYMENT;
import static dev.vigil.notify.Stories.SEEN;
import static dev.vigil.notify.Stories.START;
import static dev.vigil.notify.Stories.alert;
import static dev.vigil.notify.Stories.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.Alert;
import dev.vigil.alert.Details;
import dev.vigil.alert.Impact;
import dev.vigil.alert.Measured;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FieldsTest {
  private static final Details DETAILS =
      new Details(
          "gateway",
          "vip",
          "payments matter",
          Map.of("user.name", "ana", "type", "card", "host", "meta"),
          Map.of("host", "context", "metric", "mine", "a", "1", "a.b", "2", "..", "3"));

  private static Incident of(int alerts) {
    return incident(7, IncidentStatus.OPEN, Severity.CRITICAL, alerts);
  }

  private static String title(Measured measured) {
    Alert lead = alert(PAYMENT, Severity.HIGH, Impact.NORMAL, measured, Details.NONE);
    return (String) Fields.of(of(1), lead, Kind.OPENED, "").get("title");
  }

  private static Measured measured(double value, double expected, double lower, double upper) {
    return new Measured(value, expected, lower, upper, 0.9, 0.8);
  }

  @Test
  void every_name_but_two_is_a_field_where_there_is_something_of_it() {
    Alert lead = alert(PAYMENT, Severity.HIGH, Impact.HIGH, SEEN, DETAILS);
    Map<String, Object> fields = Fields.of(of(2), lead, Kind.GREW, "http://x/{{incident}}");
    assertThat(Fields.NAMES).contains("channel", "items");
    assertThat(fields.keySet())
        .containsAll(
            Fields.NAMES.stream()
                .filter(name -> !List.of("channel", "items").contains(name))
                .toList());
    assertThat(fields)
        .containsEntry("metric", "response_time")
        .containsEntry("value", "812.4")
        .containsEntry("expected", "150")
        .containsEntry("lower", "120")
        .containsEntry("upper", "180")
        .containsEntry("deviation", "662.4")
        .containsEntry("severity", "CRITICAL")
        .containsEntry("priority", "P1")
        .containsEntry("impact", "HIGH")
        .containsEntry("score", 0.98)
        .containsEntry("type", "SPIKE")
        .containsEntry("kind", "GREW")
        .containsEntry("incident", 7L)
        .containsEntry("alerts", 2)
        .containsEntry("timestamp", START)
        .containsEntry("time", "2023-11-14T22:13:20Z")
        .containsEntry("link", "http://x/7")
        .containsEntry("rule", "vip")
        .containsEntry("reason", "payments matter")
        .containsEntry("source", "gateway");
    assertThat(fields.get("anomaly"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("id", "a-1"),
                Map.entry("type", "SPIKE"),
                Map.entry("severity", "HIGH"),
                Map.entry("score", 0.97512),
                Map.entry("confidence", 0.9),
                Map.entry("timestamp", START),
                Map.entry("description", "It is far too slow"),
                Map.entry("detector", "novelty"),
                Map.entry("expectedValue", 150.0),
                Map.entry("expectedRange", Map.of("lower", 120.0, "upper", 180.0)),
                Map.entry("actualValue", 812.4),
                Map.entry("deviation", 662.4)));
    assertThat(fields.get("causes"))
        .isEqualTo(
            List.of(
                Map.of(
                    "series", PAYMENT.toString(), "reason", "first by 40 seconds", "score", 0.91)));
  }

  @Test
  void labels_metadata_and_context_go_by_their_names_where_these_are_none_of_ours() {
    Alert lead = alert(PAYMENT, Severity.HIGH, Impact.HIGH, SEEN, DETAILS);
    Map<String, Object> fields = Fields.of(of(1), lead, Kind.OPENED, "");
    assertThat(fields)
        .containsEntry("endpoint", "/payment")
        .containsEntry("labels", Map.of("endpoint", "/payment"))
        .containsEntry("host", "context")
        .containsEntry("user", Map.of("name", "ana"))
        .containsEntry("metric", "response_time")
        .containsEntry("type", "SPIKE")
        .doesNotContainKey("link");
    assertThat(fields.get("metadata"))
        .isEqualTo(Map.of("user", Map.of("name", "ana"), "type", "card", "host", "meta"));
    Map<?, ?> context = (Map<?, ?>) fields.get("context");
    assertThat(context.get("metric")).isEqualTo("mine");
    assertThat(context.get("..")).isEqualTo("3");
    assertThat(context.containsKey("a")).isTrue();
  }

  @Test
  void type_is_the_label_of_that_name_where_the_series_has_one() {
    SeriesKey sensor = new SeriesKey("reading", Labels.of("type", "temperature"));
    Map<String, Object> fields = Fields.of(of(1), alert(sensor, Severity.LOW), Kind.OPENED, "");
    assertThat(fields).containsEntry("type", "temperature");
    assertThat((Map<?, ?>) fields.get("anomaly")).extracting("type").isEqualTo("SPIKE");
  }

  @Test
  void what_there_is_none_of_is_no_field() {
    double none = Double.NaN;
    Alert lead =
        alert(PAYMENT, Severity.HIGH, Impact.LOW, measured(none, none, none, none), Details.NONE);
    Map<String, Object> fields = Fields.of(of(1), lead, Kind.OPENED, "");
    assertThat(fields)
        .doesNotContainKeys("value", "expected", "lower", "upper", "deviation", "rule", "source");
    assertThat((Map<?, ?>) fields.get("anomaly")).hasSize(8);
    assertThat(fields).containsEntry("priority", "P2");
  }

  @Test
  void a_title_says_where_what_and_what_was_expected() {
    String start = "[CRITICAL] response_time{endpoint=\"/payment\"} SPIKE";
    double none = Double.NaN;
    double open = Double.POSITIVE_INFINITY;
    assertThat(title(measured(812, 150, 120, 180))).isEqualTo(start + ": 812, expected 120–180");
    assertThat(title(measured(-8, 0, -2.5, 2.5))).isEqualTo(start + ": -8, expected -2.5 to 2.5");
    assertThat(title(measured(812, 150, none, none))).isEqualTo(start + ": 812, expected 150");
    assertThat(title(measured(8, none, 15, open))).isEqualTo(start + ": 8, expected at least 15");
    assertThat(title(measured(8, none, -open, 5))).isEqualTo(start + ": 8, expected at most 5");
    assertThat(title(measured(none, none, none, none))).isEqualTo(start);
  }

  @Test
  void a_text_tells_of_the_incident_and_of_the_rule() {
    Alert lead = alert(PAYMENT, Severity.HIGH, Impact.HIGH, SEEN, DETAILS);
    assertThat(Fields.of(of(1), lead, Kind.OPENED, "").get("text"))
        .isEqualTo("It is far too slow.\nRule vip: payments matter.");
    assertThat(Fields.of(of(3), lead, Kind.OPENED, "").get("text"))
        .isEqualTo(
            "It is far too slow.\n3 alerts on 3 series, worst CRITICAL; probably from "
                + "response_time{endpoint=\"/payment\"}: first by 40 seconds.\n"
                + "Rule vip: payments matter.");
  }

  @Test
  void the_link_leads_to_the_chart_around_the_incident() {
    String link =
        Draft.of(
                of(1),
                alert(new SeriesKey("a b", Labels.of("x", "1&2")), Severity.LOW),
                "http://v/?s={{series}}&from={{ from }}&to={{to}}&i={{incident}}&o={{other}}")
            .link();
    assertThat(link)
        .isEqualTo(
            "http://v/?s=a%20b%7Bx%3D%221%262%22%7D&from="
                + (START + 7 - 3_600_000)
                + "&to="
                + (START + 8 + 900_000)
                + "&i=7&o={{other}}");
  }

  @Test
  void what_comes_from_outside_stays_in_its_line_and_is_cut() {
    SeriesKey evil =
        new SeriesKey("a\r\nBcc: all@example.com\u001b[2J", Labels.of("x", "y".repeat(100_000)));
    Notification one =
        Draft.of(of(1), alert(evil, Severity.LOW), "http://v/{{series}}")
            .to(new Draft.Address("k", "mail", Kind.OPENED, START, "t", ""));
    assertThat(one.subject().title()).doesNotContain("\r", "\n", "\u001b").hasSizeLessThan(251);
    assertThat(one.subject().link()).hasSizeLessThan(5_000);
    assertThat((String) one.fields().get("series")).hasSize(500);
    assertThat((Map<?, ?>) one.fields().get("labels")).isNotEmpty();
    assertThat((String) one.fields().get("x")).hasSize(500);
  }

  @Test
  void numbers_are_as_people_read_them() {
    assertThat(Wording.number(812)).isEqualTo("812");
    assertThat(Wording.number(-0.0)).isEqualTo("0");
    assertThat(Wording.number(1234567.891)).isEqualTo("1234568");
    assertThat(Wording.number(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Wording.number(12.3456)).isEqualTo("12.35");
    assertThat(Wording.number(0.00012345)).isEqualTo("0.0001235");
    assertThat(Wording.number(1e-9)).isEqualTo("1.000e-09");
    assertThat(Wording.number(3e20)).isEqualTo("3.000e+20");
    assertThat(Wording.number(999.99999)).isEqualTo("1000");
    assertThat(Wording.number(Double.NEGATIVE_INFINITY)).isEmpty();
    assertThat(Wording.time(Long.MAX_VALUE)).startsWith("+292278994");
  }
}
