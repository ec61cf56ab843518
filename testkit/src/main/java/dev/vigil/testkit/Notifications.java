package dev.vigil.testkit;

import dev.vigil.alert.Priority;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.Notification.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notifications for tests: ordinary ones, bare ones, and some that mean no good. */
public final class Notifications {
  private static final long AT = 1_767_225_600_000L;
  private static final String LINK = "https://vigil.example.com/series?from=1&to=2";

  private Notifications() {}

  /** One with all that a notification of its kind usually has. */
  public static Notification of(String key, Kind kind) {
    Subject subject =
        new Subject(
            "incident-7",
            Severity.HIGH,
            Priority.P2,
            "[" + (kind == Kind.RESOLVED ? kind : Severity.HIGH) + "] response_time SPIKE: 120.5",
            "120.5 is far above what is usual, 20 to 40.",
            LINK);
    return new Notification(key, "api-team", kind, AT, subject, fields(kind));
  }

  /** One without fields, and without text and link. */
  public static Notification bare(String key, Kind kind) {
    Subject subject = new Subject("incident-7", Severity.LOW, Priority.P4, "Title", "", "");
    return new Notification(key, "api-team", kind, AT, subject, Map.of());
  }

  /** One whose text and fields try to break out of wherever they are put. */
  public static Notification hostile(String key, Kind kind) {
    String text =
        "\r\nBcc: all@example.com\r\n\r\n{{secret}} \" ' \\ </p><script>alert(1)</script> <!channel>"
            + " @everyone [x](http://x.example.com) *_`| \u0000\u001b[31m \ud800 \u202e \ud83d\udea8"
            + " ${jndi:x} ".repeat(3000);
    Subject subject =
        new Subject(
            text, Severity.CRITICAL, Priority.P1, text, text, "javascript:alert(1)//" + text);
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String name : List.of("title", "text", "value", "series", "link", "reason", "severity")) {
      fields.put(name, text);
    }
    fields.put("lower", Double.NaN);
    fields.put("upper", Double.POSITIVE_INFINITY);
    fields.put(text, text);
    fields.put("labels", Map.of(text, text, "a.b", List.of(Map.of("c", text))));
    fields.put("metadata", nested(40));
    fields.put("items", List.of(Map.of("title", text), text, 1, true));
    return new Notification(key, text, kind, AT, subject, fields);
  }

  private static Object nested(int depth) {
    return depth == 0 ? "bottom" : Map.of("inner", nested(depth - 1));
  }

  private static Map<String, Object> fields(Kind kind) {
    return kind == Kind.DIGEST ? digest() : usual();
  }

  private static Map<String, Object> digest() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("severity", "HIGH");
    fields.put("priority", "P2");
    fields.put("time", "2026-01-01 01:00");
    List<Map<String, Object>> items = new ArrayList<>();
    items.add(item("[HIGH] errors are too many", "HIGH", 3));
    items.add(item("[RESOLVED] disk is nearly full", "LOW", 1));
    fields.put("items", items);
    return fields;
  }

  private static Map<String, Object> usual() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("metric", "response_time");
    fields.put("series", "response_time{endpoint=\"/payment\"}");
    fields.put("value", 120.5);
    fields.put("expected", 30.0);
    fields.put("lower", 20.0);
    fields.put("upper", 40.0);
    fields.put("severity", "HIGH");
    fields.put("priority", "P2");
    fields.put("type", "SPIKE");
    fields.put("detector", "novelty");
    fields.put("time", "2026-01-01 01:00");
    fields.put("endpoint", "/payment");
    fields.put("labels", Map.of("endpoint", "/payment"));
    fields.put("metadata", Map.of("unit", "ms"));
    Map<String, Object> anomaly = new LinkedHashMap<>();
    anomaly.put("type", "SPIKE");
    anomaly.put("expectedRange", Map.of("lower", 20.0));
    fields.put("anomaly", anomaly);
    return fields;
  }

  private static Map<String, Object> item(String title, String severity, int count) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("title", title);
    item.put("severity", severity);
    item.put("series", title.substring(title.indexOf(' ') + 1));
    item.put("time", "01:00");
    item.put("link", LINK);
    item.put("count", count);
    return item;
  }
}
