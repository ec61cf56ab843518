package dev.vigil.server.live;

import dev.vigil.alert.Alert;
import dev.vigil.alert.AlertEvent;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentChange;
import dev.vigil.model.Anomaly;
import dev.vigil.pipeline.Desk;
import dev.vigil.pipeline.Passage;
import dev.vigil.server.json.AlertJson;
import dev.vigil.server.json.AnomalyJson;
import dev.vigil.server.json.IncidentJson;
import dev.vigil.server.json.Json;
import dev.vigil.server.json.StageJson;
import dev.vigil.store.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Anomalies, and the alerts and incidents as they are after a group of entries, on their way to be
 * kept as facts. What is told again after a crash has the same ids, and is the same fact. One
 * owner.
 */
final class FactBook {
  private static final String NO_TENANT = "";
  private static final int MOST = 20_000;

  private final Map<String, Fact> anomalies = new Bounded<>();
  private final Map<String, Fact> passages = new Bounded<>();
  private final Set<Long> alerts = new LinkedHashSet<>();
  private final Map<Long, Incident> incidents = new Bounded<>();
  private final Map<Long, Long> places = new Bounded<>();

  /** Lets go of the oldest, as when nothing can be kept for long. */
  private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MOST;
    }
  }

  /** Takes in what happened; the JSON of its anomaly, if it has one. */
  String told(AlertEvent event) {
    if (alerts.size() < MOST) {
      alerts.add(event.alert().id());
    }
    Anomaly anomaly = event.anomaly();
    if (anomaly == null) {
      return "";
    }
    AnomalyJson.Way way = new AnomalyJson.Way(event.alert().id(), event.quiet());
    String json = Json.text(to -> AnomalyJson.write(anomaly, way, to));
    Fact.Tags tags =
        new Fact.Tags(
            NO_TENANT,
            anomaly.observation().epochMillis(),
            anomaly.observation().series().toString(),
            anomaly.severity(),
            event.quiet().isEmpty() ? "TOLD" : "QUIET");
    anomalies.put(anomaly.id(), new Fact(Fact.Kind.ANOMALY, anomaly.id(), tags, json));
    return json;
  }

  /** Takes in the way that an anomaly has gone. */
  void passed(Passage passage) {
    Anomaly anomaly = passage.anomaly();
    Fact.Tags tags =
        new Fact.Tags(
            NO_TENANT,
            anomaly.observation().epochMillis(),
            anomaly.observation().series().toString(),
            anomaly.severity(),
            passage.told() ? "TOLD" : "QUIET");
    String json = Json.text(to -> StageJson.write(passage, to));
    passages.put(anomaly.id(), new Fact(Fact.Kind.PASSAGE, anomaly.id(), tags, json));
  }

  void changed(IncidentChange change) {
    incidents.put(change.incident().id(), change.incident());
  }

  int size() {
    return anomalies.size() + alerts.size() + incidents.size();
  }

  boolean isEmpty() {
    return anomalies.isEmpty() && alerts.isEmpty() && incidents.isEmpty();
  }

  /** What there is to keep, as it is now. */
  List<Fact> facts(Desk desk) {
    List<Fact> facts = new ArrayList<>(anomalies.values());
    facts.addAll(passages.values());
    for (long id : alerts) {
      desk.alerts().get(id).ifPresent(alert -> facts.add(fact(alert, desk)));
    }
    incidents.values().forEach(incident -> facts.add(fact(incident, desk)));
    return facts;
  }

  /** The number of the incident that an alert is, or was, part of; 0 where it is not known. */
  long place(Alert alert, Desk desk) {
    long now = desk.incidents().numberOf(alert);
    if (now != 0) {
      places.put(alert.id(), now);
    }
    return places.getOrDefault(alert.id(), 0L);
  }

  private Fact fact(Alert alert, Desk desk) {
    long incident = place(alert, desk);
    Fact.Tags tags =
        new Fact.Tags(
            NO_TENANT,
            alert.seen().first(),
            alert.series().toString(),
            alert.severity(),
            alert.status().name());
    return new Fact(
        Fact.Kind.ALERT,
        Long.toString(alert.id()),
        tags,
        Json.text(to -> AlertJson.write(alert, incident, to)));
  }

  private static Fact fact(Incident incident, Desk desk) {
    String lead = desk.lead(incident).map(one -> one.life().finding().anomalyId()).orElse("");
    Fact.Tags tags =
        new Fact.Tags(
            NO_TENANT,
            incident.span().from(),
            "",
            incident.impact().worst(),
            incident.status().name());
    return new Fact(
        Fact.Kind.INCIDENT,
        Long.toString(incident.id()),
        tags,
        Json.text(to -> IncidentJson.write(incident, lead, to)));
  }

  /** They are kept. */
  void clear() {
    anomalies.clear();
    passages.clear();
    alerts.clear();
    incidents.clear();
  }
}
