package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.machinelearning.MachineLearningSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.Judge;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the algorithms find on single numbers, and that they keep quiet where nothing is wrong. */
final class MachineLearningStoryTest {
  private static final int LEARNT = 3000;
  private static final double ALARM = 3.5;

  private static MachineLearningSpec spec(String algorithms) {
    return (MachineLearningSpec)
        new MachineLearningSpec().with(Map.of("algorithms", algorithms, "sample", 1024));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "isolation-forest-ml",
        "autoencoder",
        "one-svm",
        "gaussian-mixture",
        "lstm",
        "isolation-forest-ml, autoencoder, one-svm"
      })
  void a_spike_a_drop_and_a_shift_are_found(String algorithms) {
    Series series = Series.gauss(3);
    Points points = Points.of("story");
    double[] values = series.values(LEARNT + 40);
    Detector detector = spec(algorithms).newDetector();
    for (int row = 0; row < LEARNT; row++) {
      detector.learn(points.at(row, values[row]));
    }
    Score spike = detector.score(points.at(LEARNT, 190));
    assertThat(spike.value()).as("a spike").isGreaterThan(ALARM);
    assertThat(spike.evidence().type()).isEqualTo(AnomalyType.SPIKE);
    Score drop = detector.score(points.at(LEARNT, 20));
    assertThat(drop.value()).as("a drop").isGreaterThan(ALARM);
    assertThat(drop.evidence().type()).isEqualTo(AnomalyType.DROP);
    double most = 0;
    for (int row = LEARNT; row < values.length; row++) {
      Score score = detector.scoreAndLearn(points.at(row, values[row] + 40));
      most = Math.max(most, score.value());
    }
    assertThat(most).as("a shift by eight deviations").isGreaterThan(ALARM);
  }

  @Test
  void ten_thousand_ordinary_points_keep_the_budget() {
    List<Series> quiet =
        List.of(Series.gauss(5), Series.autoregressive(5), Series.daily(5), Series.studentT3(5));
    for (String algorithms : List.of("gaussian-mixture", "isolation-forest-ml, lstm")) {
      double pages = 0;
      for (Series series : quiet) {
        pages += pages(series, spec(algorithms));
      }
      assertThat(pages / quiet.size() / 4)
          .as("pages a week by %s", algorithms)
          .isLessThanOrEqualTo(1);
    }
  }

  /** Pages in the four weeks after the first. */
  private static int pages(Series series, MachineLearningSpec spec) {
    Detector detector = spec.newDetector();
    Judge judge =
        new JudgeSpec(AlertBudget.perSeriesPerWeek(1), Limits.NONE).newJudge(spec.calibration());
    Points points = Points.of(series.family());
    double[] values = series.values(10_080);
    int pages = 0;
    for (int row = 0; row < values.length; row++) {
      Point point = points.at(row, values[row]);
      Verdict verdict =
          judge.judge(point.epochMillis(), point.value(), detector.scoreAndLearn(point));
      boolean page =
          verdict instanceof Verdict.Anomalous anomalous && anomalous.notice() == Notice.PAGE;
      pages += page && row >= 2016 ? 1 : 0;
    }
    return pages;
  }
}
