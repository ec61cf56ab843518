package dev.vigil.cli.backtest;

import dev.vigil.cli.backtest.Telling.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What two configurations would have told.
 *
 * @param lines what only one of them tells, by time
 * @param both how many tellings they have in common
 */
record Comparison(List<Line> lines, int both) {
  Comparison {
    lines = List.copyOf(lines);
  }

  /**
   * Something that only one of them tells.
   *
   * @param other whether it is the other one
   */
  record Line(boolean other, Telling telling) {}

  static Comparison of(List<Telling> one, List<Telling> other) {
    Set<Identity> ofOne = identities(one);
    Set<Identity> ofOther = identities(other);
    List<Line> lines = new ArrayList<>();
    one.stream()
        .filter(telling -> !ofOther.contains(telling.identity()))
        .forEach(telling -> lines.add(new Line(false, telling)));
    other.stream()
        .filter(telling -> !ofOne.contains(telling.identity()))
        .forEach(telling -> lines.add(new Line(true, telling)));
    lines.sort(Comparator.comparingLong(line -> line.telling().at()));
    return new Comparison(lines, one.size() - count(lines, false));
  }

  private static Set<Identity> identities(List<Telling> tellings) {
    Set<Identity> identities = new HashSet<>();
    tellings.forEach(telling -> identities.add(telling.identity()));
    return identities;
  }

  private static int count(List<Line> lines, boolean other) {
    return (int) lines.stream().filter(line -> line.other() == other).count();
  }

  /** How many tellings only one of them has. */
  int only(boolean other) {
    return count(lines, other);
  }
}
