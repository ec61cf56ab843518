package dev.vigil.notify;

import dev.vigil.model.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for all that is wrong with who is told of what. One owner. */
final class NotifyCheck {
  private final NotifySpec spec;
  private final List<NotifyProblem> problems = new ArrayList<>();
  private final Map<String, Integer> channels = new LinkedHashMap<>();
  private final Map<String, Escalation> escalations = new LinkedHashMap<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();

  NotifyCheck(NotifySpec spec) {
    this.spec = spec;
  }

  List<NotifyProblem> problems() {
    names();
    for (int i = 0; i < spec.routes().size(); i++) {
      checkRoute(spec.routes().get(i), "routes[" + i + "]");
    }
    for (int i = 0; i < spec.escalations().size(); i++) {
      checkEscalation(spec.escalations().get(i), "escalations[" + i + "]");
    }
    checkCycles();
    checkReach();
    return List.copyOf(problems);
  }

  private void names() {
    for (int i = 0; i < spec.channels().size(); i++) {
      String name = spec.channels().get(i).name();
      if (channels.putIfAbsent(name, i) != null) {
        wrong("channels[" + i + "].name", "two channels go by the name '" + name + "'");
      }
    }
    for (int i = 0; i < spec.escalations().size(); i++) {
      Escalation one = spec.escalations().get(i);
      if (escalations.putIfAbsent(one.name(), one) != null) {
        wrong("escalations[" + i + "].name", "two escalations go by the name '" + one.name() + "'");
      }
      places.putIfAbsent(one.name(), i);
    }
  }

  private void checkRoute(Route route, String path) {
    checkChannels(route.to(), path + ".to");
    if (!route.escalation().isEmpty()) {
      checkEscalationName(route.escalation(), path + ".escalation");
    } else if (route.to().isEmpty() && route.goesOn()) {
      problems.add(new NotifyProblem(path, "the route leads nowhere, and changes nothing", true));
    }
  }

  private void checkEscalation(Escalation one, String path) {
    for (int level = 0; level < one.levels().size(); level++) {
      checkChannels(one.levels().get(level).to(), path + ".levels[" + level + "].to");
    }
    if (!one.then().isEmpty()) {
      checkEscalationName(one.then(), path + ".then");
    }
  }

  private void checkChannels(List<String> names, String path) {
    for (int i = 0; i < names.size(); i++) {
      if (!channels.containsKey(names.get(i))) {
        wrong(path + "[" + i + "]", unknown("channel", names.get(i), channels.keySet()));
      }
    }
  }

  private void checkEscalationName(String name, String path) {
    if (!escalations.containsKey(name)) {
      wrong(path, unknown("escalation", name, escalations.keySet()));
    }
  }

  private static String unknown(String what, String name, Set<String> all) {
    String text = "there is no " + what + " '" + name + "'";
    return NearestName.of(name, all)
        .map(near -> text + ", did you mean '" + near + "'?")
        .orElse(text);
  }

  /** Each cycle once, at its first escalation. */
  private void checkCycles() {
    Set<String> seen = new HashSet<>();
    for (String start : escalations.keySet()) {
      Set<String> chain = new LinkedHashSet<>();
      String name = start;
      while (escalations.containsKey(name) && seen.add(name)) {
        chain.add(name);
        name = escalations.get(name).then();
      }
      if (chain.contains(name)) {
        List<String> cycle = new ArrayList<>(chain);
        cycle = new ArrayList<>(cycle.subList(cycle.indexOf(name), cycle.size()));
        cycle.add(name);
        String path = "escalations[" + places.get(name) + "].then";
        wrong(path, "escalations lead in a circle: " + String.join(" → ", cycle));
      }
    }
  }

  private void checkReach() {
    if (spec.routes().isEmpty()) {
      return;
    }
    Set<String> reached = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Route route : spec.routes()) {
      reached.addAll(route.to());
      String name = route.escalation();
      while (escalations.containsKey(name) && names.add(name)) {
        escalations.get(name).levels().forEach(level -> reached.addAll(level.to()));
        name = escalations.get(name).then();
      }
    }
    channels.forEach(
        (name, i) -> {
          if (!reached.contains(name)) {
            String path = "channels[" + i + "]";
            problems.add(new NotifyProblem(path, "no route leads to '" + name + "'", true));
          }
        });
    places.forEach(
        (name, i) -> {
          if (!names.contains(name)) {
            String path = "escalations[" + i + "]";
            problems.add(new NotifyProblem(path, "no route leads to '" + name + "'", true));
          }
        });
  }

  private void wrong(String path, String message) {
    problems.add(new NotifyProblem(path, message, false));
  }
}
