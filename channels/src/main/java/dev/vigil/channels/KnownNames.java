package dev.vigil.channels;

import dev.vigil.model.NearestName;
import dev.vigil.notify.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a template may use, and where. Immutable. */
final class KnownNames {
  /** Labels that many have, so that a template may name them before the first is seen. */
  private static final List<String> USUAL =
      List.of(
          ("endpoint path route method status statusCode service application app job job_run team"
                  + " owner version tenant host node instance pod namespace container cluster region"
                  + " zone datacenter rack env environment device mount interface unit sensorId"
                  + " location building floor room channel queue topic database db table index"
                  + " userId user ip country currency merchantId merchantCategory transactionId"
                  + " paymentMethod sessionId product category customer")
              .split(" "));

  private static final List<String> ANOMALY =
      List.of(
          "id",
          "type",
          "severity",
          "score",
          "confidence",
          "timestamp",
          "description",
          "detector",
          "expectedValue",
          "expectedRange",
          "expectedRange.lower",
          "expectedRange.upper",
          "actualValue",
          "deviation");

  /** Those of which there may be many entries. */
  static final Set<String> LISTS = Set.of("items", "causes");

  /** What stands inside a section of each of these names. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "items", List.of("title", "severity", "series", "time", "link", "count", "over"),
          "causes", List.of("series", "reason", "score"),
          "anomaly", ANOMALY,
          "expectedRange", List.of("lower", "upper"),
          "anomaly.expectedRange", List.of("lower", "upper"));

  /** What Mustache itself knows inside a section. */
  private static final Set<String> PLACES = Set.of(".", "this", "-first", "-last", "-index");

  private final Set<String> top;
  private final Set<String> open;

  /**
   * @param names of labels, metadata and context that stand as they are, with anything below them
   */
  KnownNames(Set<String> names) {
    Set<String> free = new LinkedHashSet<>(Fields.OPEN);
    free.addAll(names);
    free.addAll(USUAL);
    free.removeIf(name -> Fields.NAMES.contains(name) && !Fields.OPEN.contains(name));
    this.open = Set.copyOf(free);
    Set<String> all = new LinkedHashSet<>(Fields.NAMES);
    all.addAll(names);
    all.addAll(USUAL);
    ANOMALY.forEach(member -> all.add("anomaly." + member));
    this.top = all;
  }

  /** Whether a name may stand inside these sections, the outermost first. */
  boolean knows(String name, List<String> sections) {
    if (top.contains(name) || open.contains(head(name))) {
      return true;
    }
    if (!sections.isEmpty() && PLACES.contains(name)) {
      return true;
    }
    return sections.stream()
        .anyMatch(
            section ->
                open.contains(head(section))
                    || MEMBERS.getOrDefault(section, List.of()).contains(name));
  }

  /** The name that was probably meant. */
  Optional<String> nearest(String name, List<String> sections) {
    Set<String> candidates = new LinkedHashSet<>(top);
    sections.forEach(section -> candidates.addAll(MEMBERS.getOrDefault(section, List.of())));
    return NearestName.of(name, candidates);
  }

  private static String head(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
