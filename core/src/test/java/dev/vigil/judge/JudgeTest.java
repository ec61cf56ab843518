package dev.vigil.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Score;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Anomalous;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JudgeTest {
  private static final long MINUTE = 60_000;
  private static final long DAY = 1440 * MINUTE;

  private final Calibration calibration = new NoveltySpec().calibration();
  private final JudgeSpec daily = new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.NONE);
  private Judge judge = daily.newJudge(calibration);
  private long now = 1_700_000_000_000L;

  /** Evidence of so many groups. */
  private record Groups(int agreement) implements Evidence {
    @Override
    public AnomalyType type() {
      return AnomalyType.OUTLIER;
    }

    @Override
    public List<Contribution> contributions() {
      return List.of();
    }

    @Override
    public String sentence() {
      return agreement + " groups";
    }
  }

  @Test
  void the_severity_is_that_of_the_p_value() {
    judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(10_000), Limits.NONE).newJudge(calibration);
    ordinary(1500);
    Map<Severity, Integer> seen = new EnumMap<>(Severity.class);
    for (double score = 8; score >= 0.62; score -= 0.01) {
      Anomalous told = anomalous(accept(score, 2));
      double p = told.pValue();
      Severity expected =
          p > 1e-4
              ? Severity.LOW
              : p > 1e-5 ? Severity.MEDIUM : p > 1e-6 ? Severity.HIGH : Severity.CRITICAL;
      assertThat(told.severity()).as("severity of p = %g", p).isEqualTo(expected);
      seen.merge(told.severity(), 1, Integer::sum);
      now += 2 * DAY;
    }
    assertThat(seen.keySet()).containsExactly(Severity.values());
  }

  @Test
  void before_a_thousand_rows_it_is_at_most_medium() {
    ordinary(900);
    assertThat(anomalous(accept(5, 1)).severity()).isEqualTo(Severity.MEDIUM);
    judge = daily.newJudge(calibration);
    ordinary(1000);
    assertThat(anomalous(accept(5, 1)).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void three_groups_that_agree_raise_it_by_one() {
    ordinary(3000);
    Severity ofTwo = anomalous(accept(1.2, 2)).severity();
    ordinary(1500);
    Severity ofThree = anomalous(accept(1.2, 3)).severity();
    assertThat(ofTwo).isEqualTo(Severity.MEDIUM);
    assertThat(ofThree).isEqualTo(Severity.HIGH);
  }

  @Test
  void a_crossed_limit_raises_it_by_one() {
    judge = limited(90, 1).newJudge(calibration);
    ordinary(3000);
    Anomalous breach = anomalous(judge.judge(now, 95, score(0, 0)));
    assertThat(breach.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(breach.score().value()).isEqualTo(0.62);
    assertThat(breach.score().evidence().type()).isEqualTo(AnomalyType.THRESHOLD_BREACH);
    assertThat(breach.score().evidence().sentence()).isEqualTo("above its limit of 90");
    assertThat(breach.provisional()).isFalse();
  }

  @Test
  void a_limit_is_told_whatever_is_left_of_the_budget_and_costs_none_of_it() {
    AlertBudget least = AlertBudget.perSeriesPerWeek(0.001);
    judge = new JudgeSpec(least, Limits.above(90, 1)).newJudge(calibration);
    ordinary(3000);
    for (int day = 0; day < 20; day++) {
      assertThat(anomalous(judge.judge(now, 95, score(0, 0))).notice()).isEqualTo(Notice.PAGE);
      now += DAY + MINUTE;
      assertThat(judge.judge(now, 50, score(0, 0))).isInstanceOf(Verdict.Normal.class);
    }
    assertThat(anomalous(accept(50, 1)).notice()).isEqualTo(Notice.PAGE);
  }

  @Test
  void a_breach_of_a_limit_that_holds_says_for_how_long() {
    judge =
        new JudgeSpec(AlertBudget.perSeriesPerWeek(1), new Limits(2.5, 90, 3))
            .newJudge(calibration);
    ordinary(3000);
    judge.judge(now, 1, score(0, 0));
    judge.judge(now, 1, score(0, 0));
    Anomalous breach = anomalous(judge.judge(now, 1, score(0, 0)));
    assertThat(breach.score().evidence().sentence())
        .isEqualTo("below its limit of 2.5 for 3 values in a row");
  }

  @Test
  void while_it_is_learning_scores_alone_are_never_told() {
    for (int row = 0; row < 1440; row++, now += MINUTE) {
      Verdict verdict = judge.judge(now, 100, score(6, 6));
      assertThat(verdict).isInstanceOf(Verdict.WarmingUp.class);
      assertThat(((Verdict.WarmingUp) verdict).remaining()).isPositive();
    }
    assertThat(accept(6, 6)).isInstanceOf(Anomalous.class);
  }

  @Test
  void while_it_is_learning_a_departure_that_holds_is_told_provisionally_and_at_most_medium() {
    noise(60, 100);
    Anomalous told = anomalous(held(500));
    assertThat(told.provisional()).isTrue();
    assertThat(told.notice()).isEqualTo(Notice.PAGE);
    assertThat(told.severity()).isLessThanOrEqualTo(Severity.MEDIUM);
    assertThat(told.score().evidence().type()).isEqualTo(AnomalyType.SPIKE);
    assertThat(told.score().value()).isGreaterThanOrEqualTo(calibration.alarmScore());
    noise(20, 500);
    Anomalous back = anomalous(held(0));
    assertThat(back.notice()).isEqualTo(Notice.UPDATE);
    assertThat(back.score().evidence().type()).isEqualTo(AnomalyType.DROP);
  }

  @Test
  void while_it_is_learning_a_crossed_limit_is_told_provisionally_within_the_budget() {
    judge =
        new JudgeSpec(AlertBudget.perSeriesPerWeek(0.01), Limits.above(90, 1))
            .newJudge(calibration);
    Anomalous first = anomalous(judge.judge(now, 99, score(0, 0)));
    assertThat(first.provisional()).isTrue();
    now += DAY + MINUTE;
    judge.judge(now, 50, score(0, 0));
    Verdict second = judge.judge(now, 99, score(0, 0));
    assertThat(second).isInstanceOf(Verdict.Held.class);
    assertThat(((Verdict.Held) second).why()).isEqualTo(Holding.SERIES_BUDGET);
  }

  @Test
  void history_ends_learning_at_once_and_nothing_of_it_is_told() {
    for (int row = 0; row < 101; row++, now += MINUTE) {
      judge.train(now, score(row == 50 ? 6 : 0, 6));
    }
    judge.endTraining();
    assertThat(accept(6, 6)).isInstanceOf(Anomalous.class);
  }

  @Test
  void what_is_held_back_says_why() {
    judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(0.01), Limits.NONE).newJudge(calibration);
    ordinary(300);
    assertThat(anomalous(accept(50, 1)).notice()).isEqualTo(Notice.PAGE);
    for (int update = 0; update < 3; update++) {
      assertThat(anomalous(accept(50, 1)).notice()).isEqualTo(Notice.UPDATE);
    }
    assertThat(((Verdict.Held) accept(50, 1)).why()).isEqualTo(Holding.EPISODE_TOLD);
    now += 2 * DAY;
    accept(50, 1);
    now += 2 * DAY;
    assertThat(((Verdict.Held) accept(50, 1)).why()).isEqualTo(Holding.SERIES_BUDGET);
  }

  @Test
  void confidence_grows_with_the_rows_seen_and_falls_with_the_p_value() {
    double before = 0;
    for (int rows = 0; rows < 40; rows++) {
      ordinary(50);
      double confidence = judge.confidence(1e-4);
      assertThat(confidence).isGreaterThan(before).isLessThan(1);
      before = confidence;
    }
    assertThat(judge.confidence(1e-6)).isGreaterThan(judge.confidence(1e-2)).isLessThan(1);
    assertThat(judge.confidence(1)).isZero();
    assertThat(daily.newJudge(calibration).confidence(1e-9)).isZero();
  }

  @Test
  void the_relative_score_is_a_half_where_an_alarm_may_begin_and_stays_under_1() {
    assertThat(judge.relative(0.62, 0.5)).isEqualTo(0.5);
    assertThat(judge.relative(0, 1)).isZero();
    double before = -1;
    for (double score = 0; score < 10; score += 0.01) {
      double relative = judge.relative(score, 1);
      assertThat(relative).isGreaterThan(before).isLessThan(1);
      before = relative;
    }
  }

  @Test
  void for_scores_in_another_unit_it_is_the_p_value_that_makes_the_half() {
    Calibration other = Calibration.of(new double[] {1, 3}, new double[] {0.3, 0.003}, 3);
    Judge of = new JudgeSpec().newJudge(other);
    assertThat(of.relative(3, 0.003)).isCloseTo(0.5, within(1e-9));
    assertThat(of.relative(3, 1)).isZero();
    assertThat(of.relative(3, 1e-300)).isLessThan(1);
  }

  @Test
  void it_goes_on_bit_for_bit_wherever_it_was_saved_and_loaded() {
    JudgeSpec spec = new JudgeSpec(AlertBudget.perSeriesPerWeek(2), Limits.above(130, 2));
    Random chance = new Random(4);
    judge = spec.newJudge(calibration);
    Judge cut = spec.newJudge(calibration);
    for (int row = 0; row < 6000; row++, now += 3 * MINUTE) {
      double value = 100 + 5 * chance.nextGaussian() + (row / 70 % 6 == 1 ? 60 : 0);
      Score score = score(chance.nextInt(25) == 0 ? 4 * chance.nextDouble() : 0, chance.nextInt(6));
      if (chance.nextInt(9) == 0) {
        cut = spec.restore(new StateReader(saved(cut)), calibration);
      }
      assertThat(cut.judge(now, value, score)).isEqualTo(judge.judge(now, value, score));
    }
    assertThat(saved(cut)).isEqualTo(saved(judge));
  }

  @Test
  void limits_come_and_go_between_a_stop_and_a_start() {
    JudgeSpec limited = limited(130, 1);
    JudgeSpec free = limited.withLimits(Limits.NONE);
    judge = free.newJudge(calibration);
    ordinary(300);
    judge = limited.restore(new StateReader(saved(judge)), calibration);
    assertThat(anomalous(judge.judge(now += MINUTE, 200, score(0, 0))).severity()).isNotNull();
    judge = free.restore(new StateReader(saved(judge)), calibration);
    assertThat(judge.judge(now += MINUTE, 200, score(0, 0))).isInstanceOf(Verdict.Normal.class);
    assertThat(saved(free.restore(new StateReader(saved(judge)), calibration)))
        .isEqualTo(saved(judge));
  }

  private static JudgeSpec limited(double upper, int hold) {
    return new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.above(upper, hold));
  }

  private static Score score(double value, int groups) {
    Evidence evidence = value > 0 ? new Groups(groups) : Evidence.NONE;
    return new Score(value, value, 100, 90, 110, evidence);
  }

  private Verdict accept(double score, int groups) {
    now += 5 * MINUTE;
    return judge.judge(now, 50, score(score, groups));
  }

  private void ordinary(int rows) {
    for (int row = 0; row < rows; row++) {
      accept(0, 0);
    }
  }

  private void noise(int rows, double level) {
    for (int row = 0; row < rows; row++, now += MINUTE) {
      Verdict verdict = judge.judge(now, level + row % 7, score(0, 0));
      assertThat(verdict).isInstanceOf(Verdict.WarmingUp.class);
    }
  }

  private Verdict held(double value) {
    for (int row = 0; row < 4; row++, now += MINUTE) {
      assertThat(judge.judge(now, value, score(0, 0))).isInstanceOf(Verdict.WarmingUp.class);
    }
    now += MINUTE;
    return judge.judge(now, value, score(0, 0));
  }

  private static Anomalous anomalous(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Anomalous.class);
    return (Anomalous) verdict;
  }

  private static byte[] saved(Judge judge) {
    StateWriter out = new StateWriter();
    judge.save(out);
    return out.toByteArray();
  }
}
