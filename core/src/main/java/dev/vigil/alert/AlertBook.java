package dev.vigil.alert;

import dev.vigil.alert.AlertEvent.Kind;
import dev.vigil.model.Anomaly;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import dev.vigil.rule.Outcome;
import dev.vigil.rule.Ruling;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * All alerts: takes in anomalies and what people do, and tells what has happened.
 *
 * <p>Anomalies carry their event time. Alerts are over, and silences and windows begin and end for
 * live alerts, by {@link #passTime} alone, so that one source with a clock far ahead ends nothing
 * of others. What people do is noted by the clock that was handed in. One owner.
 */
public final class AlertBook {
  private final AlertSpec spec;
  private final Quiet quiet;
  private final InstantSource clock;
  private final Consumer<AlertEvent> listener;
  private List<ImpactRule> impacts = List.of();
  private ToLongFunction<SeriesKey> intervals = series -> 0;
  private AlertShelf shelf;
  private AlertLife life;
  private long now = Long.MIN_VALUE;

  /**
   * @param clock of what people do
   * @param listener is handed each event, on the caller's thread
   */
  public AlertBook(AlertSpec spec, InstantSource clock, Consumer<AlertEvent> listener) {
    this.spec = spec;
    this.clock = clock;
    this.listener = listener;
    this.quiet = new Quiet();
    this.shelf = new AlertShelf(spec);
    this.life = new AlertLife(spec, shelf, quiet, listener);
  }

  /**
   * Says how long it usually is between two observations of a series, in milliseconds, 0 where that
   * is not known: no alert of one that reports once an hour is over after a quarter of one.
   */
  public void setIntervals(ToLongFunction<SeriesKey> usual) {
    intervals = usual;
  }

  /** The impact of series is as the first of these says that is for them; else it is NORMAL. */
  public void setImpacts(List<ImpactRule> rules) {
    impacts = List.copyOf(rules);
  }

  /** These are the maintenance windows from now on, for live alerts as well. */
  public void setMaintenance(MaintenanceCalendar calendar) {
    quiet.calendar(calendar);
    review();
  }

  /**
   * Takes in what the rules have decided of an observation of a series.
   *
   * @return the alerts of its anomalies, in their order
   */
  public List<Alert> apply(Decision decision, SeriesKey series, long epochMillis) {
    return apply(decision, series, epochMillis, Circumstances.NONE);
  }

  /**
   * The same.
   *
   * @param circumstances what came with the observation
   */
  public List<Alert> apply(
      Decision decision, SeriesKey series, long epochMillis, Circumstances circumstances) {
    List<Alert> alerts = new ArrayList<>();
    for (Outcome outcome : decision.outcomes()) {
      alerts.add(accept(outcome.anomaly(), Origin.of(outcome, circumstances)));
    }
    Ruling over = decision.resolve();
    if (over != null) {
      resolve(series, epochMillis, over.rule());
    }
    return alerts;
  }

  /** Takes in an anomaly that a detector found. */
  public Alert accept(Anomaly anomaly) {
    return accept(anomaly, Origin.DETECTOR);
  }

  /** Takes in an anomaly; the alert that it opened, joined or opened again. */
  public Alert accept(Anomaly anomaly, Origin origin) {
    Fingerprint fingerprint = Fingerprint.of(anomaly, origin);
    Entry entry = known(fingerprint, anomaly);
    if (entry != null && entry.alert().live()) {
      return life.join(entry, anomaly, origin);
    }
    Alert alert =
        entry == null
            ? life.open(
                fingerprint,
                impact(fingerprint.series()),
                Math.max(0, intervals.applyAsLong(fingerprint.series())),
                anomaly,
                origin)
            : life.reopen(entry, anomaly, origin);
    if (shelf.live() > spec.mostLive()) {
      endOne(anomaly.observation().epochMillis());
    }
    return alert;
  }

  /** The alert that an anomaly belongs to; null where it is a new one. */
  private @Nullable Entry known(Fingerprint fingerprint, Anomaly anomaly) {
    Entry entry = shelf.find(fingerprint);
    if (entry != null && entry.alert().live()) {
      return entry;
    }
    boolean update = anomaly.verdict().notice() == Notice.UPDATE && fingerprint.ofEpisode();
    if (update) {
      for (Entry other : shelf.of(fingerprint.series())) {
        if (other.alert().live() && other.alert().fingerprint().ofEpisode()) {
          return other;
        }
      }
    }
    boolean back = entry != null && life.comesBack(entry, anomaly.observation().epochMillis());
    return back ? entry : null;
  }

  private Impact impact(SeriesKey series) {
    for (ImpactRule rule : impacts) {
      if (rule.series().matches(series)) {
        return rule.impact();
      }
    }
    return Impact.NORMAL;
  }

  private void endOne(long at) {
    Entry first = shelf.queue().first(Long.MAX_VALUE);
    if (first != null) {
      life.end(first, AlertLife.own(at, "more than " + spec.mostLive() + " alerts go on"));
    }
  }

  /** The judge has held back an anomaly of a series: what goes on there goes on. */
  public void held(SeriesKey series, long epochMillis) {
    for (Entry entry : shelf.of(series)) {
      if (entry.alert().live() && entry.alert().fingerprint().ofEpisode()) {
        shelf.put(entry, entry.alert().with(entry.alert().seen().andHeld(epochMillis)));
      }
    }
  }

  /** A series that was absent reports again. */
  public void returned(SeriesKey series, long epochMillis) {
    for (Entry entry : List.copyOf(shelf.of(series))) {
      if (entry.alert().live() && entry.alert().fingerprint().ofAbsence()) {
        life.clear(entry, AlertLife.own(epochMillis, "the series reports again"));
      }
    }
  }

  /** A rule says that the alerts of a series are over. */
  public void resolve(SeriesKey series, long epochMillis, String rule) {
    String why = "rule " + Origin.raisedBy(rule).rule();
    for (Entry entry : List.copyOf(shelf.of(series))) {
      if (entry.alert().live()) {
        life.clear(entry, AlertLife.own(epochMillis, why));
      }
    }
  }

  /** It is this late: ends what has been quiet, and begins and ends silences and windows. */
  public void passTime(long epochMillis) {
    if (epochMillis <= now) {
      return;
    }
    boolean first = now == Long.MIN_VALUE;
    now = epochMillis;
    for (Entry one = shelf.queue().first(now); one != null; one = shelf.queue().first(now)) {
      life.end(one, AlertLife.own(now, "quiet"));
    }
    if (first || quiet.changesBy(now)) {
      life.review(now);
    }
  }

  private void review() {
    life.review(time());
  }

  private long time() {
    return now == Long.MIN_VALUE ? clock.millis() : now;
  }

  /**
   * Somebody takes an alert on.
   *
   * @throws NoSuchElementException if there is no such alert
   * @throws IllegalTransition if it cannot be taken on
   */
  public Alert acknowledge(long id, String who, String note) {
    return life.act(entry(id), AlertAction.ACKNOWLEDGE, Kind.ACKNOWLEDGED, note(who, note));
  }

  /** Somebody says that it is over; see {@link #acknowledge}. */
  public Alert resolve(long id, String who, String note) {
    return life.act(entry(id), AlertAction.RESOLVE, Kind.RESOLVED, note(who, note));
  }

  /** Somebody is done with it; see {@link #acknowledge}. */
  public Alert close(long id, String who, String note) {
    return life.act(entry(id), AlertAction.CLOSE, Kind.CLOSED, note(who, note));
  }

  /** Somebody has something to say, whatever its status. */
  public Alert comment(long id, String who, String text) {
    return life.note(entry(id), Kind.COMMENTED, note(who, text));
  }

  /** Somebody knows better how much depends on it, whatever its status. */
  public Alert setImpact(long id, Impact impact, String who) {
    Entry entry = entry(id);
    Note note = note(who, "impact " + impact);
    shelf.put(entry, entry.alert().with(impact));
    return life.note(entry, Kind.REPRIORITISED, note);
  }

  private Note note(String who, String text) {
    return new Note(clock.millis(), who, text);
  }

  private Entry entry(long id) {
    Entry entry = shelf.get(id);
    if (entry == null) {
      throw new NoSuchElementException("there is no alert " + id);
    }
    return entry;
  }

  /**
   * Nobody is to be notified of some series from now on, live alerts included.
   *
   * @throws IllegalStateException if there are a thousand silences
   */
  public Silence silence(SeriesMatcher series, long until, String who, String why) {
    return silence(series, new Span(Math.min(time(), clock.millis()), until), who, why);
  }

  /** The same for a span that may be yet to come. */
  public Silence silence(SeriesMatcher series, Span span, String who, String why) {
    Silence silence = quiet.silences().add(series, span, note(who, why));
    review();
    return silence;
  }

  /**
   * These are the maintenance windows and the silences of the settings from now on, for live alerts
   * as well. What both the old and the new keep quiet stays quiet meanwhile. Silences that people
   * have asked for stay.
   *
   * @param silences in place of those of earlier settings; their numbers are passed over
   */
  public void setQuiet(MaintenanceCalendar calendar, List<Silence> silences) {
    quiet.calendar(calendar);
    quiet.silences().replaceThoseOfSettings(silences, clock.millis());
    review();
  }

  /** Ends a silence before its time; whether there was such a one. */
  public boolean endSilence(long id) {
    boolean ended = quiet.silences().end(id);
    review();
    return ended;
  }

  /** The silences that hold, or are to come. */
  public List<Silence> silences() {
    return quiet.silences().all();
  }

  /** How many anomalies a silence has kept from people so far. */
  public long heldBySilence(long id) {
    return quiet.held().of(Keeping.Kind.SILENCE, Long.toString(id));
  }

  /** How many anomalies the maintenance windows of a name have kept from people so far. */
  public long heldByWindow(String name) {
    return quiet.held().of(Keeping.Kind.WINDOW, name);
  }

  /** An alert by its number, unless it is unknown or was forgotten. */
  public Optional<Alert> get(long id) {
    return Optional.ofNullable(shelf.get(id)).map(Entry::alert);
  }

  /** The alerts that go on, in the order in which they were first opened. */
  public List<Alert> live() {
    return shelf.allLive().stream().map(Entry::alert).toList();
  }

  /** The alerts that are over and not forgotten, in the order in which they ended. */
  public List<Alert> over() {
    return shelf.allOver().stream().map(Entry::alert).toList();
  }

  /** Writes all that is needed to go on bit for bit; windows and impacts are settings. */
  public void save(StateWriter out) {
    out.part('A', 2).put(now);
    quiet.save(out);
    AlertState.save(shelf, out);
  }

  /**
   * Takes over what another book saved, all of it or nothing.
   *
   * @throws dev.vigil.state.BadState if it is corrupt, cut short or of a newer version
   */
  public void load(StateReader in) {
    int version = in.part('A', 2);
    long time = in.getLong();
    Quiet.Saved loaded = Quiet.read(in, version);
    AlertShelf alerts = AlertState.read(in, spec);
    now = time;
    quiet.take(loaded, time());
    shelf = alerts;
    life = new AlertLife(spec, shelf, quiet, listener);
  }
}
