package dev.vigil.notify;

import dev.vigil.alert.Alert;
import dev.vigil.incident.Incident;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that every notification has for templates. Beside them, each label, metadata and
 * context entry goes by its own name where that is none of these, and always as {@code labels.x},
 * {@code metadata.x} and {@code context.x}.
 */
public final class Fields {
  private static final int LONGEST = 500;

  /** As they are written in a template. */
  public static final List<String> NAMES =
      List.of(
          "metric",
          "metricName",
          "value",
          "actualValue",
          "expected",
          "expectedValue",
          "lower",
          "upper",
          "deviation",
          "severity",
          "priority",
          "impact",
          "score",
          "confidence",
          "type",
          "detector",
          "description",
          "reason",
          "rule",
          "source",
          "timestamp",
          "time",
          "series",
          "status",
          "kind",
          "title",
          "text",
          "link",
          "incident",
          "alerts",
          "causes",
          "channel",
          "labels",
          "metadata",
          "context",
          "anomaly",
          "items");

  /** Those under which any name may stand. */
  public static final List<String> OPEN = List.of("labels", "metadata", "context");

  private Fields() {}

  /**
   * What templates can name of an incident: all of {@link #NAMES} that there is anything of, but
   * {@code channel} and {@code items}.
   *
   * @param lead the alert that stands for it
   * @param link address of the chart, see {@link NotifySpec#link()}
   */
  public static Map<String, Object> of(
      Incident incident, Alert lead, Notification.Kind kind, String link) {
    Draft draft = Draft.of(incident, lead, link);
    Map<String, Object> fields = new LinkedHashMap<>(draft.fields());
    fields.put("kind", kind.name());
    fields.put("title", draft.title(kind));
    fields.put("text", draft.text());
    return fields;
  }

  /** A text as it stands in a field: not too long. */
  public static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
