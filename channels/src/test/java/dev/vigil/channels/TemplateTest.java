package dev.vigil.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.Priority;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.testkit.Notifications;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TemplateTest {
  /** As the seed document writes it, a broken sign of an emoji included. */
  private static final String SEED =
      """

      ðŸš¨ API Performance Anomaly Detected
      Endpoint: {{endpoint}}
      Metric: {{metric}}
      Current: {{value}}
      Expected: {{expected}}
      Severity: {{severity}}
      """
          + "              ";

  private static Notification with(Map<String, Object> fields) {
    var subject =
        new Notification.Subject("t", Severity.HIGH, Priority.P2, "Title & more", "Text", "");
    return new Notification("key", "name", Kind.OPENED, 0, subject, fields);
  }

  private static String text(String template, Escape escape, Map<String, Object> fields) {
    return Template.compile(template, escape).text(with(fields));
  }

  private static String text(String template, Map<String, Object> fields) {
    return text(template, Escape.NOTHING, fields);
  }

  @Test
  void the_template_of_the_seed_document_reads_well() {
    Notification notification = Notifications.of("key", Kind.OPENED);
    assertThat(Template.compile(SEED, Escape.SLACK).text(notification))
        .isEqualTo(
            """
            ðŸš¨ API Performance Anomaly Detected
            Endpoint: /payment
            Metric: response_time
            Current: 120.5
            Expected: 30
            Severity: HIGH""");
  }

  @Test
  void indentation_that_all_lines_share_is_taken_off() {
    assertThat(text("\n\n    a\n      b\n\n    c\n  \n", Map.of())).isEqualTo("a\n  b\n\nc");
  }

  @Test
  void numbers_are_written_for_people() {
    Map<String, String> written =
        new TreeMap<>(
            Map.of(
                "5.0E6", "5000000",
                "0.30000000000000004", "0.3",
                "1234567.891", "1234568",
                "120.456789", "120.457",
                "-0.0001", "-0.0001",
                "0.0", "0",
                "1.0E-9", "1E-9",
                "NaN", "",
                "Infinity", "",
                "2.5E20", "2.5E+20"));
    written.forEach(
        (number, text) ->
            assertThat(text("{{value}}", Map.of("value", Double.valueOf(number))))
                .as(number)
                .isEqualTo(text));
    assertThat(text("{{alerts}} {{timestamp}}", Map.of("alerts", 3, "timestamp", 1L << 60)))
        .isEqualTo("3 1152921504606846976");
  }

  @Test
  void what_is_missing_is_empty() {
    assertThat(text("[{{value}}{{labels.x}}{{anomaly.expectedRange.lower}}]", Map.of()))
        .isEqualTo("[]");
    assertThat(text("[{{#causes}}x{{/causes}}{{^causes}}none{{/causes}}]", Map.of()))
        .isEqualTo("[none]");
    assertThat(text("{{#value}}zero is there{{/value}}", Map.of("value", 0.0)))
        .isEqualTo("zero is there");
  }

  @Test
  void labels_are_found_below_their_names_even_with_dots_in_them() {
    Map<String, Object> fields =
        Map.of(
            "labels", Map.of("http.method", "GET", "zone", "a"),
            "metadata", Map.of("location", Map.of("room", 7)),
            "http.method", "GET");
    assertThat(text("{{labels.http.method}} {{http.method}} {{labels.zone}}", fields))
        .isEqualTo("GET GET a");
    assertThat(text("{{metadata.location.room}} {{metadata}}", fields))
        .isEqualTo("7 location=room=7");
    assertThat(text("{{#labels}}{{zone}}{{/labels}}", fields)).isEqualTo("a");
  }

  @Test
  void items_and_causes_are_lists() {
    Map<String, Object> fields =
        Map.of("items", List.of(Map.of("title", "one"), Map.of("title", "two", "count", 2)));
    assertThat(
            text(
                "{{#items}}{{title}}{{#count}} x{{count}}{{/count}}{{^-last}}, {{/-last}}{{/items}}",
                fields))
        .isEqualTo("one, two x2");
  }

  @Test
  void no_object_can_be_asked_for_anything() {
    Map<String, Object> fields = Map.of("labels", Map.of("a", "text"));
    for (String name :
        List.of("title.class.name", "title.bytes", "labels.size", "labels.class", "title.length")) {
      assertThat(text("[{{" + name + "}}]", fields)).as(name).isEqualTo("[]");
    }
  }

  @Test
  void sections_within_sections_do_not_make_much_of_little() {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      items.add(Map.of("title", "x".repeat(1000)));
    }
    String nested = "{{#items}}{{#items}}{{title}}{{/items}}{{/items}}";
    assertThat(text(nested, Map.of("items", items))).hasSizeLessThanOrEqualTo(200_000);
  }

  @Test
  void values_are_escaped_for_where_they_go_and_the_template_is_not() {
    String value = "<a_b> & \"c\" [x](http://y) @here \\ 1\n2";
    Map<String, Object> fields =
        Map.of("value", value, "link", "https://x.example.com/a_b?c=1&d=2");
    Map<Escape, String> expected =
        Map.of(
            Escape.NOTHING, value,
            Escape.SLACK, "&lt;a_b&gt; &amp; \"c\" [x](http://y) @here \\ 1\n2",
            Escape.DISCORD, "\\<a\\_b\\> & \"c\" \\[x\\]\\(http://y\\) \\@here \\\\ 1\n2",
            Escape.TEAMS, "<a_b> & \"c\" [x] (http://y) @here \\ 1\n2",
            Escape.JSON, "<a_b> & \\\"c\\\" [x](http://y) @here \\\\ 1\\n2",
            Escape.FORM, "%3Ca_b%3E+%26+%22c%22+%5Bx%5D%28http%3A%2F%2Fy%29+%40here+%5C+1%0A2",
            Escape.HTML, "&lt;a_b&gt; &amp; &quot;c&quot; [x](http://y) @here \\ 1\n2");
    expected.forEach(
        (escape, text) ->
            assertThat(text("*<&*{{value}}", escape, fields))
                .as(escape.name())
                .isEqualTo("*<&*" + text));
    assertThat(text("{{link}}", Escape.DISCORD, fields))
        .isEqualTo("https://x.example.com/a_b?c=1&d=2");
  }

  @Test
  void every_template_of_ours_names_only_fields_that_there_are_and_reads_well_without_any() {
    for (String ours :
        List.of(
            Defaults.TEXT,
            Defaults.CARD,
            Defaults.SLACK,
            Defaults.LINE,
            Defaults.LOG,
            Defaults.SMS)) {
      assertThat(TemplateCheck.of("template", ours, java.util.Set.of())).isEmpty();
      for (Kind kind : Kind.values()) {
        String text = Template.compile(ours, Escape.NOTHING).text(Notifications.bare("key", kind));
        assertThat(text)
            .contains(ours.equals(Defaults.CARD) || ours.equals(Defaults.TEXT) ? "LOW" : "Title");
        assertThat(text).doesNotContain("{{", "Value", "Chart", "cause", ", ,", "null");
      }
    }
  }

  @Test
  void a_range_with_one_end_reads_well() {
    String text = text(Defaults.CARD, Map.of("value", 3.0, "lower", 5.0));
    assertThat(text).contains("Value: 3, expected at least 5\n");
    assertThat(text(Defaults.CARD, Map.of("value", 3.0, "upper", 5.0)))
        .contains("Value: 3, expected at most 5\n");
    assertThat(text(Defaults.CARD, Map.of("value", 3.0, "expected", 5.0)))
        .contains("Value: 3, expected 5\n");
    assertThat(text(Defaults.CARD, Map.of("value", 3.0, "lower", 0.0, "upper", 5.0)))
        .contains("Value: 3, expected 0 to 5\n");
  }

  @Test
  void a_digest_lists_its_items() {
    assertThat(
            Template.compile(Defaults.TEXT, Escape.NOTHING)
                .text(Notifications.of("k", Kind.DIGEST)))
        .contains("- 01:00 [HIGH] errors are too many (×3)\n- 01:00 [RESOLVED] disk");
  }
}
