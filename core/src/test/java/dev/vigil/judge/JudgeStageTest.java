package dev.vigil.judge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.Calibration;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Score;
import dev.vigil.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the judge says would have kept it quiet, would have. */
final class JudgeStageTest {
  private static final long MINUTE = 60_000;
  private static final int LEARNT = 100_000;
  private static final double STRONG = 0.9;

  private record Told() implements Evidence {
    @Override
    public AnomalyType type() {
      return AnomalyType.SPIKE;
    }

    @Override
    public int agreement() {
      return 1;
    }

    @Override
    public List<Contribution> contributions() {
      return List.of();
    }

    @Override
    public String sentence() {
      return "it is high";
    }
  }

  private static Score score(double value) {
    return new Score(value, value, 10, 9, 11, value > 0 ? new Told() : Evidence.NONE);
  }

  /** A judge that has seen nothing strange for two months. */
  private static Judge settled(double perWeek) {
    Judge judge =
        new JudgeSpec(AlertBudget.perSeriesPerWeek(perWeek), Limits.NONE)
            .newJudge(Calibration.BUDGET);
    for (int i = 0; i < LEARNT; i++) {
      judge.judge(i * MINUTE, 10, score(0));
    }
    return judge;
  }

  private static Verdict next(Judge judge, double score, double factor) {
    return judge.judge(LEARNT * MINUTE, 10, score(score), factor);
  }

  private static JudgeStage stage(double perWeek, double factor) {
    Judge judge = settled(perWeek);
    assertThat(next(judge, STRONG, factor)).isInstanceOf(Verdict.Anomalous.class);
    return requireNonNull(judge.takeStage());
  }

  @Test
  void under_the_score_that_it_names_it_is_quiet_and_from_there_on_it_is_not() {
    for (double factor : new double[] {1, 1.4}) {
      JudgeStage stage = stage(0.9, factor);
      double relative = (double) requireNonNull(stage.turningPoint().get("score"));
      double asked = stage.ask().asked();

      assertThat(relative).isCloseTo(asked / (asked + 0.62), within(1e-12));
      assertThat(next(settled(0.9), asked - 1e-9, factor)).isInstanceOf(Verdict.Normal.class);
      assertThat(next(settled(0.9), asked + 1e-9, factor)).isInstanceOf(Verdict.Anomalous.class);
    }
  }

  @Test
  void under_the_budget_that_it_names_it_is_quiet_and_from_there_on_it_is_not() {
    double perWeek = (double) requireNonNull(stage(0.9, 1).turningPoint().get("pagesPerWeek"));

    assertThat(perWeek).isLessThan(0.9);
    assertThat(next(settled(perWeek * 0.99), STRONG, 1)).isInstanceOf(Verdict.Normal.class);
    assertThat(next(settled(perWeek * 1.01), STRONG, 1)).isInstanceOf(Verdict.Anomalous.class);
  }

  @Test
  void it_is_kept_until_it_is_taken_and_made_for_nothing_else() {
    Judge judge = settled(0.9);
    assertThat(judge.takeStage()).isNull();
    next(judge, 0.3, 1);
    assertThat(judge.takeStage()).isNull();
    next(judge, STRONG, 1);
    assertThat(judge.takeStage()).isNotNull();
    assertThat(judge.takeStage()).isNull();
  }

  @Test
  void budgets_are_said_as_people_say_them() {
    assertThat(JudgeStage.words(3)).isEqualTo("3 a week");
    assertThat(JudgeStage.words(1)).isEqualTo("1 a week");
    assertThat(JudgeStage.words(0.25)).isEqualTo("1 in 4 weeks");
    assertThat(JudgeStage.words(0.05)).isEqualTo("1 in 5 months");
    assertThat(JudgeStage.words(0.004)).isEqualTo("1 in 5 years");
  }
}
