package dev.vigil.config;

import dev.vigil.alert.Impact;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification;
import dev.vigil.notify.Route;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads who is told of what. One owner. */
final class RoutesReader {
  /** What a route has a say in: digests and tests come by themselves. */
  private static final List<Notification.Kind> TOLD =
      Stream.of(Notification.Kind.values())
          .filter(kind -> kind != Notification.Kind.DIGEST && kind != Notification.Kind.TEST)
          .toList();

  private final ChannelsReader channels;
  private final EscalationsReader escalations;
  private final Names names;

  RoutesReader(ChannelsReader channels, EscalationsReader escalations, Names names) {
    this.channels = channels;
    this.escalations = escalations;
    this.names = names;
  }

  /** The routes; none where there are none, so that all goes to all channels. */
  List<Route> read(Section alerting) {
    List<Route> routes = new ArrayList<>();
    for (Section section : alerting.sections(AlertingKeys.ROUTES, AlertingKeys.OF_ROUTE)) {
      routes.add(route(section));
    }
    return routes;
  }

  private Route route(Section section) {
    SeriesMatcher series = Words.series(section, AlertingKeys.MATCH, names);
    Severity severity = section.constant(AlertingKeys.SEVERITY, Severity.class, Severity.LOW);
    Impact impact = section.constant(AlertingKeys.AT_LEAST, Impact.class, Impact.LOW);
    Optional<Value> to = section.take(AlertingKeys.TO);
    Optional<Value> escalation = section.take(AlertingKeys.ESCALATION);
    if (to.isEmpty() && escalation.isEmpty()) {
      section
          .group()
          .refuse(section.group().path() + " must say to or escalation; to: [] is nobody");
    }
    List<String> told = to.map(value -> channels(value, channels)).orElse(List.of());
    String next =
        escalation
            .flatMap(value -> value.text("the name of an escalation"))
            .map(name -> escalations.wanted(name, escalation.get()))
            .orElse("");
    Set<Notification.Kind> on =
        section.take(AlertingKeys.ON).map(RoutesReader::kinds).orElse(Set.of());
    boolean goesOn = section.truth(AlertingKeys.CONTINUE, false);
    section.done();
    return new Route(new Route.When(series, severity, impact), told, next, on, goesOn);
  }

  private static Set<Notification.Kind> kinds(Value value) {
    Set<Notification.Kind> kinds = EnumSet.noneOf(Notification.Kind.class);
    for (Value item : value.items("a list of what is told")) {
      Words.constant(item, TOLD).ifPresent(kinds::add);
    }
    if (value.node() instanceof Node.Listing list && list.items().isEmpty()) {
      value.mustBe("something that is told, at least");
    }
    return kinds;
  }

  /** Names of channels; without those that are switched off, which is warned of. */
  static List<String> channels(Value value, ChannelsReader channels) {
    List<String> told = new ArrayList<>();
    Set<String> there = new HashSet<>();
    boolean off = false;
    for (Words.Named named : Words.list(value, "the name of a channel")) {
      if (!channels.knows(named.name())) {
        named.place().refuse(channels.unknown(named));
      } else if (!there.add(named.name())) {
        named.place().refuse("channel " + named.place().quoted() + " is there twice");
      } else if (channels.uses(named.name())) {
        told.add(named.name());
      } else {
        off = true;
      }
    }
    if (off && told.isEmpty()) {
      value.warn(value.path() + " leads to nobody: its channels are switched off");
    }
    return told;
  }
}
