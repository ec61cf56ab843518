package dev.vigil.config;

import dev.vigil.model.NearestName;
import dev.vigil.notify.Escalation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who is told next while nobody takes an incident on. One owner. */
final class EscalationsReader {
  private static final Duration LONGEST = Duration.ofDays(7);

  private final ChannelsReader channels;
  private final Map<String, List<Escalation.Level>> levels = new LinkedHashMap<>();
  private final Map<String, Words.Named> next = new HashMap<>();

  EscalationsReader(ChannelsReader channels) {
    this.channels = channels;
  }

  void read(Section alerting) {
    for (Section section :
        alerting.sections(AlertingKeys.ESCALATIONS, AlertingKeys.OF_ESCALATION)) {
      Optional<String> name = section.needed(AlertingKeys.ESCALATION_NAME);
      List<Escalation.Level> read = levels(section);
      Optional<Value> then = section.take(AlertingKeys.THEN);
      Optional<String> follower = then.flatMap(v -> v.text("the name of an escalation"));
      section.done();
      if (name.isEmpty()) {
        continue;
      }
      if (levels.putIfAbsent(name.get(), read) != null) {
        section
            .take(AlertingKeys.ESCALATION_NAME)
            .ifPresent(v -> v.refuse("there is another escalation of the name " + v.quoted()));
      } else {
        follower.ifPresent(n -> next.put(name.get(), new Words.Named(n, then.get())));
      }
    }
    next.forEach(this::checkThen);
  }

  private List<Escalation.Level> levels(Section section) {
    List<Section> given = section.sections(AlertingKeys.LEVELS, AlertingKeys.OF_LEVEL);
    if (given.isEmpty()) {
      section.group().refuse(section.group().path() + " must have levels, one at least");
    }
    List<Escalation.Level> read = new ArrayList<>();
    Duration before = Duration.ofMillis(-1);
    for (Section level : given) {
      Duration after = level.span(AlertingKeys.AFTER, Duration.ZERO, LONGEST, Duration.ZERO);
      Optional<Value> to = level.take(AlertingKeys.TO);
      level.done();
      if (after.compareTo(before) <= 0) {
        level.take(AlertingKeys.AFTER).orElse(level.group()).refuse(late(level, before));
      }
      before = after;
      List<String> told = to.map(v -> RoutesReader.channels(v, channels)).orElse(List.of());
      if (to.isEmpty() || nobody(to.get())) {
        level.group().refuse(level.group().path() + " must say to whom it goes");
      } else if (!told.isEmpty()) {
        read.add(new Escalation.Level(after, told));
      }
    }
    return read;
  }

  private static boolean nobody(Value to) {
    return to.node() instanceof Node.Listing list && list.items().isEmpty();
  }

  private static String late(Section level, Duration before) {
    return level.group().path()
        + " must come after the level before it, which comes after "
        + DurationText.of(before);
  }

  /** Tells of one that nobody knows, and of one that leads back. */
  private void checkThen(String name, Words.Named then) {
    if (!levels.containsKey(then.name())) {
      then.place().refuse(unknown(then.name(), then.place()));
      return;
    }
    Set<String> passed = new HashSet<>(Set.of(name));
    String at = then.name();
    while (passed.add(at) && next.containsKey(at)) {
      at = next.get(at).name();
    }
    if (at.equals(name)) {
      then.place().refuse("escalation " + Quote.of(name) + " leads back to itself");
    }
  }

  private String unknown(String name, Value place) {
    String known =
        levels.isEmpty() ? ", there are none" : ", known are " + String.join(", ", levels.keySet());
    return "unknown escalation "
        + place.quoted()
        + NearestName.of(name, levels.keySet())
            .map(near -> ", did you mean '" + near + "'?")
            .orElse(known);
  }

  /** A name that a route leads to, as it is to be used; nothing where nobody would be told. */
  String wanted(String name, Value place) {
    if (!levels.containsKey(name)) {
      place.refuse(unknown(name, place));
      return "";
    }
    return first(name);
  }

  /** The first of this and those after it that has anybody to tell. */
  private String first(String name) {
    Set<String> passed = new HashSet<>();
    String at = name;
    while (passed.add(at) && levels.getOrDefault(at, List.of()).isEmpty() && next.containsKey(at)) {
      at = next.get(at).name();
    }
    return levels.getOrDefault(at, List.of()).isEmpty() ? "" : at;
  }

  /** All that have anybody to tell. */
  List<Escalation> all() {
    List<Escalation> all = new ArrayList<>();
    levels.forEach(
        (name, own) -> {
          if (!own.isEmpty() && inOrder(own)) {
            String then = next.containsKey(name) ? first(next.get(name).name()) : "";
            all.add(new Escalation(name, own, then));
          }
        });
    return all;
  }

  private static boolean inOrder(List<Escalation.Level> own) {
    for (int i = 1; i < own.size(); i++) {
      if (own.get(i).after().compareTo(own.get(i - 1).after()) <= 0) {
        return false;
      }
    }
    return true;
  }
}
