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
import java.util.List;
import java.util.Map;

/**
 * Anomalies, and the alerts and incidents as they are now, on their way to be kept as facts. What
 * is told again after a crash has the same ids, and is the same fact. Nothing is let go of but by
 * {@link #clear} and {@link #leave}. One owner.
 */
final class FactBook {
  private static final String NO_TENANT = "";

  /** So many are to be kept before more come. */
  private static final int MUCH = 2_000;

  /** So many are held where they cannot be kept. */
  private static final int MOST = 20_000;

  private final Map<String, Fact> anomalies = new LinkedHashMap<>();
  private final Map<String, Fact> passages = new LinkedHashMap<>();
  private final Map<Long, Alert> alerts = new LinkedHashMap<>();
  private final Map<Long, Incident> incidents = new LinkedHashMap<>();
  private Runnable much = () -> {};
  private long last;
  private boolean left;

  /** What is done, between one event and the next, where there is much to keep. */
  void whenMuch(Runnable keep) {
    much = keep;
  }

  private void makeRoom() {
    if (size() < MUCH) {
      return;
    }
    Alert unfinished = alerts.get(last);
    much.run();
    if (unfinished != null) {
      alerts.putIfAbsent(last, unfinished); // it may not have been in its incident yet
    }
  }

  /** Takes in what happened; the JSON of its anomaly, if it has one. */
  String told(AlertEvent event) {
    makeRoom();
    last = event.alert().id();
    alerts.put(last, event.alert());
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
    makeRoom();
    incidents.put(change.incident().id(), change.incident());
  }

  int size() {
    return anomalies.size() + passages.size() + alerts.size() + incidents.size();
  }

  /** Whether there is nothing that is not kept. */
  boolean isEmpty() {
    return size() == 0 && !left;
  }

  /** Whether there is no room for more. */
  boolean isFull() {
    return size() >= MOST;
  }

  /** What there is to keep, as it is now. */
  List<Fact> facts(Desk desk) {
    List<Fact> facts = new ArrayList<>(anomalies.values());
    facts.addAll(passages.values());
    alerts.forEach(
        (id, told) -> facts.add(fact(desk.alerts().get(id).orElse(told), desk))); // or forgotten
    incidents.values().forEach(incident -> facts.add(fact(incident, desk)));
    return facts;
  }

  private static Fact fact(Alert alert, Desk desk) {
    long incident = desk.incidents().placeOf(alert);
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

  /**
   * They are not kept, and not held any more: it is not empty from here on, so that no checkpoint
   * is written, and they are told again from the journal after the next start.
   */
  void leave() {
    clear();
    left = true;
  }
}
