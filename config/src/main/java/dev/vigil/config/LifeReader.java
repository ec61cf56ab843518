package dev.vigil.config;

import dev.vigil.alert.AlertSpec;
import dev.vigil.incident.IncidentSpec;
import dev.vigil.incident.Topology;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads when alerts flap and end, and which of them belong together. */
final class LifeReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private LifeReader() {}

  /** Settings of alerts. */
  static AlertSpec alerts(Section alerting) {
    AlertSpec usual = new AlertSpec();
    Optional<Section> group = alerting.section(AlertingKeys.ALERTS, QuietKeys.OF_ALERTS);
    if (group.isEmpty()) {
      return usual;
    }
    Section given = group.get();
    int openings = given.whole(QuietKeys.FLAP_OPENINGS, 2, 20, usual.flapOpenings());
    Duration window =
        given.span(
            QuietKeys.FLAP_WINDOW, Duration.ofMinutes(1), Duration.ofDays(30), usual.flapWindow());
    double times = given.number(QuietKeys.QUIET_TIMES, 1, 100, usual.quietTimes());
    Duration least = given.span(QuietKeys.QUIET_AT_LEAST, SECOND, YEAR, usual.quietAtLeast());
    Duration most = given.span(QuietKeys.QUIET_AT_MOST, SECOND, YEAR, usual.quietAtMost());
    int live = given.whole(QuietKeys.ALERTS_LIVE, 1, 1_000_000, usual.mostLive());
    int over = given.whole(QuietKeys.ALERTS_OVER, 0, 1_000_000, usual.mostOver());
    given.done();
    if (most.compareTo(least) < 0) {
      given
          .take(QuietKeys.QUIET_AT_MOST)
          .or(() -> given.take(QuietKeys.QUIET_AT_LEAST))
          .ifPresent(
              v -> v.refuse(given.group().path() + ": quietAtMost must not be under quietAtLeast"));
      return usual;
    }
    return new AlertSpec(openings, window, times, least, most, live, over);
  }

  /** Settings of incidents. */
  static IncidentSpec incidents(Section alerting, Names names) {
    IncidentSpec usual = new IncidentSpec();
    Optional<Section> group = alerting.section(AlertingKeys.INCIDENTS, QuietKeys.OF_INCIDENTS);
    if (group.isEmpty()) {
      return usual;
    }
    Section given = group.get();
    double joinAt = given.number(QuietKeys.JOIN_AT, 0.01, 0.99, usual.joinAt());
    Duration near = given.span(QuietKeys.NEAR, SECOND, Duration.ofDays(1), usual.near());
    Duration window = given.span(QuietKeys.WINDOW, SECOND, Duration.ofDays(1), usual.window());
    Topology topology = topology(given, names);
    int storm = given.whole(QuietKeys.STORM_INCIDENTS, 2, 1_000, usual.stormIncidents());
    int live = given.whole(QuietKeys.INCIDENTS_LIVE, 1, 100_000, usual.mostLive());
    int over = given.whole(QuietKeys.INCIDENTS_OVER, 0, 100_000, usual.mostOver());
    given.done();
    if (window.compareTo(near) < 0) {
      given
          .take(QuietKeys.WINDOW)
          .or(() -> given.take(QuietKeys.NEAR))
          .ifPresent(v -> v.refuse(given.group().path() + ": window must not be under near"));
      return usual;
    }
    return new IncidentSpec(joinAt, near, window, topology, storm, live, over);
  }

  private static Topology topology(Section given, Names names) {
    Map<String, Double> weights = new LinkedHashMap<>(Topology.USUAL.weights());
    Optional<Value> changed = given.take(QuietKeys.WEIGHTS);
    changed.ifPresent(
        group -> {
          for (Node.Entry entry : group.entries("a number for each label").orElse(List.of())) {
            Value value = group.of(entry);
            OptionalDouble weight = value.number("a number from 0.001 to 0.999", 0.001, 0.999);
            weight.ifPresent(number -> weights.put(entry.key(), number));
            names.add(Set.of(entry.key()));
          }
        });
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    Optional<Value> depends = given.take(QuietKeys.DEPENDS_ON);
    depends.ifPresent(
        group -> {
          for (Node.Entry entry : group.entries("places for each place").orElse(List.of())) {
            Value value = group.of(entry);
            Set<String> needed = new LinkedHashSet<>();
            if (place(entry.key(), weights, value)) {
              Words.list(value, "a place such as service=db").stream()
                  .filter(one -> place(one.name(), weights, one.place()))
                  .forEach(one -> needed.add(one.name()));
              needs.put(entry.key(), needed);
            }
          }
        });
    return made(given, weights, needs);
  }

  private static boolean place(String text, Map<String, Double> weights, Value where) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      where.refuseAs("a place in dependsOn reads 'service=db', was " + Quote.of(text));
      return false;
    }
    if (!weights.containsKey(text.substring(0, equals))) {
      String label = Quote.of(text.substring(0, equals));
      where.refuseAs("a label in dependsOn needs a weight, in weights, was " + label);
      return false;
    }
    return true;
  }

  private static Topology made(
      Section given, Map<String, Double> weights, Map<String, Set<String>> needs) {
    try {
      return new Topology(weights, needs);
    } catch (IllegalArgumentException e) {
      given.group().refuse(given.group().path() + ": " + e.getMessage());
      return Topology.USUAL;
    }
  }
}
