package dev.vigil.notify;

import static dev.vigil.notify.Stories.alert;
import static dev.vigil.notify.Stories.change;

import dev.vigil.alert.Alert;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentChange;
import dev.vigil.incident.IncidentChange.Kind;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.Severity;
import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A dispatcher, what it put into its outbox, and a clock that a test moves. */
final class Room {
  final MemoryOutbox outbox = new MemoryOutbox();
  final List<Waiting> all = new ArrayList<>();
  private final Habits habits;
  long now = Stories.START;
  NotifySpec spec;
  Dispatcher dispatcher;

  Room(NotifySpec spec) {
    this(spec, Habits.NONE);
  }

  Room(NotifySpec spec, Habits habits) {
    this.spec = spec;
    this.habits = habits;
    this.dispatcher = fresh();
  }

  private Dispatcher fresh() {
    return new Dispatcher(spec, outbox, () -> Instant.ofEpochMilli(now), habits);
  }

  /** Goes on in another process. */
  void restart() {
    byte[] saved = saved();
    dispatcher = fresh();
    dispatcher.load(new StateReader(saved));
  }

  byte[] saved() {
    StateWriter out = new StateWriter();
    dispatcher.save(out);
    return out.toByteArray();
  }

  static NotifySpec spec(List<ChannelSpec> channels, List<Route> routes, Escalation... some) {
    return new NotifySpec(channels, routes, List.of(some), "");
  }

  static ChannelSpec channel(String name) {
    return new ChannelSpec(
        name, new Sink(), new Allowance(100_000, Duration.ofSeconds(1)), QuietHours.NONE);
  }

  static ChannelSpec pager(String name) {
    return new ChannelSpec(
        name, Sink.pager(), new Allowance(100_000, Duration.ofSeconds(1)), QuietHours.NONE);
  }

  static Route route(Severity least, String escalation, String... to) {
    Route.When when = new Route.When(Route.When.ALWAYS.series(), least, Route.When.ALWAYS.impact());
    return new Route(when, List.of(to), escalation, Set.of(), false);
  }

  void apply(Kind kind, Incident incident) {
    apply(kind, incident, alert(Stories.PAYMENT, incident.impact().worst()));
  }

  void apply(Kind kind, Incident incident, Alert lead) {
    dispatcher.apply(change(kind, incident, now), lead);
  }

  void apply(Kind kind, long id, Severity worst) {
    IncidentStatus status =
        switch (kind) {
          case ACKNOWLEDGED -> IncidentStatus.ACKNOWLEDGED;
          case RESOLVED -> IncidentStatus.RESOLVED;
          default -> IncidentStatus.OPEN;
        };
    apply(kind, Stories.incident(id, status, worst, 1));
  }

  void open(long id, Severity severity) {
    apply(Kind.OPENED, id, severity);
  }

  void merge(Incident older, long younger) {
    dispatcher.apply(
        new IncidentChange(Kind.MERGED, older, now, younger, "vigil"),
        alert(Stories.PAYMENT, older.impact().worst()));
  }

  void pass(long millis) {
    now += millis;
    dispatcher.passTime(now);
  }

  /** What was put into the outbox since the last time, as "channel KIND"; "later" if held back. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    for (Waiting one : news()) {
      told.add(
          one.notification().channel()
              + " "
              + one.notification().kind()
              + (one.digest() ? " later" : ""));
    }
    return told;
  }

  List<Waiting> news() {
    List<Waiting> news = outbox.due(Long.MAX_VALUE, Integer.MAX_VALUE);
    news.forEach(one -> outbox.delivered(one.key(), now));
    all.addAll(news);
    return news;
  }
}
