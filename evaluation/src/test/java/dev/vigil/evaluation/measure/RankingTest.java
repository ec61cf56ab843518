package dev.vigil.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final double EXACT = 1e-12;

  @Test
  void a_perfect_order_gives_one_and_the_reverse_the_least() {
    boolean[] labels = {false, true, false, true};

    assertThat(precision(new double[] {1, 3, 2, 4}, labels)).isEqualTo(1.0);
    assertThat(roc(new double[] {1, 3, 2, 4}, labels)).isEqualTo(1.0);
    assertThat(roc(new double[] {4, 2, 3, 1}, labels)).isZero();
    // Found third and fourth: (1/3 + 2/4) / 2.
    assertThat(precision(new double[] {4, 2, 3, 1}, labels)).isCloseTo(5.0 / 12, within(EXACT));
  }

  @Test
  void average_precision_is_worked_out_by_hand() {
    double[] scores = {0.1, 0.4, 0.35, 0.8};
    boolean[] labels = {false, false, true, true};

    // Found first and third: (1/1 + 2/3) / 2; three of four pairs in order.
    assertThat(precision(scores, labels)).isCloseTo(5.0 / 6, within(EXACT));
    assertThat(roc(scores, labels)).isCloseTo(0.75, within(EXACT));
  }

  @Test
  void rows_that_score_the_same_stand_at_the_same_place_in_whatever_order() {
    double[] flat = {5, 5, 5, 5};
    assertThat(precision(flat, new boolean[] {true, false, false, false})).isEqualTo(0.25);
    assertThat(precision(flat, new boolean[] {false, false, false, true})).isEqualTo(0.25);
    assertThat(roc(flat, new boolean[] {true, false, false, false})).isEqualTo(0.5);
    assertThat(roc(new double[] {0.0, -0.0}, new boolean[] {true, false})).isEqualTo(0.5);
  }

  @Test
  void both_agree_with_their_definitions_on_random_scores_with_ties() {
    for (int seed = 0; seed < 100; seed++) {
      Random chance = new Random(seed);
      double[] scores = new double[2 + chance.nextInt(60)];
      Arrays.setAll(scores, row -> chance.nextInt(12));
      boolean[] labels = new boolean[scores.length];
      for (int row = 0; row < labels.length; row++) {
        labels[row] = chance.nextInt(4) == 0;
      }
      labels[0] = true;
      labels[1] = false;
      assertThat(precision(scores, labels))
          .as("seed %d", seed)
          .isCloseTo(precisionByDefinition(scores, labels), within(EXACT));
      assertThat(roc(scores, labels))
          .as("seed %d", seed)
          .isCloseTo(rocByDefinition(scores, labels), within(EXACT));
    }
  }

  @Test
  void without_labels_or_without_others_there_is_nothing_to_measure() {
    double[] scores = {1, 2};

    assertThat(Ranking.averagePrecision(scores, new boolean[2])).isEmpty();
    assertThat(Ranking.rocArea(scores, new boolean[2])).isEmpty();
    assertThat(Ranking.rocArea(scores, new boolean[] {true, true})).isEmpty();
    assertThat(Ranking.averagePrecision(new double[0], new boolean[0])).isEmpty();
  }

  @Test
  void a_highest_score_within_a_hundred_rows_of_the_run_is_near_it() {
    boolean[] labels = new boolean[1000];
    Arrays.fill(labels, 400, 421, true);

    assertThat(Ranking.highestScoreNearEvent(peakAt(300), labels)).isTrue();
    assertThat(Ranking.highestScoreNearEvent(peakAt(520), labels)).isTrue();
    assertThat(Ranking.highestScoreNearEvent(peakAt(299), labels)).isFalse();
    assertThat(Ranking.highestScoreNearEvent(peakAt(521), labels)).isFalse();
  }

  @Test
  void of_equal_highest_scores_the_first_counts() {
    boolean[] labels = new boolean[1000];
    labels[500] = true;
    double[] twice = peakAt(100);
    twice[500] = twice[100];

    assertThat(Ranking.highestScoreNearEvent(twice, labels)).isFalse();
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> Ranking.averagePrecision(new double[] {1, Double.NaN}, new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("score of row 1 is NaN");
    assertThatThrownBy(() -> Ranking.rocArea(new double[1], new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ranking.highestScoreNearEvent(new double[2], new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no row is labelled");
  }

  private static double[] peakAt(int row) {
    double[] scores = new double[1000];
    scores[row] = 1;
    return scores;
  }

  private static double precision(double[] scores, boolean[] labels) {
    return Ranking.averagePrecision(scores, labels).orElseThrow();
  }

  private static double roc(double[] scores, boolean[] labels) {
    return Ranking.rocArea(scores, labels).orElseThrow();
  }

  private static double precisionByDefinition(double[] scores, boolean[] labels) {
    double sum = 0;
    int labelled = 0;
    for (int row = 0; row < scores.length; row++) {
      if (labels[row]) {
        int above = 0;
        int labelledAbove = 0;
        for (int other = 0; other < scores.length; other++) {
          if (scores[other] >= scores[row]) {
            above++;
            labelledAbove += labels[other] ? 1 : 0;
          }
        }
        sum += (double) labelledAbove / above;
        labelled++;
      }
    }
    return sum / labelled;
  }

  private static double rocByDefinition(double[] scores, boolean[] labels) {
    double wins = 0;
    int pairs = 0;
    for (int row = 0; row < scores.length; row++) {
      for (int other = 0; other < scores.length; other++) {
        if (labels[row] && !labels[other]) {
          wins += scores[row] > scores[other] ? 1 : scores[row] == scores[other] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return wins / pairs;
  }
}
