package dev.vigil.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.model.Evidence;
import dev.vigil.model.Score;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Anomalous;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.state.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of single scores, and what is said at a time of which nothing is learnt. */
final class JudgeOfFactorsTest {
  private static final long MINUTE = 60_000;
  private static final long DAY = 1440 * MINUTE;
  private static final long START = 1_700_000_000_000L;

  private final Calibration calibration = new NoveltySpec().calibration();
  private final JudgeSpec daily =
      new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.above(90, 1));
  private Judge judge = daily.newJudge(calibration);
  private long now = START;

  private static Score score(double value) {
    return new Score(value, value, 50, 40, 60, Evidence.NONE);
  }

  private void ordinary(int rows) {
    Random chance = new Random(3);
    for (int row = 0; row < rows; row++) {
      now += 5 * MINUTE;
      judge.judge(now, 50, score(chance.nextInt(40) == 0 ? 0.3 * chance.nextDouble() : 0));
    }
  }

  private byte[] saved() {
    StateWriter state = new StateWriter();
    judge.save(state);
    return state.toByteArray();
  }

  @Test
  void a_score_must_be_as_many_times_as_strong_as_the_factor_says() {
    ordinary(5_000);
    double least = leastTold(1);
    assertThat(leastTold(2)).isGreaterThan(least);
    assertThat(leastTold(0.5)).isLessThan(least);
  }

  private double leastTold(double factor) {
    for (double value = 0.01; value < 50; value += 0.01) {
      judge = daily.newJudge(calibration);
      now = START;
      ordinary(1_000);
      if (judge.judge(now + MINUTE, 50, score(value), factor) instanceof Anomalous) {
        return value;
      }
    }
    throw new AssertionError("no score is strong enough");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 10, 1000})
  void a_crossed_limit_and_what_is_learnt_are_the_same_with_any(double factor) {
    ordinary(3_000);
    assertThat(judge.judge(now += MINUTE, 95, score(0), factor))
        .matches(verdict -> verdict instanceof Anomalous told && told.notice() == Notice.PAGE);
    Judge other = judge;
    judge = daily.newJudge(calibration);
    now = START;
    ordinary(3_000);
    judge.judge(now += MINUTE, 95, score(0));
    byte[] usual = saved();
    judge = other;
    assertThat(saved()).isEqualTo(usual);
  }

  @Test
  void however_strict_the_budget_holds() {
    Random chance = new Random(5);
    int pages = 0;
    for (int row = 0; row < 8 * 2016; row++) {
      now += 5 * MINUTE;
      double value = Math.abs(chance.nextGaussian());
      if (judge.judge(now, 50, score(value), 0.1) instanceof Anomalous told
          && told.notice() == Notice.PAGE) {
        pages++;
      }
    }
    assertThat(pages).isLessThanOrEqualTo(7 * 8 + 14);
  }

  @Test
  void in_maintenance_nothing_changes_and_what_is_strange_is_held() {
    ordinary(3_000);
    byte[] before = saved();
    assertThat(judge.inMaintenance(50, score(0), 1)).isInstanceOf(Verdict.Normal.class);
    assertThat(judge.inMaintenance(50, score(0.1), 1)).isInstanceOf(Verdict.Normal.class);
    assertThat(judge.inMaintenance(50, score(8), 1)).matches(JudgeOfFactorsTest::held);
    assertThat(judge.inMaintenance(95, score(0), 1)).matches(JudgeOfFactorsTest::held);
    assertThat(judge.inMaintenance(Double.NaN, score(8), 1)).matches(JudgeOfFactorsTest::held);
    assertThat(judge.inMaintenance(50, score(8), 1000)).isInstanceOf(Verdict.Normal.class);
    assertThat(saved()).isEqualTo(before);
    assertThat(judge.judge(now + MINUTE, 50, score(8))).isInstanceOf(Anomalous.class);
  }

  private static boolean held(Verdict verdict) {
    return verdict instanceof Verdict.Held held
        && held.why() == Holding.MAINTENANCE
        && held.pValue() > 0;
  }

  @Test
  void in_maintenance_a_new_series_does_not_get_on() {
    Verdict first = judge.inMaintenance(95, score(8), 1);
    assertThat(first).isInstanceOf(Verdict.WarmingUp.class);
    assertThat(judge.inMaintenance(50, score(0), 1))
        .matches(
            next ->
                ((Verdict.WarmingUp) next).remaining() == ((Verdict.WarmingUp) first).remaining());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 40, 100, 500})
  void learning_takes_as_many_rows_as_the_user_wants_and_a_day(int rows) {
    judge = daily.withLearningRows(rows).newJudge(calibration);
    for (int row = 0; row < rows; row++) {
      now += DAY;
      assertThat(judge.judge(now, 50, score(0)))
          .matches(
              verdict -> verdict instanceof Verdict.WarmingUp learning && learning.remaining() > 0);
    }
    assertThat(judge.judge(now + DAY, 50, score(0))).isInstanceOf(Verdict.Normal.class);
    judge = daily.withLearningRows(rows).newJudge(calibration);
    now = START;
    for (int row = 0; row < DAY / 1_000_000; row++) {
      now += 1_000_000;
      assertThat(judge.judge(now, 50, score(0)))
          .as("a row each 17 minutes, on the first day")
          .isInstanceOf(Verdict.WarmingUp.class);
    }
  }

  @Test
  void history_ends_learning_once_it_has_more_rows_than_that() {
    judge = daily.withLearningRows(300).newJudge(calibration);
    train(300);
    assertThat(judge.judge(now, 50, score(0))).isInstanceOf(Verdict.Normal.class);
    judge = daily.withLearningRows(300).newJudge(calibration);
    train(299);
    assertThat(judge.judge(now, 50, score(0))).isInstanceOf(Verdict.WarmingUp.class);
  }

  private void train(int rows) {
    for (int row = 0; row <= rows; row++) {
      judge.train(now += MINUTE, score(0));
    }
    judge.endTraining();
  }

  @Test
  void a_history_of_few_rows_ends_learning_but_more_is_asked_of_the_first_scores_all_the_same() {
    judge = daily.withLearningRows(10).newJudge(calibration);
    train(20);
    double few = leastPaged(20);
    double many = leastPaged(200);
    assertThat(few).isGreaterThan(many);
  }

  private double leastPaged(int rows) {
    for (double value = 0.01; value < 50; value += 0.01) {
      judge = daily.withLearningRows(10).newJudge(calibration);
      now = START;
      train(rows);
      if (judge.judge(now + MINUTE, 50, score(value)) instanceof Anomalous) {
        return value;
      }
    }
    throw new AssertionError("no score is strong enough");
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 1_000_001, -1})
  void other_numbers_of_rows_are_refused(int rows) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> daily.withLearningRows(rows))
        .withMessage("rows of learning must be from 10 to 1,000,000, were " + rows);
  }
}
