package dev.vigil.notify;

import dev.vigil.alert.Alert;
import dev.vigil.alert.Details;
import dev.vigil.alert.Finding;
import dev.vigil.alert.Measured;
import dev.vigil.alert.Priority;
import dev.vigil.incident.Cause;
import dev.vigil.incident.Incident;
import dev.vigil.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the fields of {@link Fields} of an incident and the alert that stands for it. What there is
 * none of, such as the value of an absence, is no field.
 */
final class FieldMap {
  private static final int MOST_LABELS = 100;
  private static final int DEEPEST = 4;

  private final Incident incident;
  private final Alert lead;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private FieldMap(Incident incident, Alert lead) {
    this.incident = incident;
    this.lead = lead;
  }

  /** All but what depends on the channel, or on why it is told. */
  static Map<String, Object> of(Incident incident, Alert lead, String link) {
    FieldMap map = new FieldMap(incident, lead);
    map.putAlert();
    map.putNumbers();
    map.putIncident(link);
    map.putOpen();
    return map.fields;
  }

  private void putAlert() {
    Finding finding = lead.life().finding();
    put("metric", lead.series().metric());
    put("metricName", lead.series().metric());
    put("series", lead.series().toString());
    put("impact", lead.impact().name());
    put("type", lead.series().labels().get("type").orElse(finding.type().name()));
    put("detector", finding.detector());
    put("description", finding.sentence());
    put("reason", finding.details().reason());
    put("rule", finding.details().rule());
    put("source", finding.details().source());
    fields.put("timestamp", lead.life().openings().newest());
    put("time", Wording.time(lead.life().openings().newest()));
  }

  private void putNumbers() {
    Measured measured = lead.life().finding().measured();
    put("value", Wording.number(measured.value()));
    put("actualValue", Wording.number(measured.value()));
    put("expected", Wording.number(measured.expected()));
    put("expectedValue", Wording.number(measured.expected()));
    put("lower", Wording.number(measured.lower()));
    put("upper", Wording.number(measured.upper()));
    put("deviation", Wording.number(measured.deviation()));
    putNumber(fields, "score", Wording.share(measured.score()));
    putNumber(fields, "confidence", Wording.share(measured.confidence()));
    fields.put("anomaly", anomaly(measured));
  }

  private Map<String, Object> anomaly(Measured measured) {
    Finding finding = lead.life().finding();
    Map<String, Object> anomaly = new LinkedHashMap<>();
    anomaly.put("id", Fields.cut(finding.anomalyId()));
    anomaly.put("type", finding.type().name());
    anomaly.put("severity", lead.severity().name());
    putNumber(anomaly, "score", measured.score());
    putNumber(anomaly, "confidence", measured.confidence());
    anomaly.put("timestamp", lead.life().openings().newest());
    anomaly.put("description", finding.sentence());
    anomaly.put("detector", Fields.cut(finding.detector()));
    putNumber(anomaly, "expectedValue", measured.expected());
    Map<String, Object> range = new LinkedHashMap<>();
    putNumber(range, "lower", measured.lower());
    putNumber(range, "upper", measured.upper());
    if (!range.isEmpty()) {
      anomaly.put("expectedRange", range);
    }
    putNumber(anomaly, "actualValue", measured.value());
    putNumber(anomaly, "deviation", measured.deviation());
    return anomaly;
  }

  private void putIncident(String link) {
    Severity worst = incident.impact().worst();
    put("severity", worst.name());
    put("priority", Priority.of(worst, lead.impact()).name());
    put("status", incident.status().name());
    put("link", link);
    fields.put("incident", incident.id());
    fields.put("alerts", incident.impact().alerts());
    List<Object> causes = new ArrayList<>();
    for (Cause cause : incident.causes()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("series", Fields.cut(cause.series().toString()));
      one.put("reason", Fields.cut(String.join(", ", cause.reasons())));
      putNumber(one, "score", Wording.share(cause.score()));
      causes.add(one);
    }
    fields.put("causes", causes);
  }

  /** What may have any name, and goes by it where it is none of ours. */
  private void putOpen() {
    Details details = lead.life().finding().details();
    Map<String, Object> labels = new LinkedHashMap<>();
    lead.series().labels().asMap().entrySet().stream()
        .limit(MOST_LABELS)
        .forEach(label -> labels.put(Fields.cut(label.getKey()), Fields.cut(label.getValue())));
    Map<String, Object> metadata = tree(details.metadata());
    Map<String, Object> context = tree(details.context());
    fields.put("labels", labels);
    fields.put("metadata", metadata);
    fields.put("context", context);
    for (Map<String, Object> open : List.of(context, labels, metadata)) {
      open.forEach(
          (name, value) -> {
            if (!Fields.NAMES.contains(name)) {
              fields.putIfAbsent(name, value);
            }
          });
    }
  }

  /** Paths with dots, as maps within maps. */
  private static Map<String, Object> tree(Map<String, String> flat) {
    Map<String, Object> tree = new LinkedHashMap<>();
    flat.forEach((path, value) -> plant(tree, path, value));
    return tree;
  }

  private static void plant(Map<String, Object> tree, String path, String value) {
    String[] names = path.split("\\.", -1);
    Map<String, Object> at = tree;
    for (int i = 0; i < names.length - 1; i++) {
      Object next = at.get(names[i]);
      if (names.length > DEEPEST || names[i].isEmpty() || (next != null && !isTree(next))) {
        tree.putIfAbsent(path, value); // no path, or one through a value
        return;
      }
      at = branch(at, names[i]);
    }
    if (at.putIfAbsent(names[names.length - 1], value) != null) {
      tree.putIfAbsent(path, value);
    }
  }

  private static boolean isTree(Object value) {
    return value instanceof Map;
  }

  @SuppressWarnings("unchecked") // a map here is one that was put here
  private static Map<String, Object> branch(Map<String, Object> at, String name) {
    return (Map<String, Object>)
        at.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
  }

  private void put(String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, name.equals("link") || name.equals("description") ? text : Fields.cut(text));
    }
  }

  private static void putNumber(Map<String, Object> into, String name, double number) {
    if (Double.isFinite(number)) {
      into.put(name, number);
    }
  }
}
