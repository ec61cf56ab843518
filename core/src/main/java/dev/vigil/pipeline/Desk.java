package dev.vigil.pipeline;

import static java.lang.System.Logger.Level.WARNING;

import dev.vigil.alert.Alert;
import dev.vigil.alert.AlertBook;
import dev.vigil.alert.AlertEvent;
import dev.vigil.alert.AlertStage;
import dev.vigil.alert.AlertStatus;
import dev.vigil.alert.MaintenanceCalendar;
import dev.vigil.incident.Cause;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentChange;
import dev.vigil.incident.IncidentStage;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.incident.IncidentTracker;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.Dispatcher;
import dev.vigil.notify.Habits;
import dev.vigil.notify.NotifyStage;
import dev.vigil.notify.Outbox;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import dev.vigil.rule.Outcome;
import dev.vigil.rule.RuleStage;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The far side of an anomaly: what the rules have decided becomes alerts, these become incidents,
 * and people are told of them. What people do is done here as well, so that an incident and its
 * alerts agree. One owner.
 */
public final class Desk implements Reporter {
  private static final System.Logger LOG = System.getLogger(Desk.class.getName());

  private final AlertBook alerts;
  private final IncidentTracker incidents;
  private final Dispatcher dispatcher;
  private final Listener listener;
  private final InstantSource clock;
  private @Nullable Decision deciding;
  private @Nullable Grounds grounds;

  /**
   * Is told what happens to alerts and incidents, on the caller's thread. One that throws is
   * logged, and all else goes on.
   */
  public interface Listener {
    /** Whom nothing needs to be told. */
    Listener NONE = new Listener() {};

    /** Something happened to an alert. */
    default void alert(AlertEvent event) {}

    /** Something happened to an incident. */
    default void incident(IncidentChange change) {}

    /** Whether it wants to be told of the way of each anomaly. */
    default boolean wantsPassages() {
      return false;
    }

    /** An anomaly has gone its way; after all that came of it. */
    default void passed(Passage passage) {}
  }

  /**
   * @param outbox where notifications go
   * @param clock of what people do
   * @param habits what people have made of earlier notifications
   * @throws IllegalArgumentException if something is wrong with whom is to be told of what
   */
  public Desk(DeskSpec spec, Outbox outbox, InstantSource clock, Habits habits, Listener listener) {
    this.listener = listener;
    this.clock = clock;
    this.alerts = new AlertBook(spec.alerts(), clock, this::happened);
    this.incidents = new IncidentTracker(spec.incidents(), clock, this::changed);
    this.dispatcher = new Dispatcher(spec.people(), outbox, clock, habits);
    configure(spec);
  }

  private void configure(DeskSpec spec) {
    alerts.setImpacts(spec.impacts());
    alerts.setQuiet(new MaintenanceCalendar(spec.maintenance()), spec.silences());
  }

  @Override
  public void decided(
      Decision decision,
      Observation observation,
      Circumstances circumstances,
      @Nullable Grounds known) {
    deciding = decision;
    grounds = known;
    try {
      alerts.apply(decision, observation.series(), observation.epochMillis(), circumstances);
    } finally {
      deciding = null;
      grounds = null;
    }
  }

  @Override
  public void held(SeriesKey series, long epochMillis) {
    alerts.held(series, epochMillis);
  }

  @Override
  public void returned(Return series) {
    alerts.returned(series.series(), series.epochMillis());
  }

  /** It is this late: ends what has been quiet, and asks who is to be told next. */
  public void passTime(long epochMillis) {
    alerts.passTime(epochMillis);
    incidents.passTime(epochMillis);
    dispatcher.passTime(epochMillis);
  }

  private void happened(AlertEvent event) {
    tell(() -> listener.alert(event));
    boolean writes = event.anomaly() != null && listener.wantsPassages();
    if (writes) {
      dispatcher.begin();
    }
    IncidentStage belongs = incidents.apply(event);
    join(event);
    if (writes) {
      NotifyStage told = dispatcher.stage(belongs.incident());
      write(event, belongs, told);
    }
  }

  private void write(AlertEvent event, IncidentStage belongs, NotifyStage told) {
    Anomaly anomaly = event.anomaly();
    AlertStage alert = event.stage();
    if (anomaly != null && alert != null) {
      Way way = new Way(rulesOf(anomaly), grounds, clock.millis());
      Passage passage = way.passage(anomaly, alert, belongs, told);
      tell(() -> listener.passed(passage));
    }
  }

  /** What the rules made of an anomaly of the decision that is being carried out. */
  private RuleStage rulesOf(Anomaly anomaly) {
    if (deciding != null) {
      for (Outcome outcome : deciding.outcomes()) {
        if (outcome.anomaly().id().equals(anomaly.id())) {
          return outcome.stage();
        }
      }
    }
    return RuleStage.silent(anomaly.severity());
  }

  /** Whoever is to be told of an alert that has joined an incident is told. */
  private void join(AlertEvent event) {
    boolean joins =
        switch (event.kind()) {
          case OPENED, REOPENED, RELEASED, FLAPPING -> true;
          default -> false;
        };
    long incident = joins ? incidents.numberOf(event.alert()) : 0;
    if (incident != 0) {
      dispatcher.joined(incident, () -> incidents.get(incident).orElseThrow(), event.alert());
    }
  }

  /** An alert without its incident would be told to nobody. */
  private static void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.log(WARNING, "who was to be told of an alert or an incident failed", e);
    }
  }

  private void changed(IncidentChange change) {
    tell(() -> listener.incident(change));
    lead(change.incident()).ifPresent(lead -> dispatcher.apply(change, lead));
  }

  /** The alert that stands for an incident: the likeliest of its causes that is still known. */
  public Optional<Alert> lead(Incident incident) {
    for (Cause cause : incident.causes()) {
      Optional<Alert> alert = alerts.get(cause.alert());
      if (alert.isPresent()) {
        return alert;
      }
    }
    return Optional.empty();
  }

  /**
   * Somebody takes an incident on, and its alerts with it.
   *
   * @throws java.util.NoSuchElementException if there is no such incident
   * @throws dev.vigil.alert.IllegalTransition if it cannot be taken on
   */
  public Incident acknowledgeIncident(long id, String who, String note) {
    Incident taken = incidents.acknowledge(id, who, note);
    forAlerts(
        taken, Desk::waits, alert -> alerts.acknowledge(alert, who, "incident " + taken.id()));
    return taken;
  }

  /** Somebody says that an incident is over, and its alerts with it; see above. */
  public Incident resolveIncident(long id, String who, String note) {
    Incident over = incidents.resolve(id, who, note);
    forAlerts(over, Alert::live, alert -> alerts.resolve(alert, who, "incident " + over.id()));
    return over;
  }

  private void forAlerts(Incident incident, Predicate<Alert> which, Consumer<Long> action) {
    for (long alert : incidents.liveAlerts(incident.id())) {
      if (alerts.get(alert).filter(which).isPresent()) {
        action.accept(alert);
      }
    }
  }

  /** Whether nobody has taken an alert on. */
  private static boolean waits(Alert alert) {
    return alert.status() == AlertStatus.OPEN || alert.status() == AlertStatus.SUPPRESSED;
  }

  /**
   * Somebody takes an alert on; with the last of its incident that nobody had, the incident too.
   *
   * @throws java.util.NoSuchElementException if there is no such alert
   * @throws dev.vigil.alert.IllegalTransition if it cannot be taken on
   */
  public Alert acknowledgeAlert(long id, String who, String note) {
    Alert taken = alerts.acknowledge(id, who, note);
    Optional<Incident> of = incidents.of(taken);
    if (of.filter(one -> one.status() == IncidentStatus.OPEN).isPresent()
        && noneWaits(of.get().id())) {
      incidents.acknowledge(of.get().id(), who, note);
    }
    return taken;
  }

  private boolean noneWaits(long incident) {
    return incidents.liveAlerts(incident).stream()
        .noneMatch(alert -> alerts.get(alert).filter(Desk::waits).isPresent());
  }

  /**
   * From now on impacts, maintenance, silences and people are as this says; what goes on goes on,
   * and so do the silences that people have asked for.
   *
   * @throws IllegalArgumentException if something is wrong with whom is to be told of what; then
   *     nothing has changed
   */
  public void reconfigure(DeskSpec spec) {
    dispatcher.reconfigure(spec.people());
    configure(spec);
  }

  /** All alerts, for whoever looks, comments, silences or closes. */
  public AlertBook alerts() {
    return alerts;
  }

  /** All incidents, for whoever looks or comments. */
  public IncidentTracker incidents() {
    return incidents;
  }

  /** Who is told of what. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** Writes all that is needed to go on; the settings are those of the spec. */
  public void save(StateWriter out) {
    out.part('E', 1);
    alerts.save(out);
    incidents.save(out);
    dispatcher.save(out);
  }

  /**
   * Takes over what another desk saved.
   *
   * @throws dev.vigil.state.BadState if it is corrupt, cut short or of a newer version; what was
   *     read until then is not to be used
   */
  public void load(StateReader in) {
    in.part('E', 1);
    alerts.load(in);
    incidents.load(in);
    dispatcher.load(in);
  }
}
