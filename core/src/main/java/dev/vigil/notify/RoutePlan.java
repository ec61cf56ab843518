package dev.vigil.notify;

import dev.vigil.alert.Alert;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A spec that is known to be right, in the form in which it is asked. Immutable. */
final class RoutePlan {
  private static final Set<Kind> USUAL = Set.of(Kind.OPENED, Kind.ESCALATED, Kind.REOPENED);
  private static final Set<Kind> TRACKED = Set.of(Kind.ACKNOWLEDGED, Kind.RESOLVED);

  private final Map<String, ChannelSpec> channels = new LinkedHashMap<>();
  private final Map<String, List<Step>> steps = new LinkedHashMap<>();
  private final List<Route> routes;
  private final String link;

  /**
   * Who is told after a while.
   *
   * @param at milliseconds since the escalation began, those before this one included
   */
  record Step(long at, List<String> to) {}

  /**
   * @throws IllegalArgumentException if something is wrong with it, with all that is
   */
  RoutePlan(NotifySpec spec) {
    List<NotifyProblem> wrong =
        spec.problems().stream().filter(problem -> !problem.warning()).toList();
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          wrong.stream()
              .map(problem -> problem.path() + ": " + problem.message())
              .collect(Collectors.joining("; ")));
    }
    spec.channels().forEach(channel -> channels.put(channel.name(), channel));
    Map<String, Escalation> escalations = new LinkedHashMap<>();
    spec.escalations().forEach(one -> escalations.put(one.name(), one));
    escalations.keySet().forEach(name -> steps.put(name, steps(name, escalations)));
    List<Route> given = spec.routes();
    routes = given.isEmpty() ? List.of(Route.all(List.copyOf(channels.keySet()))) : given;
    link = spec.link();
  }

  /** All levels of an escalation, and of those that it leads to. */
  private static List<Step> steps(String first, Map<String, Escalation> escalations) {
    List<Step> steps = new ArrayList<>();
    long before = 0;
    Escalation one = escalations.get(first);
    while (one != null) {
      long at = before;
      for (Escalation.Level level : one.levels()) {
        at = before + level.after().toMillis();
        add(steps, at, level.to());
      }
      before = at;
      one = escalations.get(one.then());
    }
    return List.copyOf(steps);
  }

  /** Levels of one time are one. */
  private static void add(List<Step> steps, long at, List<String> to) {
    int last = steps.size() - 1;
    if (last >= 0 && steps.get(last).at() == at) {
      Set<String> all = new LinkedHashSet<>(steps.get(last).to());
      all.addAll(to);
      steps.set(last, new Step(at, List.copyOf(all)));
    } else {
      steps.add(new Step(at, to));
    }
  }

  String link() {
    return link;
  }

  @Nullable ChannelSpec channel(String name) {
    return channels.get(name);
  }

  Set<String> channels() {
    return channels.keySet();
  }

  /** The levels of an escalation, the first first; none if there is no such escalation. */
  List<Step> steps(String escalation) {
    return steps.getOrDefault(escalation, List.of());
  }

  /** The routes that hold for an alert of an incident that is so grave. */
  List<Route> routes(Alert alert, Severity worst) {
    List<Route> fitting = new ArrayList<>(2);
    for (Route route : routes) {
      Route.When when = route.when();
      if (worst.compareTo(when.severity()) >= 0
          && alert.impact().compareTo(when.impact()) >= 0
          && when.series().matches(alert.series())) {
        fitting.add(route);
        if (!route.goesOn()) {
          break;
        }
      }
    }
    return fitting;
  }

  /** What a channel is told by a route, as bits by the place of each kind. */
  static int kinds(Route route, ChannelSpec channel) {
    return route.on().isEmpty() ? usual(channel) : bits(route.on());
  }

  /** What a channel is told where nobody says otherwise. */
  static int usual(ChannelSpec channel) {
    return bits(USUAL) | (channel.settings().tracksIncidents() ? bits(TRACKED) : 0);
  }

  private static int bits(Set<Kind> kinds) {
    int bits = 0;
    for (Kind kind : kinds) {
      bits |= 1 << kind.ordinal();
    }
    return bits;
  }
}
