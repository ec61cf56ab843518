package dev.vigil.notify;

import dev.vigil.alert.Alert;
import dev.vigil.alert.AlertBook;
import dev.vigil.alert.AlertEvent;
import dev.vigil.alert.AlertSpec;
import dev.vigil.alert.Anomalies;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentChange;
import dev.vigil.incident.IncidentSpec;
import dev.vigil.incident.IncidentTracker;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The whole way from an anomaly to the channels, with a clock that a test moves. */
final class Newsroom {
  final NotifySpec spec;
  final MemoryOutbox outbox = new MemoryOutbox();
  final List<IncidentChange> changes = new ArrayList<>();
  final AlertBook alerts;
  final IncidentTracker incidents;
  final Courier courier;
  private final Map<Long, Alert> known = new HashMap<>();
  private Alert latest;
  long now = Anomalies.START;
  Dispatcher dispatcher;

  Newsroom(NotifySpec spec, long seed) {
    this.spec = spec;
    this.dispatcher = fresh();
    this.incidents =
        new IncidentTracker(new IncidentSpec(), () -> Instant.ofEpochMilli(now), this::changed);
    this.alerts = new AlertBook(new AlertSpec(), () -> Instant.ofEpochMilli(now), this::happened);
    RetrySpec retry = RetrySpec.USUAL;
    this.courier =
        new Courier(
            spec.channels(),
            outbox,
            retry,
            () -> Instant.ofEpochMilli(now),
            new SplittableRandom(seed));
  }

  private Dispatcher fresh() {
    return new Dispatcher(spec, outbox, () -> Instant.ofEpochMilli(now));
  }

  void restart() {
    StateWriter out = new StateWriter();
    dispatcher.save(out);
    dispatcher = fresh();
    dispatcher.load(new StateReader(out.toByteArray()));
  }

  private void happened(AlertEvent event) {
    latest = event.alert();
    known.put(latest.id(), latest);
    int before = changes.size();
    incidents.apply(event);
    if (event.kind() == AlertEvent.Kind.OPENED && changes.size() == before) {
      incidents.of(latest).ifPresent(one -> dispatcher.joined(one.id(), () -> one, event.alert()));
    }
  }

  private void changed(IncidentChange change) {
    changes.add(change);
    dispatcher.apply(change, lead(change.incident()));
  }

  private Alert lead(Incident incident) {
    return incident.causes().isEmpty()
        ? latest
        : known.getOrDefault(incident.causes().get(0).alert(), latest);
  }

  void spike(SeriesKey series, Severity severity) {
    alerts.accept(Anomalies.of(series, now, severity));
  }

  void pass(long millis) {
    now += millis;
    alerts.passTime(now);
    incidents.passTime(now);
    dispatcher.passTime(now);
    courier.turn();
  }

  List<Waiting> waiting() {
    return outbox.due(Long.MAX_VALUE, Integer.MAX_VALUE);
  }
}
