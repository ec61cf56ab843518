package dev.vigil.notify;

import dev.vigil.alert.Alert;
import dev.vigil.model.Durations;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.Post.News;
import dev.vigil.notify.RoutePlan.Step;
import dev.vigil.notify.Told.Climb;
import java.util.ArrayList;
import java.util.List;

/** Tells channels for the first time, and one level after another while nobody acts. One owner. */
final class Climber {
  private final RoutePlan plan;
  private final Post post;
  private final ToldShelf shelf;

  Climber(RoutePlan plan, Post post, ToldShelf shelf) {
    this.plan = plan;
    this.post = post;
    this.shelf = shelf;
  }

  /**
   * Tells a channel of an incident that it knows nothing of.
   *
   * @param kinds what it wants to be told of it from now on
   * @param kind what it is told where it does not want to hear of the opening
   */
  void reach(Matter matter, ChannelSpec spec, int kinds, Kind kind) {
    Told one = matter.told();
    Hearer hearer = one.hearer(spec.name());
    hearer.wants(kinds);
    if (hearer.told()) {
      return;
    }
    Kind first = hearer.wants(Kind.OPENED) ? Kind.OPENED : kind;
    if (hearer.wants(first)) {
      String key = one.key(first, "", spec.name());
      long time = one.since();
      post.tell(matter, hearer, spec, new News(first, key, time, ""));
    }
  }

  /** The escalation of a route begins, if it has not. */
  void begin(Matter matter, Route route, long now) {
    Told one = matter.told();
    String name = route.escalation();
    boolean known = one.climbs().containsKey(name);
    if (known || !one.unattended() || plan.steps(name).isEmpty() || muted(matter, route)) {
      return;
    }
    one.keep(matter.draft());
    climb(matter, new Climb(name, now, -1, now), now);
  }

  private boolean muted(Matter matter, Route route) {
    Alert lead = matter.lead();
    return lead != null
        && !route.to().isEmpty()
        && route.to().stream().allMatch(channel -> post.muted(channel, lead));
  }

  /** Keeps what there is to tell, for as long as somebody may have to be told later. */
  void remember(Matter matter) {
    if (matter.told().climbs().values().stream().anyMatch(Climb::goesOn)) {
      matter.told().keep(matter.draft());
    }
  }

  /** Goes on with the escalations of an incident that is part of another now. */
  void takeOver(Told one, Told younger) {
    Draft draft = younger.draft();
    List<Climb> climbs = List.copyOf(younger.climbs().values());
    shelf.stop(younger);
    for (Climb climb : climbs) {
      if (one.unattended() && draft != null && !one.climbs().containsKey(climb.escalation())) {
        if (one.draft() == null) {
          one.keep(draft);
        }
        shelf.climb(one, climb);
      }
    }
  }

  /** Who is told next of an incident that nobody takes on. */
  List<NotifyStage.Coming> coming(Told one) {
    List<NotifyStage.Coming> coming = new ArrayList<>();
    for (Climb climb : one.climbs().values()) {
      for (Step step : plan.steps(climb.escalation())) {
        if (climb.goesOn() && step.at() > climb.done()) {
          coming.add(
              new NotifyStage.Coming(climb.escalation(), climb.start() + step.at(), step.to()));
        }
      }
    }
    return coming;
  }

  void passTime(long now) {
    ToldShelf.Turn turn = shelf.due(now);
    while (turn != null) {
      Told one = shelf.find(turn.incident());
      Climb climb = one == null ? null : one.climbs().get(turn.escalation());
      Draft draft = one == null ? null : one.draft();
      if (one == null || climb == null || draft == null) {
        shelf.drop(turn);
      } else {
        climb(new Matter(one, null, () -> draft), climb, now);
      }
      turn = shelf.due(now);
    }
  }

  /** Tells all levels that are due. */
  private void climb(Matter matter, Climb climb, long now) {
    long done = climb.done();
    long next = Long.MAX_VALUE;
    for (Step step : plan.steps(climb.escalation())) {
      if (step.at() > done && climb.start() + step.at() <= now) {
        tell(matter, step, now);
        done = step.at();
      } else if (step.at() > done) {
        next = climb.start() + step.at();
        break;
      }
    }
    shelf.climb(matter.told(), new Climb(climb.escalation(), climb.start(), done, next));
  }

  private void tell(Matter matter, Step step, long now) {
    Told one = matter.told();
    for (String name : step.to()) {
      ChannelSpec spec = plan.channel(name);
      if (spec != null && step.at() == 0) {
        reach(matter, spec, RoutePlan.usual(spec), Kind.OPENED);
      } else if (spec != null) {
        Hearer hearer = one.hearer(name);
        hearer.wants(RoutePlan.usual(spec));
        String key = one.key(Kind.UNATTENDED, Long.toString(step.at()), name);
        String since = Durations.words(step.at() / 1e3);
        String reason = "Nobody has taken it on for " + since + ".";
        post.tell(matter, hearer, spec, new News(Kind.UNATTENDED, key, now, reason));
      }
    }
  }
}
