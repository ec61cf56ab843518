package dev.vigil.incident;

import dev.vigil.alert.AlertBook;
import dev.vigil.alert.AlertSpec;
import dev.vigil.alert.Anomalies;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A book of alerts and the incidents that it feeds. */
final class Alarms {
  static final long START = Anomalies.START;
  static final long SECOND = 1_000;
  static final long MINUTE = Anomalies.MINUTE;
  static final long HOUR = Anomalies.HOUR;

  final List<IncidentChange> told = new ArrayList<>();
  final IncidentTracker incidents;
  final AlertBook alerts;
  long clock = START;

  Alarms(IncidentSpec spec) {
    incidents = new IncidentTracker(spec, () -> Instant.ofEpochMilli(clock), told::add);
    alerts = new AlertBook(new AlertSpec(), () -> Instant.ofEpochMilli(clock), incidents::apply);
  }

  /** A series by its metric, and labels in turns of name and value. */
  static SeriesKey series(String metric, String... labels) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      map.put(labels[i], labels[i + 1]);
    }
    return new SeriesKey(metric, Labels.of(map));
  }

  void spike(SeriesKey series, long now) {
    spike(series, now, Severity.MEDIUM);
  }

  void spike(SeriesKey series, long now, Severity severity) {
    alerts.accept(Anomalies.of(series, now, severity));
  }

  void passTime(long now) {
    alerts.passTime(now);
    incidents.passTime(now);
  }

  List<IncidentChange.Kind> kinds() {
    return told.stream().map(IncidentChange::kind).toList();
  }

  IncidentChange last() {
    return told.get(told.size() - 1);
  }

  byte[] saved() {
    StateWriter out = new StateWriter();
    alerts.save(out);
    incidents.save(out);
    return out.toByteArray();
  }

  void load(byte[] state) {
    StateReader in = new StateReader(state);
    alerts.load(in);
    incidents.load(in);
  }
}
