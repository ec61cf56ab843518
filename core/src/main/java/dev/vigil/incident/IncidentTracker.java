package dev.vigil.incident;

import dev.vigil.alert.Alert;
import dev.vigil.alert.AlertEvent;
import dev.vigil.alert.Note;
import dev.vigil.incident.IncidentChange.Kind;
import dev.vigil.incident.IncidentStage.How;
import dev.vigil.incident.IncidentStage.Nearest;
import dev.vigil.model.Digits;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Groups alerts into incidents, and tells what becomes of these.
 *
 * <p>An alert joins the incident that it correlates with from 0.7 on (see {@link Correlator}); if
 * it does so with several, these are one. Where many would open at once they are one as well. Times
 * are those of events; an incident none of whose alerts goes on is over a window later, by {@link
 * #passTime}. Alerts that are kept from people take no part. One owner.
 */
public final class IncidentTracker {
  private static final String OWN = "vigil";
  private static final int FIRST_LINES = 10;

  private final IncidentSpec spec;
  private final InstantSource clock;
  private final Consumer<IncidentChange> listener;
  private final Dependence dependence;
  private CaseShelf shelf = new CaseShelf();
  private AlertPlaces alerts = new AlertPlaces();
  private Correlator correlator;
  private Storm storm;
  private CauseRanking ranking;

  /**
   * @param clock of what people do
   * @param listener is handed each change, on the caller's thread
   */
  public IncidentTracker(
      IncidentSpec spec, InstantSource clock, Consumer<IncidentChange> listener) {
    this.spec = spec;
    this.clock = clock;
    this.listener = listener;
    this.dependence = new Dependence(spec.topology().dependsOn());
    this.correlator = new Correlator(spec, dependence);
    this.storm = new Storm(spec.stormIncidents());
    this.ranking = new CauseRanking(spec, dependence, correlator.companions());
  }

  /** Takes in what happened to an alert, and says what it belongs with. */
  public IncidentStage apply(AlertEvent event) {
    return switch (event.kind()) {
      case OPENED, REOPENED, FLAPPING, RELEASED, JOINED, ESCALATED, SUPPRESSED -> seen(event);
      case RESOLVED, CLOSED -> {
        ended(event);
        yield stage(How.GOES_ON, null, Nearest.NONE);
      }
      case ACKNOWLEDGED, COMMENTED, REPRIORITISED -> stage(How.GOES_ON, null, Nearest.NONE);
    };
  }

  private IncidentStage seen(AlertEvent event) {
    long alert = event.alert().id();
    IncidentCase of = shelf.get(alerts.live(alert));
    if (of != null) {
      goOn(of, event);
      return stage(How.GOES_ON, of, Nearest.NONE);
    }
    if (!event.quiet().isEmpty()) {
      return stage(How.APART, null, Nearest.NONE);
    }
    IncidentCase before = shelf.get(alerts.over(alert));
    if (before == null) {
      return open(event);
    }
    before.again();
    alerts.put(alert, before.id());
    goOn(before, event);
    return stage(How.CAME_BACK, before, Nearest.NONE);
  }

  private IncidentStage stage(How how, @Nullable IncidentCase of, Nearest nearest) {
    long number = of == null ? 0 : of.id();
    return new IncidentStage(how, number, of == null ? 0 : of.alerts(), nearest, spec.joinAt());
  }

  /** An alert of an incident goes on. */
  private void goOn(IncidentCase one, AlertEvent event) {
    Alert alert = event.alert();
    long now = event.epochMillis();
    boolean graver = event.anomaly() != null && one.see(now, alert.severity());
    alerts.busy(one.id());
    if (one.over() && event.quiet().isEmpty()) {
      one.act(IncidentAction.REOPEN, OWN);
      shelf.back(one);
      one.timeline().add(now, alert.series() + " came back");
      tell(Kind.REOPENED, one, now);
      endBeyond(now);
    }
    if (graver) {
      one.members().graver(alert.id(), alert.severity());
      one.timeline().add(now, alert.series() + " is " + alert.severity());
      tell(Kind.ESCALATED, one, now);
    }
  }

  private IncidentStage open(AlertEvent event) {
    long now = event.epochMillis();
    SeriesKey series = event.alert().series();
    List<Correlator.Match> matches = correlator.matches(series, now, shelf::get);
    List<IncidentCase> fitting = new ArrayList<>();
    for (Correlator.Match match : matches) {
      if (match.score() >= spec.joinAt()) {
        fitting.add(match.incident());
      }
    }
    Nearest nearest = correlator.nearest(series, matches);
    if (fitting.isEmpty()) {
      return alone(event, nearest);
    }
    IncidentCase one = one(fitting, now);
    join(one, event, ", " + Digits.share(nearest.score()));
    return stage(How.JOINED, one, nearest);
  }

  /** An alert that belongs to nothing known: an incident of its own, or part of a storm. */
  private IncidentStage alone(AlertEvent event, Nearest nearest) {
    long now = event.epochMillis();
    boolean blows = storm.blows(now);
    IncidentCase of = blows ? shelf.get(storm.incident()) : null;
    if (of != null && !of.over()) {
      storm.opened(now, of.id());
      join(of, event, ", in a storm");
      return stage(How.STORM, of, nearest);
    }
    IncidentCase opened = shelf.open(now);
    place(opened, event, "");
    tell(Kind.OPENED, opened, now);
    if (blows) {
      opened = gather(opened, now);
      storm.incident(opened.id());
    }
    storm.opened(now, opened.id());
    endBeyond(now);
    return stage(blows ? How.STORM : How.OPENED, opened, nearest);
  }

  private void endBeyond(long now) {
    IncidentCase beyond = shelf.beyond(spec.mostLive());
    if (beyond != null) {
      end(beyond, now, "more than " + spec.mostLive() + " incidents go on");
    }
  }

  /** All that opened in the storm and has nothing else to it, in one. */
  private IncidentCase gather(IncidentCase opened, long now) {
    List<IncidentCase> single = new ArrayList<>();
    single.add(opened);
    for (long number : storm.incidents()) {
      IncidentCase one = shelf.get(number);
      if (one != null && !one.over() && one.alerts() == 1 && !single.contains(one)) {
        single.add(one);
      }
    }
    IncidentCase whole = one(single, now);
    whole.timeline().add(now, "a storm: " + single.size() + " incidents at once are one");
    return whole;
  }

  /** One of several that turned out to be the same: the oldest. */
  private IncidentCase one(List<IncidentCase> several, long now) {
    IncidentCase oldest = several.get(0);
    for (IncidentCase one : several) {
      oldest = one.id() < oldest.id() ? one : oldest;
    }
    for (IncidentCase one : several) {
      if (one != oldest) {
        oldest.merge(one);
        shelf.merge(one, oldest);
        alerts.busy(one.id());
        oldest.timeline().add(now, "incident " + one.id() + " is part of it");
        alerts.busy(oldest.id());
        listener.accept(new IncidentChange(Kind.MERGED, shown(oldest, now), now, one.id(), OWN));
      }
    }
    return oldest;
  }

  private void join(IncidentCase one, AlertEvent event, String how) {
    long now = event.epochMillis();
    boolean graver = event.alert().severity().compareTo(one.worst()) > 0;
    place(one, event, how);
    boolean grown = one.grown();
    if (grown && one.alerts() > FIRST_LINES) {
      one.timeline().add(now, "grown to " + one.alerts() + " alerts");
    }
    if (graver) {
      tell(Kind.ESCALATED, one, now);
    } else if (grown) {
      tell(Kind.GREW, one, now);
    }
  }

  private void place(IncidentCase one, AlertEvent event, String how) {
    Alert alert = event.alert();
    SeriesKey series = alert.series();
    long now = event.epochMillis();
    Member member =
        new Member(alert.id(), series, now, alert.severity(), correlator.upstream(series));
    one.join(member, !correlator.has(series, one, shelf::get));
    alerts.put(alert.id(), one.id());
    alerts.busy(one.id());
    correlator.joined(series, now, one);
    if (one.alerts() <= FIRST_LINES) {
      one.timeline().add(now, alert.series() + ": " + alert.sentence() + how);
    }
  }

  private void ended(AlertEvent event) {
    IncidentCase of = shelf.get(alerts.end(event.alert().id()));
    if (of != null) {
      of.ended();
      if (of.live() == 0 && !of.over()) {
        alerts.quiet(of.id(), event.epochMillis());
      }
    }
  }

  /** It is this late: ends the incidents none of whose alerts has gone on for a window. */
  public void passTime(long epochMillis) {
    for (long number : alerts.due(epochMillis, spec.window().toMillis())) {
      IncidentCase one = shelf.get(number);
      if (one != null && !one.over()) {
        end(one, epochMillis, "none of its alerts goes on");
      }
    }
  }

  private void end(IncidentCase one, long now, String why) {
    one.act(IncidentAction.RESOLVE, OWN);
    one.timeline().add(now, "over: " + why);
    alerts.busy(one.id());
    shelf.end(one, spec.mostOver());
    tell(Kind.RESOLVED, one, now);
  }

  private void tell(Kind kind, IncidentCase one, long now) {
    listener.accept(new IncidentChange(kind, shown(one, now), now, 0, OWN));
  }

  private Incident shown(IncidentCase one, long now) {
    return one.shown(ranking.rank(one.members(), now));
  }

  private Incident shown(IncidentCase one) {
    return shown(one, clock.millis());
  }

  /**
   * Somebody takes an incident on.
   *
   * @throws NoSuchElementException if there is no such incident
   * @throws dev.vigil.alert.IllegalTransition if it cannot be taken on
   */
  public Incident acknowledge(long id, String who, String note) {
    return act(id, IncidentAction.ACKNOWLEDGE, Kind.ACKNOWLEDGED, note(who, note));
  }

  /** Somebody says that it is over, whatever its alerts do; see {@link #acknowledge}. */
  public Incident resolve(long id, String who, String note) {
    return act(id, IncidentAction.RESOLVE, Kind.RESOLVED, note(who, note));
  }

  /** Somebody has something to say, whatever its status. */
  public Incident comment(long id, String who, String text) {
    return act(id, null, Kind.COMMENTED, note(who, text));
  }

  private Note note(String who, String text) {
    return new Note(clock.millis(), who, text);
  }

  private Incident act(long id, @Nullable IncidentAction action, Kind kind, Note note) {
    IncidentCase one = shelf.get(id);
    if (one == null) {
      throw new NoSuchElementException("there is no incident " + id);
    }
    if (action != null) {
      one.act(action, note.who());
    }
    String did = action == null ? "" : " has it " + one.status().name().toLowerCase(Locale.ROOT);
    String said = note.text().isEmpty() ? "" : ": " + note.text();
    one.timeline().add(note.epochMillis(), note.who() + did + said);
    if (action == IncidentAction.RESOLVE) {
      alerts.busy(one.id());
      shelf.end(one, spec.mostOver());
    }
    Incident shown = shown(one);
    listener.accept(new IncidentChange(kind, shown, note.epochMillis(), 0, note.who()));
    return shown;
  }

  /** An incident by its number, or by that of one that is part of it now. */
  public Optional<Incident> get(long id) {
    return Optional.ofNullable(shelf.get(id)).map(this::shown);
  }

  /** The incident that a live alert is part of. */
  public Optional<Incident> of(Alert alert) {
    return get(numberOf(alert));
  }

  /** The number of the incident that a live alert is part of; 0 where there is none. */
  public long numberOf(Alert alert) {
    IncidentCase one = shelf.get(alerts.live(alert.id()));
    return one == null ? AlertPlaces.NOWHERE : one.id();
  }

  /** The number of the incident that an alert is, or was, part of; 0 where it is not known. */
  public long placeOf(Alert alert) {
    long number = alerts.of(alert.id());
    IncidentCase one = shelf.get(number);
    return one == null ? number : one.id();
  }

  /** The numbers of the live alerts of an incident. */
  public List<Long> liveAlerts(long id) {
    IncidentCase whole = shelf.get(id);
    List<Long> of = new ArrayList<>();
    alerts.forEachLive(
        (alert, incident) -> {
          if (whole != null && whole == shelf.get(incident)) {
            of.add(alert);
          }
        });
    return of;
  }

  /** The incidents that go on, in the order in which they began. */
  public List<Incident> live() {
    return shelf.live().stream().map(this::shown).toList();
  }

  /** The incidents that are over and not forgotten, in the order in which they ended. */
  public List<Incident> over() {
    return shelf.over().stream().map(this::shown).toList();
  }

  /** Writes all that is needed to go on bit for bit. */
  public void save(StateWriter out) {
    out.part('I', 1);
    shelf.save(out);
    alerts.save(out);
    correlator.save(out);
    storm.save(out);
  }

  /**
   * Takes over what another tracker saved, all of it or nothing.
   *
   * @throws dev.vigil.state.BadState if it is corrupt, cut short or of a newer version
   */
  public void load(StateReader in) {
    in.part('I', 1);
    CaseShelf cases = CaseShelf.read(in);
    AlertPlaces places = AlertPlaces.read(in);
    Correlator knowing = Correlator.read(in, spec, dependence);
    Storm blowing = Storm.read(in, spec.stormIncidents());
    shelf = cases;
    alerts = places;
    correlator = knowing;
    storm = blowing;
    ranking = new CauseRanking(spec, dependence, correlator.companions());
  }
}
