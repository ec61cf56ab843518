package dev.vigil.incident;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which labels say where a series belongs, and what depends on what. Immutable.
 *
 * @param weights how much it says, above 0 and below 1, that two series share the value of a label
 * @param dependsOn what a place needs: {@code service=api} to {@code service=db}, {@code cache=c1}
 */
public record Topology(Map<String, Double> weights, Map<String, Set<String>> dependsOn) {
  /** The weight of two places of which one needs the other, at whatever distance. */
  static final double UPSTREAM = 0.75;

  private static final double SAME_METRIC = 0.3;
  private static final double SAME_SERIES = 0.95;
  private static final int MOST_LABELS = 100;
  private static final int MOST_PLACES = 10_000;

  /** The usual labels; nothing is known of what depends on what. */
  public static final Topology USUAL = new Topology(usual(), Map.of());

  private static Map<String, Double> usual() {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String label : List.of("service", "database", "application", "app", "job_run")) {
      weights.put(label, 0.85);
    }
    for (String label : List.of("host", "pod", "instance", "container", "node", "device")) {
      weights.put(label, 0.8);
    }
    for (String label : List.of("endpoint", "queue", "topic", "table", "sensorId")) {
      weights.put(label, 0.6);
    }
    for (String label : List.of("cluster", "namespace", "rack", "room")) {
      weights.put(label, 0.4);
    }
    for (String label : List.of("zone", "datacenter", "building", "region")) {
      weights.put(label, 0.2);
    }
    return weights;
  }

  public Topology {
    weights = Map.copyOf(weights);
    if (weights.size() > MOST_LABELS) {
      throw new IllegalArgumentException(
          "weights must be of at most " + MOST_LABELS + " labels, were " + weights.size());
    }
    weights.forEach(Topology::check);
    Map<String, Double> known = weights;
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    dependsOn.forEach((place, needed) -> needs.put(place(place), Set.copyOf(needed)));
    for (Map.Entry<String, Set<String>> one : needs.entrySet()) {
      checkLabel(one.getKey(), known);
      one.getValue().forEach(needed -> checkLabel(place(needed), known));
    }
    if (needs.size() > MOST_PLACES) {
      throw new IllegalArgumentException(
          "dependsOn must be of at most " + MOST_PLACES + " places, was " + needs.size());
    }
    dependsOn = Map.copyOf(needs);
  }

  private static void check(String label, double weight) {
    if (!(weight > 0 && weight < 1)) {
      throw new IllegalArgumentException(
          "the weight of label " + label + " must be above 0 and below 1, was " + weight);
    }
  }

  private static String place(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "a place in dependsOn reads 'service=db', was '" + text + "'");
    }
    return text;
  }

  private static void checkLabel(String place, Map<String, Double> weights) {
    String label = place.substring(0, place.indexOf('='));
    if (!weights.containsKey(label)) {
      throw new IllegalArgumentException(
          "label " + label + " of " + place + " in dependsOn needs a weight");
    }
  }

  /** Something that two series may share, and how much that says. */
  record Trait(String text, double weight, boolean place) {}

  /** What a series can share with others. */
  List<Trait> traits(SeriesKey series) {
    List<Trait> traits = new ArrayList<>();
    traits.add(new Trait(series.toString(), SAME_SERIES, false));
    traits.add(new Trait("metric " + series.metric(), SAME_METRIC, false));
    series
        .labels()
        .asMap()
        .forEach(
            (name, value) -> {
              Double weight = weights.get(name);
              String text = name + "=" + value;
              if (weight != null) {
                traits.add(new Trait(text, weight, true));
              }
            });
    return traits;
  }
}
