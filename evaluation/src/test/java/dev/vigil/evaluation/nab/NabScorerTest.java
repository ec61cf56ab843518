package dev.vigil.evaluation.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NabScorerTest {
  /** Probation of 100 rows is 15. */
  private static final int ROWS = 100;

  private static final NabWindow EARLY = new NabWindow(30, 39);
  private static final NabWindow LATE = new NabWindow(75, 95);
  private static final double EXACT = 1e-12;

  @Test
  void the_first_row_of_every_window_and_nothing_else_scores_100() {
    double[] scores = new double[ROWS];
    scores[EARLY.first()] = 0.3;
    scores[LATE.first()] = 0.7;
    NabScores perfect = NabScorer.score(List.of(file(scores, EARLY, LATE), file(new double[5000])));

    assertThat(perfect.standard().score()).isEqualTo(100.0);
    assertThat(perfect.lowFalsePositives().score()).isEqualTo(100.0);
    assertThat(perfect.lowFalseNegatives().score()).isEqualTo(100.0);
    assertThat(perfect.standard().threshold()).isEqualTo(0.3);
    assertThat(perfect.standard().tally())
        .isEqualTo(new NabTally(2, 0, 2, 2, new NabRows(2, 0, 29, 54 + 4250)));
  }

  @Test
  void a_detector_that_never_speaks_scores_0() {
    NabScores silent = NabScorer.scoreAt(List.of(file(new double[ROWS], EARLY, LATE)), 0.5);

    assertThat(silent.standard().score()).isEqualTo(0.0);
    assertThat(silent.lowFalsePositives().score()).isEqualTo(0.0);
    assertThat(silent.lowFalseNegatives().score()).isEqualTo(0.0);
    assertThat(silent.standard().tally())
        .isEqualTo(new NabTally(0, 0, 0, 2, new NabRows(0, 0, 31, 54)));
  }

  @Test
  void where_every_threshold_does_harm_the_sweep_stays_silent() {
    double[] scores = new double[ROWS];
    Arrays.fill(scores, 40, 75, 0.9);
    NabScores scored = NabScorer.score(List.of(file(scores, new NabWindow(97, 99))));

    assertThat(scored.standard().score()).isEqualTo(0.0);
    assertThat(scored.standard().threshold()).isInfinite();
  }

  @Test
  void the_weight_of_a_position_is_the_published_sigmoid() {
    // The three values that the paper and the benchmark's notes quote.
    assertThat(ScoredFile.scaledSigmoid(-1.0)).isCloseTo(0.98661, within(5e-6));
    assertThat(ScoredFile.scaledSigmoid(-0.5)).isCloseTo(0.84828, within(5e-6));
    assertThat(ScoredFile.scaledSigmoid(0.0)).isZero();
    assertThat(ScoredFile.scaledSigmoid(1.0)).isCloseTo(-0.98661, within(5e-6));
    assertThat(ScoredFile.scaledSigmoid(2.999)).isGreaterThan(-1.0);
    assertThat(ScoredFile.scaledSigmoid(3.0)).isEqualTo(-1.0);
    assertThat(ScoredFile.scaledSigmoid(Double.POSITIVE_INFINITY)).isEqualTo(-1.0);
  }

  @Test
  void the_first_alarm_in_a_window_counts_and_later_ones_change_nothing() {
    // The sixth of ten rows: half a width before the row behind the window.
    assertThat(alarmsAt(35).gain()).isCloseTo(0.8482836 / 0.9866143, within(1e-7));
    assertThat(alarmsAt(35, 36, 39).gain()).isEqualTo(alarmsAt(35).gain());
    assertThat(alarmsAt(30, 35).gain()).isEqualTo(1.0);
    assertThat(alarmsAt(35, 36, 39).rows().truePositives()).isEqualTo(3);
    assertThat(alarmsAt(35, 36, 39).rows().falseNegatives()).isEqualTo(28);
    assertThat(alarmsAt(35, 36, 80).windowsHit()).isEqualTo(2);
  }

  @Test
  void a_false_alarm_costs_by_how_many_widths_it_lies_behind_the_last_window() {
    // Before any window: the whole weight.
    assertThat(alarmsAt(29).loss()).isEqualTo(-1.0);
    // One of nine steps, nine of nine steps, 27 of nine steps behind a window of ten rows.
    assertThat(alarmsAt(40).loss()).isCloseTo(2 / (1 + Math.exp(5.0 / 9)) - 1, within(EXACT));
    assertThat(alarmsAt(48).loss()).isCloseTo(2 / (1 + Math.exp(5.0)) - 1, within(EXACT));
    assertThat(alarmsAt(66).loss()).isEqualTo(-1.0);
    // Behind the second window its own width counts: four of twenty steps.
    assertThat(alarmsAt(99).loss()).isCloseTo(2 / (1 + Math.exp(1.0)) - 1, within(EXACT));
    assertThat(alarmsAt(29, 40, 99).loss())
        .isCloseTo(alarmsAt(29).loss() + alarmsAt(40).loss() + alarmsAt(99).loss(), within(EXACT));
    assertThat(alarmsAt(29, 40, 99).rows().falsePositives()).isEqualTo(3);
  }

  @Test
  void behind_a_window_of_one_row_every_false_alarm_costs_the_whole_weight() {
    double[] scores = new double[ROWS];
    scores[51] = 1;

    assertThat(NabTally.of(file(scores, new NabWindow(50, 50)), 0.5).loss()).isEqualTo(-1.0);
  }

  @Test
  void alarms_at_either_side_of_a_windows_end_are_worth_nearly_nothing() {
    // A case of the benchmark's own tests: with all weights 1 the last row of a window of 100 and
    // the row behind it
    // cancel out to three places, once the missed window is given back.
    NabProfile ones = new NabProfile("ones", 1, 1, 1);
    double[] atEnd = new double[1000];
    double[] behind = new double[1000];
    atEnd[599] = 1;
    behind[600] = 1;
    NabWindow window = new NabWindow(500, 599);

    double sum =
        NabTally.of(file(atEnd, window), 0.5).raw(ones)
            + NabTally.of(file(behind, window), 0.5).raw(ones);
    assertThat(sum + 1).isCloseTo(0, within(5e-4));
  }

  @Test
  void a_profile_weighs_hits_misses_and_false_alarms() {
    NabTally tally = alarmsAt(35, 29);
    double gain = 0.8482836 / 0.9866143;

    // Two windows: silence is -2 (or -4), perfection 2.
    assertThat(tally.raw(NabProfile.STANDARD)).isCloseTo(gain - 0.11 - 1, within(1e-6));
    assertThat(tally.scaled(NabProfile.STANDARD))
        .isCloseTo(100 * (gain - 0.11 + 1) / 4, within(1e-4));
    assertThat(tally.scaled(NabProfile.REWARD_LOW_FP_RATE))
        .isCloseTo(100 * (gain - 0.22 + 1) / 4, within(1e-4));
    assertThat(tally.scaled(NabProfile.REWARD_LOW_FN_RATE))
        .isCloseTo(100 * (gain - 0.11 - 2 + 4) / 6, within(1e-4));
  }

  @Test
  void rows_in_probation_do_not_count() {
    assertThat(alarmsAt(14)).isEqualTo(alarmsAt());
    assertThat(alarmsAt(15).rows().falsePositives()).isEqualTo(1);

    double[] scores = new double[ROWS];
    Arrays.fill(scores, 1);
    NabTally overlapping = NabTally.of(file(scores, new NabWindow(10, 19)), 0.5);
    assertThat(overlapping.windows()).isEqualTo(1);
    assertThat(overlapping.gain())
        .isCloseTo((2 / (1 + Math.exp(-2.5)) - 1) / (2 / (1 + Math.exp(-5)) - 1), within(EXACT));
    assertThat(NabTally.of(file(scores, new NabWindow(5, 14)), 0.5).windows()).isZero();
  }

  @Test
  void probation_is_15_percent_of_the_rows_and_at_most_750() {
    assertThat(NabFile.probation(100)).isEqualTo(15);
    assertThat(NabFile.probation(1127)).isEqualTo(169);
    assertThat(NabFile.probation(4032)).isEqualTo(604);
    assertThat(NabFile.probation(5000)).isEqualTo(750);
    assertThat(NabFile.probation(22695)).isEqualTo(750);
  }

  @Test
  void counts_and_scores_follow_the_threshold_as_in_the_benchmarks_own_example() {
    // Two windows, rows scored 0.2 and 0.3 in one, 0.5 in the other, 0.5 and 0.0 outside.
    double[] scores = new double[20];
    Arrays.fill(scores, Double.NEGATIVE_INFINITY);
    scores[5] = 0.2;
    scores[6] = 0.3;
    scores[10] = 0.5;
    scores[15] = 0.5;
    scores[16] = 0.0;
    ScoredFile file = file(scores, new NabWindow(5, 6), new NabWindow(10, 10));

    assertThat(List.of(1.1, 0.5, 0.3, 0.2, 0.0))
        .extracting(threshold -> NabTally.of(file, threshold))
        .extracting(
            NabTally::windowsHit,
            tally -> tally.rows().truePositives(),
            tally -> tally.rows().falsePositives(),
            tally -> tally.rows().falseNegatives())
        .containsExactly(
            tuple(0, 0, 0, 3),
            tuple(1, 1, 1, 2),
            tuple(2, 2, 1, 1),
            tuple(2, 3, 1, 0),
            tuple(2, 3, 2, 0));
  }

  @Test
  void the_sweep_finds_what_trying_every_threshold_finds() {
    for (int seed = 0; seed < 60; seed++) {
      List<ScoredFile> files = randomCorpus(new Random(seed));
      NabScores swept = NabScorer.score(files);
      for (NabResult result :
          List.of(swept.standard(), swept.lowFalsePositives(), swept.lowFalseNegatives())) {
        assertThat(result.score())
            .as("seed %d, profile %s", seed, result.profile().name())
            .isCloseTo(bestByTrying(files, result.profile()), within(1e-9));
      }
    }
  }

  @Test
  void one_threshold_serves_the_whole_corpus() {
    double[] quiet = new double[ROWS];
    quiet[EARLY.first()] = 0.2;
    double[] loud = new double[ROWS];
    Arrays.fill(loud, 50, 100, 0.2);
    loud[EARLY.first()] = 0.9;
    NabResult standard = NabScorer.score(List.of(file(quiet, EARLY), file(loud, EARLY))).standard();

    assertThat(standard.threshold()).isEqualTo(0.9);
    assertThat(standard.score()).isCloseTo(50.0, within(EXACT));
  }

  @Test
  void both_zeros_are_one_threshold() {
    double[] scores = new double[ROWS];
    Arrays.fill(scores, -1.0);
    scores[EARLY.first()] = -0.0;
    scores[LATE.first()] = 0.0;

    assertThat(NabScorer.score(List.of(file(scores, EARLY, LATE))).standard().score())
        .isEqualTo(100.0);
  }

  @Test
  void nonsense_is_refused() {
    double[] nan = new double[ROWS];
    nan[7] = Double.NaN;
    assertThatThrownBy(() -> file(nan, EARLY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("score of row 7 of a/file.csv is NaN");
    assertThatThrownBy(() -> file(new double[ROWS], EARLY, new NabWindow(39, 50)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overlaps another");
    assertThatThrownBy(() -> file(new double[ROWS], new NabWindow(90, 100)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NabWindow(5, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NabScorer.score(List.of(file(new double[ROWS]))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no window");
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return new org.assertj.core.groups.Tuple(values);
  }

  private static ScoredFile file(double[] scores, NabWindow... windows) {
    return new ScoredFile("a/file.csv", List.of(windows), scores);
  }

  private static NabTally alarmsAt(int... rows) {
    double[] scores = new double[ROWS];
    for (int row : rows) {
      scores[row] = 1;
    }
    return NabTally.of(file(scores, EARLY, LATE), 0.5);
  }

  /** Few distinct scores, so that ties abound. */
  private static List<ScoredFile> randomCorpus(Random chance) {
    List<ScoredFile> files = new ArrayList<>();
    for (int f = 0; f < 4; f++) {
      double[] scores = new double[60 + chance.nextInt(60)];
      int levels = 2 + chance.nextInt(40);
      Arrays.setAll(scores, row -> (double) chance.nextInt(levels) / levels);
      List<NabWindow> windows = new ArrayList<>();
      int end = chance.nextInt(20);
      while (end < scores.length - 20) {
        int first = end + chance.nextInt(10);
        end = first + 1 + chance.nextInt(15);
        windows.add(new NabWindow(first, Math.min(end - 1, scores.length - 1)));
        end += chance.nextInt(20);
        scores[first + chance.nextInt(windows.get(windows.size() - 1).width())] +=
            chance.nextDouble();
      }
      files.add(new ScoredFile("made/" + f + ".csv", windows, scores));
    }
    return files;
  }

  private static double bestByTrying(List<ScoredFile> files, NabProfile profile) {
    double best = 0;
    for (ScoredFile file : files) {
      for (int row = 0; row < file.rows(); row++) {
        double threshold = file.score(row);
        NabTally total = NabTally.NONE;
        for (ScoredFile each : files) {
          total = total.plus(NabTally.of(each, threshold));
        }
        best = Math.max(best, total.scaled(profile));
      }
    }
    return best;
  }
}
