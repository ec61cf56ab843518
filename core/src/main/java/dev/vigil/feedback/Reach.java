package dev.vigil.feedback;

import dev.vigil.model.SeriesKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of some wide scopes reach which series. Series that the same ones reach are of one group,
 * and each is asked of a scope once: the next reach asks of scopes that are new alone. Immutable
 * but for what it remembers; thread-safe.
 */
final class Reach {
  /** That of no scope at all. */
  static final Reach NONE = new Reach(Set.of(), Set.of(), Map.of());

  private static final int MOST_REMEMBERED = 200_000;

  private final Set<Scope> scopes;
  private final Set<Scope> added;
  private final Map<SeriesKey, Group> before;
  private final Map<SeriesKey, Group> known = new ConcurrentHashMap<>();
  private final Map<Step, Group> steps = new ConcurrentHashMap<>();
  private final Map<Set<Scope>, Group> groups = new ConcurrentHashMap<>();

  /** Those that the same scopes reach; of one reach, one object. */
  static final class Group {
    private final Set<Scope> scopes;

    private Group(Set<Scope> scopes) {
      this.scopes = scopes;
    }

    boolean has(Scope scope) {
      return scopes.contains(scope);
    }

    boolean none() {
      return scopes.isEmpty();
    }
  }

  /** From a group of the reach before to one of this, where some of the new scopes fit. */
  private record Step(Group from, List<Scope> fitting) {}

  private Reach(Set<Scope> scopes, Set<Scope> added, Map<SeriesKey, Group> before) {
    this.scopes = scopes;
    this.added = added;
    this.before = before;
  }

  /** That of other scopes, which goes on from what this one knows. */
  Reach next(Set<Scope> wanted) {
    if (wanted.equals(scopes)) {
      return this;
    }
    Set<Scope> fresh = new LinkedHashSet<>(wanted);
    fresh.removeAll(scopes);
    return new Reach(Set.copyOf(wanted), fresh, known);
  }

  Group of(SeriesKey series) {
    Group group = known.get(series);
    if (group == null) {
      group = found(series);
      if (known.size() < MOST_REMEMBERED) {
        known.put(series, group);
      }
    }
    return group;
  }

  private Group found(SeriesKey series) {
    Group from = before.get(series);
    if (from == null) {
      return group(Set.copyOf(fitting(scopes, series)));
    }
    return steps.computeIfAbsent(new Step(from, fitting(added, series)), this::after);
  }

  /** A wide scope reaches a series whatever it was said of. */
  private static List<Scope> fitting(Set<Scope> some, SeriesKey series) {
    return some.stream().filter(scope -> scope.reaches(series, series)).toList();
  }

  private Group after(Step step) {
    Set<Scope> reaching = new LinkedHashSet<>(step.from().scopes);
    reaching.retainAll(scopes);
    reaching.addAll(step.fitting());
    return group(Set.copyOf(reaching));
  }

  private Group group(Set<Scope> reaching) {
    return groups.computeIfAbsent(reaching, Group::new);
  }
}
