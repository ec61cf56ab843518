package dev.vigil.evaluation.measure;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well scores put the labelled rows before the others, over all thresholds.
 *
 * <p>All take the measured part of a series: scores, higher is stranger, and whether each row is
 * labelled. Rows that score the same stand at the same place, so the order of the file never helps.
 */
public final class Ranking {
  /** How far from the labelled run the highest score of a UCR series may lie. */
  private static final int UCR_SLACK = 100;

  private Ranking() {}

  /**
   * Area under the precision-recall curve as average precision: the mean, over labelled rows, of
   * the precision at the threshold that just finds them (no interpolation).
   *
   * @return between 0 and 1; empty where no row is labelled
   * @throws IllegalArgumentException if a score is NaN or the lengths differ
   */
  public static OptionalDouble averagePrecision(double[] scores, boolean[] labels) {
    Ranked ranked = new Ranked(scores, labels);
    if (ranked.labelled == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    int found = 0;
    for (int from = scores.length, to = from; from > 0; to = from) {
      from = ranked.startOfTie(to);
      int inTie = ranked.labelledBetween(from, to);
      found += inTie;
      sum += inTie * (double) found / (scores.length - from);
    }
    return OptionalDouble.of(sum / ranked.labelled);
  }

  /**
   * Area under the receiver operating characteristic: the chance that a labelled row outranks one
   * that is not, ties counting half.
   *
   * @return between 0 and 1; empty where all rows are labelled or none is
   * @throws IllegalArgumentException if a score is NaN or the lengths differ
   */
  public static OptionalDouble rocArea(double[] scores, boolean[] labels) {
    Ranked ranked = new Ranked(scores, labels);
    long others = (long) scores.length - ranked.labelled;
    if (ranked.labelled == 0 || others == 0) {
      return OptionalDouble.empty();
    }
    double wins = 0;
    long othersBelow = 0;
    for (int to = 0, from = 0; from < scores.length; from = to) {
      to = ranked.endOfTie(from);
      int inTie = ranked.labelledBetween(from, to);
      int othersInTie = to - from - inTie;
      wins += inTie * (othersBelow + othersInTie / 2.0);
      othersBelow += othersInTie;
    }
    return OptionalDouble.of(wins / ((double) ranked.labelled * others));
  }

  /**
   * UCR accuracy of one series (Wu and Keogh 2021): whether its highest score, the first of
   * several, lies in a labelled run or within 100 rows of it.
   *
   * @throws IllegalArgumentException if no row is labelled, a score is NaN or the lengths differ
   */
  public static boolean highestScoreNearEvent(double[] scores, boolean[] labels) {
    check(scores, labels);
    List<LabelledRun> runs = LabelledRun.in(labels);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("no row is labelled");
    }
    int highest = 0;
    for (int row = 1; row < scores.length; row++) {
      if (scores[row] > scores[highest]) {
        highest = row;
      }
    }
    int found = highest;
    return runs.stream().anyMatch(run -> run.near(found, UCR_SLACK, UCR_SLACK));
  }

  static void check(double[] scores, boolean[] labels) {
    if (scores.length != labels.length) {
      throw new IllegalArgumentException(
          scores.length + " scores for " + labels.length + " labels");
    }
    for (int row = 0; row < scores.length; row++) {
      if (Double.isNaN(scores[row])) {
        throw new IllegalArgumentException("score of row " + row + " is NaN");
      }
    }
  }

  /**
   * All scores ascending, and beside them how many of the scores up to there are of labelled rows.
   */
  private static final class Ranked {
    private final double[] ascending;
    private final int[] labelledBefore;
    private final int labelled;

    Ranked(double[] scores, boolean[] labels) {
      check(scores, labels);
      // + 0.0 makes one zero of the two, which compare as equal but sort apart.
      ascending = Arrays.stream(scores).map(score -> score + 0.0).sorted().toArray();
      double[] ofLabelled =
          IntStream.range(0, scores.length)
              .filter(row -> labels[row])
              .mapToDouble(row -> scores[row] + 0.0)
              .sorted()
              .toArray();
      labelled = ofLabelled.length;
      labelledBefore = new int[ascending.length + 1];
      int passed = 0;
      for (int place = 0; place < ascending.length; place++) {
        // Inside a tie the labelled come first; only counts over whole ties are asked for.
        if (passed < labelled && ofLabelled[passed] <= ascending[place]) {
          passed++;
        }
        labelledBefore[place + 1] = passed;
      }
    }

    int labelledBetween(int from, int to) {
      return labelledBefore[to] - labelledBefore[from];
    }

    int endOfTie(int from) {
      int to = from + 1;
      while (to < ascending.length && ascending[to] == ascending[from]) {
        to++;
      }
      return to;
    }

    int startOfTie(int to) {
      int from = to - 1;
      while (from > 0 && ascending[from - 1] == ascending[to - 1]) {
        from--;
      }
      return from;
    }
  }
}
