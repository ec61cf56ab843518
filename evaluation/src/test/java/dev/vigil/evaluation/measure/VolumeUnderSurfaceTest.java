package dev.vigil.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeUnderSurfaceTest {
  private static final double EXACT = 1e-12;
  private static final int ROWS = 800;

  /** Runs at both ends, runs that touch when widened, one row, many rows. */
  private static final List<LabelledRun> RUNS =
      List.of(
          new LabelledRun(0, 3),
          new LabelledRun(120, 120),
          new LabelledRun(150, 159),
          new LabelledRun(163, 170),
          new LabelledRun(400, 431),
          new LabelledRun(795, 799));

  @Test
  void agrees_with_the_authors_published_code() {
    // Expected figures: the authors' RangeAUC_volume_opt, run on the same scores.
    assertThat(area(100, 250)).isCloseTo(0.45430390631136824, within(EXACT));
    assertThat(area(20, 250)).isCloseTo(0.39245062760429245, within(EXACT));
    assertThat(area(5, 40)).isCloseTo(0.3679806975909366, within(EXACT));
    assertThat(area(7, 800)).isCloseTo(0.38998675185065, within(EXACT));
    assertThat(area(0, 250)).isCloseTo(0.3737800791443555, within(EXACT));
    assertThat(area(1, 250)).isCloseTo(0.3737800791443555, within(EXACT));
  }

  @Test
  void agrees_with_it_on_a_single_short_run() {
    boolean[] labels = new boolean[60];
    Arrays.fill(labels, 30, 33, true);
    double[] late = new double[60];
    late[29] = 1;
    late[31] = 0.5;
    double[] exact = new double[60];
    Arrays.fill(exact, 30, 33, 1);

    assertThat(VolumeUnderSurface.precisionRecall(late, labels, 10, 250).orElseThrow())
        .isCloseTo(0.6037302700811609, within(EXACT));
    assertThat(VolumeUnderSurface.precisionRecall(exact, labels, 10, 250).orElseThrow())
        .isCloseTo(0.8571331845337348, within(EXACT));
  }

  @Test
  void the_defaults_are_a_buffer_of_100_and_250_thresholds() {
    assertThat(VolumeUnderSurface.precisionRecall(scores(), labels()).orElseThrow())
        .isEqualTo(area(100, 250));
  }

  @Test
  void a_detection_beside_the_labels_is_worth_more_the_longer_the_buffer() {
    boolean[] labels = new boolean[500];
    Arrays.fill(labels, 250, 260, true);
    double[] late = new double[500];
    Arrays.fill(late, 262, 272, 1);

    double strict = VolumeUnderSurface.precisionRecall(late, labels, 0, 250).orElseThrow();
    double lenient = VolumeUnderSurface.precisionRecall(late, labels, 100, 250).orElseThrow();
    assertThat(strict).isLessThan(0.05);
    assertThat(lenient).isGreaterThan(0.4);
  }

  @Test
  void without_labels_there_is_nothing_to_measure() {
    assertThat(VolumeUnderSurface.precisionRecall(new double[10], new boolean[10])).isEmpty();
  }

  @Test
  void nonsense_is_refused() {
    double[] scores = scores();
    boolean[] labels = labels();
    assertThatThrownBy(() -> VolumeUnderSurface.precisionRecall(scores, labels, -1, 250))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VolumeUnderSurface.precisionRecall(scores, labels, 10, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VolumeUnderSurface.precisionRecall(new double[3], labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 scores for 800 labels");
  }

  private static double area(int longestBuffer, int thresholds) {
    return VolumeUnderSurface.precisionRecall(scores(), labels(), longestBuffer, thresholds)
        .orElseThrow();
  }

  private static boolean[] labels() {
    boolean[] labels = new boolean[ROWS];
    RUNS.forEach(run -> Arrays.fill(labels, run.first(), run.last() + 1, true));
    return labels;
  }

  /** Pseudo-random in steps of 0.01, a little higher in and just after the runs. */
  private static double[] scores() {
    double[] scores = new double[ROWS];
    Arrays.setAll(scores, row -> row * 7919 % 1009 / 1009.0);
    for (LabelledRun run : RUNS) {
      for (int row = run.first(); row <= Math.min(ROWS - 1, run.last() + 2); row++) {
        scores[row] += 0.25;
      }
    }
    Arrays.setAll(scores, row -> Math.round(scores[row] * 100) / 100.0);
    return scores;
  }
}
