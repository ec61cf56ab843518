package dev.vigil.incident;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What needs what, at any distance, in both directions; nearest first, 32 of each. Immutable. */
final class Dependence {
  private static final int MOST = 32;

  private final Map<String, Set<String>> needs;
  private final Map<String, Set<String>> neededBy = new HashMap<>();

  Dependence(Map<String, Set<String>> needs) {
    this.needs = needs;
    needs.forEach(
        (place, needed) -> {
          for (String one : needed) {
            neededBy.computeIfAbsent(one, upstream -> new LinkedHashSet<>()).add(place);
          }
        });
  }

  boolean none() {
    return needs.isEmpty();
  }

  /** Whether something needs a place. */
  boolean needed(String place) {
    return neededBy.containsKey(place);
  }

  /** What a place needs. */
  Set<String> upstreamOf(String place) {
    return reach(place, needs);
  }

  /** What a place needs, and what needs it. */
  List<String> relatedTo(String place) {
    List<String> all = new ArrayList<>(reach(place, needs));
    all.addAll(reach(place, neededBy));
    return all;
  }

  private static Set<String> reach(String place, Map<String, Set<String>> steps) {
    Set<String> found = new LinkedHashSet<>();
    ArrayDeque<String> open = new ArrayDeque<>();
    open.add(place);
    while (!open.isEmpty()) {
      for (String next : steps.getOrDefault(open.remove(), Set.of())) {
        if (found.size() == MOST) {
          return found;
        }
        if (!next.equals(place) && found.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }
}
