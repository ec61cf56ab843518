package dev.vigil.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.cli.backtest.Score.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was told is held against what was labelled. */
final class ScoreTest {
  /** Two series that share their rows; the rows of 3 to 5 and of 8 are labelled. */
  private static LabelledRuns runs() {
    LabelledRuns runs = new LabelledRuns(2);
    for (int row = 0; row < 10; row++) {
      int label = (row >= 3 && row <= 5) || row == 8 ? 1 : 0;
      runs.row(0, row * 1000L, label);
      runs.row(1, row * 1000L, label);
    }
    return runs;
  }

  @Test
  void a_run_of_labelled_rows_is_one_event_for_all_series_of_the_row() {
    assertThat(runs().all()).extracting(LabelledRuns.Run::from).containsExactly(3000L, 8000L);
    assertThat(runs().all()).extracting(LabelledRuns.Run::until).containsExactly(5000L, 8000L);
    assertThat(runs().labelled()).isTrue();
  }

  @Test
  void what_is_told_within_an_event_finds_it() {
    Score score =
        Score.of(
            runs(),
            List.of(new Told(0, 4000, 4500), new Told(1, 3000, 3000), new Told(0, 6000, 6000)));
    assertThat(score.told()).isEqualTo(3);
    assertThat(score.inside()).isEqualTo(2);
    assertThat(score.found()).isEqualTo(1);
    assertThat(score.precision()).isEqualTo(2 / 3.0);
    assertThat(score.recall()).isEqualTo(0.5);
    assertThat(score.delay()).hasValue(0);
  }

  @Test
  void the_delay_counts_from_the_beginning_of_the_event_until_it_was_told() {
    Score score = Score.of(runs(), List.of(new Told(0, 4000, 4500), new Told(0, 8000, 9200)));
    assertThat(score.delay()).hasValue(1500);
  }

  @Test
  void without_anything_told_there_is_no_precision() {
    Score score = Score.of(runs(), List.of());
    assertThat(score.precision()).isNaN();
    assertThat(score.recall()).isZero();
    assertThat(score.delay()).isEmpty();
  }

  @Test
  void a_table_without_labels_says_so() {
    LabelledRuns runs = new LabelledRuns(1);
    runs.row(0, 0, -1);
    assertThat(runs.labelled()).isFalse();
    assertThat(Score.of(runs, List.of()).recall()).isNaN();
  }
}
