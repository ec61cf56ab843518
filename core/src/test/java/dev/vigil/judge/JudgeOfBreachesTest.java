package dev.vigil.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.threshold.Levels;
import dev.vigil.detect.threshold.ThresholdSpec;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.junit.jupiter.api.Test;

final class JudgeOfBreachesTest {
  private static final SeriesKey SERIES = SeriesKey.of("cpu");
  private static final long HOUR = 3_600_000;

  private final ThresholdSpec spec =
      new ThresholdSpec(new Levels(-1e9, 80), new Levels(-1e9, 95), 0, 1);
  private final JudgeSpec judgeSpec =
      new JudgeSpec(AlertBudget.perSeriesPerWeek(0.001), Limits.NONE);
  private final Detector detector = spec.newDetector();
  private Judge judge = judgeSpec.newJudge(spec.calibration());
  private long now;

  @Test
  void a_breach_is_told_whatever_is_left_of_the_budget_on_every_day_it_begins() {
    calm(500);
    for (int day = 0; day < 5; day++) {
      Verdict.Anomalous breach = anomalous(accept(85));
      assertThat(breach.notice()).isEqualTo(Notice.PAGE);
      assertThat(breach.severity()).isEqualTo(Severity.MEDIUM);
      assertThat(breach.provisional()).isFalse();
      calm(25);
    }
  }

  @Test
  void a_breach_that_lasts_is_told_once() {
    calm(500);
    anomalous(accept(85));
    for (int hour = 0; hour < 100; hour++) {
      assertThat(accept(86)).isInstanceOf(Verdict.Normal.class);
    }
  }

  @Test
  void a_breach_that_comes_and_goes_is_an_update_and_then_muted() {
    calm(500);
    anomalous(accept(85));
    for (int update = 0; update < 3; update++) {
      calm(1);
      assertThat(anomalous(accept(85)).notice()).isEqualTo(Notice.UPDATE);
    }
    calm(1);
    assertThat(accept(85)).isInstanceOf(Verdict.Held.class);
  }

  @Test
  void a_critical_breach_pages_even_within_the_episode_of_a_warning() {
    calm(500);
    assertThat(anomalous(accept(85)).severity()).isEqualTo(Severity.MEDIUM);
    Verdict.Anomalous critical = anomalous(accept(97));
    assertThat(critical.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(critical.notice()).isEqualTo(Notice.PAGE);
  }

  @Test
  void what_was_told_of_an_episode_outlives_a_restart() {
    calm(500);
    anomalous(accept(97));
    calm(1);
    StateWriter state = new StateWriter();
    judge.save(state);
    judge = judgeSpec.restore(new StateReader(state.toByteArray()), spec.calibration());
    assertThat(anomalous(accept(97)).notice()).isEqualTo(Notice.UPDATE);
  }

  @Test
  void while_the_series_is_learning_a_breach_is_told_provisionally() {
    calm(3);
    Verdict.Anomalous breach = anomalous(accept(97));
    assertThat(breach.provisional()).isTrue();
    assertThat(breach.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(breach.notice()).isEqualTo(Notice.PAGE);
  }

  private void calm(int hours) {
    for (int hour = 0; hour < hours; hour++) {
      Verdict verdict = accept(50 + hour % 3);
      assertThat(verdict).isNotInstanceOf(Verdict.Anomalous.class);
    }
  }

  private Verdict accept(double value) {
    now += HOUR;
    return judge.judge(now, value, detector.scoreAndLearn(new Point(SERIES, now, value)));
  }

  private static Verdict.Anomalous anomalous(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Anomalous.class);
    return (Verdict.Anomalous) verdict;
  }
}
