package dev.vigil.notify;

import dev.vigil.alert.Alert;
import dev.vigil.alert.AlertStatus;
import dev.vigil.alert.Details;
import dev.vigil.alert.Finding;
import dev.vigil.alert.Fingerprint;
import dev.vigil.alert.Handling;
import dev.vigil.alert.Impact;
import dev.vigil.alert.Measured;
import dev.vigil.alert.Openings;
import dev.vigil.alert.Priority;
import dev.vigil.alert.Sightings;
import dev.vigil.alert.Span;
import dev.vigil.incident.Cause;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentChange;
import dev.vigil.incident.IncidentImpact;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification.Subject;
import java.util.List;
import java.util.Map;

/** Alerts, incidents and notifications as a test wants them. */
final class Stories {
  static final long START = 1_700_000_000_000L;
  static final long SECOND = 1_000;
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  static final SeriesKey PAYMENT =
      new SeriesKey("response_time", Labels.of("endpoint", "/payment"));
  static final Measured SEEN = new Measured(812.4, 150, 120, 180, 0.97512, 0.9);

  private Stories() {}

  static Alert alert(SeriesKey series, Severity severity) {
    return alert(series, severity, Impact.NORMAL, SEEN, Details.NONE);
  }

  static Alert alert(
      SeriesKey series, Severity severity, Impact impact, Measured measured, Details details) {
    Finding finding =
        new Finding("a-1", AnomalyType.SPIKE, measured, "It is far too slow", "novelty", details);
    return new Alert(
        1,
        new Fingerprint(series, "SPIKE"),
        AlertStatus.OPEN,
        impact,
        new Sightings(START, START, 1, 0, 0, severity),
        new Alert.Life(finding, new Openings(List.of(START), false, false, Long.MIN_VALUE)),
        new Handling("", "", false, List.of()));
  }

  static Incident incident(long id, IncidentStatus status, Severity worst, int alerts) {
    IncidentImpact impact = new IncidentImpact(alerts, alerts, alerts, alerts, worst, Map.of());
    Cause cause = new Cause(PAYMENT, 1, 0.91234, List.of("first by 40 seconds"));
    Span span = new Span(START + id, START + id + 1);
    return new Incident(id, status, span, impact, List.of(cause), List.of(), "");
  }

  static IncidentChange change(IncidentChange.Kind kind, Incident incident, long time) {
    return new IncidentChange(kind, incident, time, 0, "vigil");
  }

  static Notification note(String key, String channel, String thread) {
    return note(key, channel, thread, Notification.Kind.OPENED);
  }

  static Notification note(String key, String channel, String thread, Notification.Kind kind) {
    Priority first = Priority.P2;
    Subject subject =
        new Subject(thread, Severity.HIGH, first, "title of " + key, "text", "http://link");
    Map<String, Object> fields =
        Map.of("series", "load", "value", "812", "anomaly", Map.of("score", 0.5), "alerts", 2L);
    return new Notification(key, channel, kind, START, subject, fields);
  }

  static Outbox.Waiting waiting(String key, long notBefore) {
    return new Outbox.Waiting(note(key, "mail", key), notBefore, false, 0, "");
  }

  static Outbox.Waiting held(String key, long notBefore) {
    return new Outbox.Waiting(note(key, "mail", key), notBefore, true, 0, "");
  }
}
