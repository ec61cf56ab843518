package dev.vigil.detect.composite;

import java.util.Arrays;

/** What the members say of one observation, in their order. */
final class Opinions {
  private final Opinion[] of;
  private int size;

  Opinions(int room) {
    of = new Opinion[room];
  }

  void add(Opinion opinion) {
    of[size++] = opinion;
  }

  int size() {
    return size;
  }

  Opinion get(int i) {
    return of[i];
  }

  /** Weight of all of them. */
  double weight() {
    double weights = 0;
    for (int i = 0; i < size; i++) {
      weights += of[i].weight();
    }
    return weights;
  }

  /** Mean strength by weight; 0 where nobody has weight. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += of[i].weight() * of[i].strength();
    }
    double weights = weight();
    return weights > 0 ? sum / weights : 0;
  }

  /** The greatest strength that more than half of the weight reaches; 0 where there is none. */
  double median() {
    Opinion[] sorted = Arrays.copyOf(of, size);
    Arrays.sort(sorted, (a, b) -> Double.compare(b.strength(), a.strength()));
    double all = Arrays.stream(sorted).mapToDouble(Opinion::weight).sum();
    double reached = 0;
    for (Opinion opinion : sorted) {
      reached += opinion.weight();
      if (2 * reached > all) {
        return opinion.strength();
      }
    }
    return 0;
  }

  /** Mean by weight of what ranks a quiet observation too. */
  double dense() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += of[i].weight() * of[i].dense();
    }
    double weights = weight();
    return weights > 0 ? sum / weights : 0;
  }

  /** The highest strength that any but one of them has; the one may be −1 for none. */
  double strongestBut(int one) {
    double strongest = 0;
    for (int i = 0; i < size; i++) {
      if (i != one && of[i].weight() > 0) {
        strongest = Math.max(strongest, of[i].strength());
      }
    }
    return strongest;
  }

  /** Strength of the limit that was crossed, 0 if none was: a limit is no matter of opinion. */
  double breach() {
    double breach = 0;
    for (int i = 0; i < size; i++) {
      if (of[i].breach()) {
        breach = Math.max(breach, of[i].strength());
      }
    }
    return breach;
  }

  /** The heaviest that has expected something, else the first. */
  Opinion expecting() {
    Opinion best = of[0];
    for (int i = 0; i < size; i++) {
      boolean knows = !Double.isNaN(of[i].score().expected());
      boolean known = !Double.isNaN(best.score().expected());
      if (knows && (!known || of[i].weight() > best.weight())) {
        best = of[i];
      }
    }
    return best;
  }

  /** All, the one that gives most first, those that crossed a limit before others. */
  Opinion[] ranked() {
    Opinion[] sorted = Arrays.copyOf(of, size);
    Arrays.sort(
        sorted,
        (a, b) ->
            a.breach() != b.breach()
                ? Boolean.compare(b.breach(), a.breach())
                : Double.compare(b.weight() * b.strength(), a.weight() * a.strength()));
    return sorted;
  }
}
