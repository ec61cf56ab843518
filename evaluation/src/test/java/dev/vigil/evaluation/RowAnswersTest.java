package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowAnswersTest {
  private static final long STEP = Duration.ofHours(1).toMillis();

  private final long[] times = new long[400];
  private final double[] values = new double[400];

  private RowAnswers watch() {
    for (int row = 0; row < times.length; row++) {
      times[row] = times[row] == 0 ? row * STEP : times[row];
    }
    return RowAnswers.of(new Shouting(), 1, times, values);
  }

  @Test
  void each_row_has_its_scores() {
    values[7] = 0.5;
    RowAnswers answers = watch();

    assertThat(answers.scores()[7]).isEqualTo(0.5);
    assertThat(answers.dense()[7]).isEqualTo(5);
    assertThat(answers.scores()[8]).isZero();
    assertThat(answers.dense()[8]).isZero();
  }

  @Test
  void a_row_that_is_not_judged_scores_nothing_and_ranks_like_the_row_before() {
    values[7] = 0.5;
    values[8] = Double.NaN;
    times[9] = 3 * STEP;
    values[9] = 0.9;
    RowAnswers answers = watch();

    assertThat(answers.scores()).startsWith(0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0);
    assertThat(answers.dense()).startsWith(0, 0, 0, 0, 0, 0, 0, 5, 5, 5, 0);
  }

  @Test
  void a_page_is_followed_by_its_updates() {
    Arrays.fill(values, 300, 310, 50);
    RowAnswers answers = watch();

    assertThat(answers.alarms()).startsWith(new int[300]);
    assertThat(Arrays.copyOfRange(answers.alarms(), 300, 310))
        .containsExactly(1, 2, 2, 2, 0, 0, 0, 0, 0, 0);
    assertThat(answers.rowsWith(Alarm.PAGE, 299)).startsWith(false, true, false, false);
    assertThat(answers.rowsWith(Alarm.UPDATE, 299)).startsWith(false, false, true, true);
  }

  @Test
  void pages_spent_at_once_are_held_against_the_bound() {
    Arrays.fill(values, 200, 400, 50);
    RowAnswers answers = watch();

    assertThat(answers.bound().pages()).isGreaterThan(1);
    assertThat(answers.bound().holds()).isTrue();
    assertThat(answers.bound().worstSlack()).isLessThan(2);
  }

  @Test
  void pages_of_a_clock_that_was_set_back_count_at_the_latest_time_before() {
    values[200] = 50;
    for (int row = 250; row < 400; row++) {
      times[row] = (row - 240) * STEP;
    }
    values[300] = 50;
    RowAnswers answers = watch();

    assertThat(answers.bound().toMillis()).isEqualTo(249 * STEP);
    assertThat(answers.bound().worstSlack()).isCloseTo(1 + 49 / 168.0, within(1e-9));
  }
}
