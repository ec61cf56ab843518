package dev.vigil.alert;

import dev.vigil.alert.AlertEvent.Kind;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Severity;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Leads alerts from one status to the next, and tells of it. One owner. */
final class AlertLife {
  /** Who acts where nobody does. */
  private static final String OWN = "vigil";

  private final AlertSpec spec;
  private final AlertShelf shelf;
  private final Quiet quiet;
  private final Consumer<AlertEvent> listener;

  AlertLife(AlertSpec spec, AlertShelf shelf, Quiet quiet, Consumer<AlertEvent> listener) {
    this.spec = spec;
    this.shelf = shelf;
    this.quiet = quiet;
    this.listener = listener;
  }

  /** What keeps an anomaly from people; counted. */
  private Keeping keeping(Anomaly anomaly, Origin origin) {
    String rule = origin.suppressedBy();
    return rule.isEmpty()
        ? quiet.keep(anomaly.observation().series(), time(anomaly))
        : Keeping.of(rule);
  }

  private static long time(Anomaly anomaly) {
    return anomaly.observation().epochMillis();
  }

  /** What the listener is told of an alert's change, by an anomaly. */
  private Alert tell(
      Kind kind, Alert alert, @Nullable Alert before, Anomaly anomaly, Keeping keeping) {
    AlertStage.Pace pace = new AlertStage.Pace(spec.quiet(alert), spec.flapWindow().toMillis());
    AlertStage stage =
        new AlertStage(
            kind, alert, before, pace, keeping, quiet.next(alert.series(), time(anomaly)));
    listener.accept(
        new AlertEvent(kind, alert, time(anomaly), anomaly, null, keeping.words(), stage));
    return alert;
  }

  private Alert tell(Kind kind, Alert alert, Note note) {
    String kept = alert.handling().suppressedBy();
    String why = kept.isEmpty() ? quiet.why(alert.series(), note.epochMillis()) : kept;
    listener.accept(new AlertEvent(kind, alert, note.epochMillis(), null, note, why, null));
    return alert;
  }

  /**
   * @param interval usual between two observations of the series, in milliseconds
   */
  Alert open(
      Fingerprint fingerprint, Impact impact, long interval, Anomaly anomaly, Origin origin) {
    long now = time(anomaly);
    Alert alert =
        new Alert(
            shelf.nextId(),
            fingerprint,
            AlertStatus.OPEN,
            impact,
            Sightings.one(now, anomaly.severity(), interval),
            new Alert.Life(Finding.of(anomaly, origin), Openings.first(now)),
            Handling.NONE);
    Keeping keeping = keeping(anomaly, origin);
    Alert opened = keep(alert, keeping);
    shelf.add(opened);
    return tell(Kind.OPENED, opened, null, anomaly, keeping);
  }

  /** Suppressed, where something keeps it from people. */
  private static Alert keep(Alert alert, Keeping keeping) {
    return keeping.none()
        ? alert
        : after(alert, AlertAction.SUPPRESS)
            .with(alert.handling().suppressed(keeping.words(), keeping.byRule()));
  }

  private static Alert after(Alert alert, AlertAction action) {
    return alert.with(Transitions.after(alert.status(), action));
  }

  Alert join(Entry entry, Anomaly anomaly, Origin origin) {
    Alert before = entry.alert();
    Alert alert = after(seen(before, anomaly, origin), AlertAction.JOIN);
    Keeping keeping = keeping(anomaly, origin);
    Kind kind = alert.severity().compareTo(before.severity()) > 0 ? Kind.ESCALATED : Kind.JOINED;
    if (keeping.none() && alert.status() == AlertStatus.SUPPRESSED) {
      alert = after(alert, AlertAction.RELEASE).with(alert.handling().released());
      kind = Kind.RELEASED;
    } else if (alert.status() == AlertStatus.OPEN && !keeping.none() && !keeping.byRule()) {
      alert = keep(alert, keeping);
      kind = Kind.SUPPRESSED;
    }
    shelf.put(entry, alert);
    return tell(kind, alert, before, anomaly, keeping);
  }

  /** The alert with an anomaly more; of those, the gravest stands for it. */
  private Alert seen(Alert alert, Anomaly anomaly, Origin origin) {
    Severity severity = anomaly.severity();
    int graver = severity.compareTo(alert.severity());
    boolean stronger =
        graver > 0 || (graver == 0 && anomaly.score() > finding(alert).measured().score());
    Alert next = alert.with(alert.seen().and(time(anomaly), severity));
    next = stronger ? next.with(Finding.of(anomaly, origin)) : next;
    return alert.openings().cleared() ? next.with(alert.openings().and(time(anomaly), spec)) : next;
  }

  private static Finding finding(Alert alert) {
    return alert.life().finding();
  }

  /** Whether an anomaly comes so soon after the end of its alert that it is the same again. */
  boolean comesBack(Entry entry, long now) {
    return now - spec.flapWindow().toMillis() <= entry.alert().openings().ended();
  }

  Alert reopen(Entry entry, Anomaly anomaly, Origin origin) {
    Alert over = entry.alert();
    long now = time(anomaly);
    Keeping keeping = keeping(anomaly, origin);
    Alert alert =
        after(over, AlertAction.REOPEN)
            .with(over.seen().again(now, anomaly.severity()))
            .with(Finding.of(anomaly, origin))
            .with(over.openings().and(now, spec))
            .with(over.handling().reopened());
    Kind kind = alert.flapping() ? Kind.FLAPPING : Kind.REOPENED;
    alert = keep(alert, keeping);
    shelf.put(entry, alert);
    return tell(kind, alert, over, anomaly, keeping);
  }

  /** What an alert is about has ended: it is over, unless it comes and goes. */
  void clear(Entry entry, Note note) {
    Alert alert = entry.alert();
    if (alert.flapping()) {
      shelf.put(entry, alert.with(alert.openings().clear()));
    } else {
      end(entry, note);
    }
  }

  /** A live alert is over by itself. */
  void end(Entry entry, Note note) {
    Alert alert = entry.alert();
    Alert over = after(alert, AlertAction.RESOLVE).with(alert.openings().over(note.epochMillis()));
    shelf.put(entry, over);
    tell(Kind.RESOLVED, over, note);
  }

  /** Somebody acts on an alert. */
  Alert act(Entry entry, AlertAction action, Kind kind, Note note) {
    Alert alert = after(entry.alert(), action);
    Handling handling = alert.handling();
    if (action == AlertAction.ACKNOWLEDGE) {
      handling = handling.acknowledged(note.who());
    } else {
      alert = alert.with(alert.openings().over(note.epochMillis()));
    }
    alert = alert.with(note.text().isEmpty() ? handling : handling.with(note));
    shelf.put(entry, alert);
    return tell(kind, alert, note);
  }

  /** Somebody has something to say. */
  Alert note(Entry entry, Kind kind, Note note) {
    Alert alert = entry.alert().with(entry.alert().handling().with(note));
    shelf.put(entry, alert);
    return tell(kind, alert, note);
  }

  /** Suppresses and releases live alerts as silences and windows have it by now. */
  void review(long now) {
    quiet.look(now);
    for (Entry entry : shelf.allLive()) {
      Alert alert = entry.alert();
      boolean open = alert.status() == AlertStatus.OPEN;
      boolean kept = alert.status() == AlertStatus.SUPPRESSED && !alert.handling().byRule();
      Keeping why = open || kept ? quiet.keeping(alert.series(), now) : Keeping.NONE;
      if (open && !why.none()) {
        change(entry, keep(alert, why), Kind.SUPPRESSED, own(now, why.words()));
      } else if (kept && why.none()) {
        Alert free = after(alert, AlertAction.RELEASE).with(alert.handling().released());
        change(
            entry, free, Kind.RELEASED, own(now, "the end of " + alert.handling().suppressedBy()));
      }
    }
  }

  private void change(Entry entry, Alert next, Kind kind, Note note) {
    shelf.put(entry, next);
    tell(kind, next, note);
  }

  /** A note of what happens by itself. */
  static Note own(long now, String text) {
    return new Note(
        now, OWN, text.length() > Note.LONGEST ? text.substring(0, Note.LONGEST) : text);
  }
}
