package dev.vigil.notify;

import dev.vigil.alert.Alert;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentChange;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.Post.News;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Decides who is told of what becomes of an incident, and puts it into the outbox.
 *
 * <p>Each channel is told once that an incident has begun, whichever and however many routes and
 * escalations lead to it; after that of what it wants to know of. Keys come from the incident and
 * what became of it alone, so that the same events in the same order put nothing into the outbox
 * twice. One owner.
 */
public final class Dispatcher {
  private final InstantSource clock;
  private final Trail trail = new Trail();
  private RoutePlan plan;
  private Post post;
  private ToldShelf shelf = new ToldShelf();
  private Climber climber;

  /**
   * @param clock of allowances, quiet hours and escalations
   * @throws IllegalArgumentException if something is wrong with the spec, with all that is
   */
  public Dispatcher(NotifySpec spec, Outbox outbox, InstantSource clock) {
    this(spec, outbox, clock, Habits.NONE);
  }

  /** One that heeds what people have made of earlier notifications. */
  public Dispatcher(NotifySpec spec, Outbox outbox, InstantSource clock, Habits habits) {
    this.clock = clock;
    this.plan = new RoutePlan(spec);
    this.post = new Post(outbox, clock, habits, trail);
    this.climber = new Climber(plan, post, shelf);
  }

  /**
   * Goes by another spec from now on. What was told stays told; an escalation goes on with its next
   * level, if there still is one of its name.
   *
   * @throws IllegalArgumentException if something is wrong with it; then nothing has changed
   */
  public void reconfigure(NotifySpec spec) {
    plan = new RoutePlan(spec);
    post.channels(plan.channels());
    climber = new Climber(plan, post, shelf);
  }

  /**
   * Takes in what happened to an incident.
   *
   * @param lead the alert that stands for it
   */
  public void apply(IncidentChange change, Alert lead) {
    Incident incident = change.incident();
    switch (change.kind()) {
      case COMMENTED -> {}
      case OPENED -> goOn(opened(incident), change, lead);
      case GREW, ESCALATED -> goOn(seen(incident), change, lead);
      case REOPENED -> {
        Told one = shelf.of(incident);
        shelf.again(one, change.epochMillis());
        one.see(incident);
        goOn(one, change, lead);
      }
      case MERGED -> merge(seen(incident), change, lead);
      case ACKNOWLEDGED -> {
        Told one = seen(incident);
        shelf.stop(one);
        follow(matter(one, incident, lead), change, change.who() + " has taken it on.");
      }
      case RESOLVED -> {
        Told one = seen(incident);
        shelf.end(one);
        follow(matter(one, incident, lead), change, "It is over.");
      }
    }
    post.flush();
  }

  /** One that begins; another of the same number is not the same if it began at another time. */
  private Told opened(Incident incident) {
    Told before = shelf.find(incident.id());
    if (before != null && before.began() != incident.span().from()) {
      shelf.remove(incident.id());
    }
    return shelf.of(incident);
  }

  private Told seen(Incident incident) {
    Told one = shelf.of(incident);
    one.see(incident);
    return one;
  }

  private Matter matter(Told one, Incident incident, Alert lead) {
    return new Matter(one, lead, () -> Draft.of(incident, lead, plan.link()));
  }

  /** It goes on: tells those that know of it, and those that routes lead to by now. */
  private void goOn(Told one, IncidentChange change, Alert lead) {
    Matter matter = matter(one, change.incident(), lead);
    if (change.kind() != IncidentChange.Kind.OPENED) {
      follow(matter, change, "");
    }
    ask(matter, lead, kind(change));
    climber.remember(matter);
  }

  private static Kind kind(IncidentChange change) {
    return switch (change.kind()) {
      case GREW -> Kind.GREW;
      case ESCALATED -> Kind.ESCALATED;
      case REOPENED -> Kind.REOPENED;
      case ACKNOWLEDGED -> Kind.ACKNOWLEDGED;
      case RESOLVED -> Kind.RESOLVED;
      case OPENED, MERGED, COMMENTED -> Kind.OPENED;
    };
  }

  /** Tells those that know of it, and want to know of this. */
  private void follow(Matter matter, IncidentChange change, String reason) {
    Kind kind = kind(change);
    Told one = matter.told();
    for (Hearer hearer : one.hearers()) {
      ChannelSpec spec = plan.channel(hearer.channel());
      boolean over = kind == Kind.RESOLVED && hearer.digest(kind, clock.millis()) > 0;
      if (spec != null && hearer.told() && (hearer.wants(kind) || over)) {
        String key = one.key(kind, which(change), hearer.channel());
        post.tell(matter, hearer, spec, new News(kind, key, change.epochMillis(), reason));
      }
    }
  }

  /** What tells a change from others of its kind. */
  private static String which(IncidentChange change) {
    return switch (change.kind()) {
      case GREW -> Integer.toString(change.incident().impact().alerts());
      case ESCALATED -> change.incident().impact().worst().name();
      case REOPENED -> Long.toString(change.epochMillis());
      default -> "";
    };
  }

  /** Tells those that routes lead to, and that know nothing yet. */
  private void ask(Matter matter, Alert alert, Kind kind) {
    Severity worst = matter.told().worst();
    Severity grave = worst.compareTo(alert.severity()) >= 0 ? worst : alert.severity();
    List<Route> routes = plan.routes(alert, grave);
    trail.fitted(routes);
    for (Route route : routes) {
      for (String name : route.to()) {
        ChannelSpec spec = plan.channel(name);
        if (spec != null) {
          climber.reach(matter, spec, RoutePlan.kinds(route, spec), kind);
        }
      }
    }
    for (Route route : routes) {
      if (!route.escalation().isEmpty()) {
        climber.begin(matter, route, clock.millis());
      }
    }
  }

  /**
   * An alert of another series has joined an incident that goes on: whoever is to be told of such
   * an alert, and knows nothing of the incident, is told.
   *
   * @param incident its number
   * @param shown as it is now; asked only if somebody is told
   */
  public void joined(long incident, Supplier<Incident> shown, Alert alert) {
    Told known = shelf.find(incident);
    Told one = known == null ? shelf.of(shown.get()) : known;
    if (!one.over()) {
      ask(
          new Matter(one, alert, () -> Draft.of(shown.get(), alert, plan.link())),
          alert,
          Kind.OPENED);
      post.flush();
    }
  }

  /** Takes in an incident that is part of another from now on. */
  private void merge(Told one, IncidentChange change, Alert lead) {
    Told younger = shelf.find(change.merged());
    Matter matter = matter(one, change.incident(), lead);
    if (younger != null && younger != one) {
      for (Hearer hearer : younger.hearers()) {
        merge(matter, younger, hearer, change);
      }
      climber.takeOver(one, younger);
      shelf.remove(younger.id());
    }
    if (!one.unattended()) {
      shelf.stop(one);
    }
    ask(matter, lead, Kind.OPENED);
    climber.remember(matter);
  }

  /** A channel that knows both is told that one is over; one that knows the younger keeps that. */
  private void merge(Matter matter, Told younger, Hearer theirs, IncidentChange change) {
    Hearer ours = matter.told().hearer(theirs.channel());
    if (theirs.told() && !ours.told()) {
      theirs.merge(ours);
      matter.told().adopt(theirs);
      return;
    }
    ChannelSpec spec = plan.channel(theirs.channel());
    if (spec != null
        && spec.settings().tracksIncidents()
        && theirs.told()
        && theirs.wants(Kind.RESOLVED)) {
      String key = younger.key(Kind.RESOLVED, "merged", theirs.channel());
      String reason = "It is part of incident " + change.incident().id() + " now.";
      post.tell(matter, theirs, spec, new News(Kind.RESOLVED, key, change.epochMillis(), reason));
    }
    ours.merge(theirs);
  }

  /** From now on what is decided is to be written down, until {@link #stage}. */
  public void begin() {
    trail.begin();
  }

  /**
   * What was decided since {@link #begin}, and who knows of an incident.
   *
   * @param incident its number; 0 where there is none
   */
  public NotifyStage stage(long incident) {
    trail.end();
    Told one = incident == 0 ? null : shelf.find(incident);
    if (one == null) {
      return NotifyStage.NOBODY;
    }
    List<NotifyStage.Sent> sent = trail.sent();
    List<String> known = new ArrayList<>();
    for (Hearer hearer : one.hearers()) {
      String name = hearer.channel();
      if (hearer.told() && sent.stream().noneMatch(told -> told.channel().name().equals(name))) {
        known.add(name);
      }
    }
    return new NotifyStage(trail.routes(), sent, known, climber.coming(one));
  }

  /** It is this late: tells who is next where nobody has taken an incident on. */
  public void passTime(long epochMillis) {
    post.retry();
    climber.passTime(epochMillis);
    post.flush();
  }

  /** How many notifications the outbox could not take yet; they are tried as time passes. */
  public int unsaved() {
    return post.unsaved();
  }

  /** How many notifications were lost, since the outbox could not take them for long. */
  public long lost() {
    return post.lost();
  }

  /** Writes all that is needed to go on. */
  public void save(StateWriter out) {
    out.part('N', 1);
    shelf.save(out);
    post.save(out);
  }

  /**
   * Takes over what another dispatcher saved, all of it or nothing.
   *
   * @throws dev.vigil.state.BadState if it is corrupt, cut short or of a newer version
   */
  public void load(StateReader in) {
    in.part('N', 1);
    ToldShelf toldBefore = ToldShelf.read(in);
    Post postBefore = Post.read(in, post);
    postBefore.channels(plan.channels());
    shelf = toldBefore;
    post = postBefore;
    climber = new Climber(plan, post, shelf);
  }
}
