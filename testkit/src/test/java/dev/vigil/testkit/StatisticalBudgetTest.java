package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.statistical.Method;
import dev.vigil.detect.statistical.StatisticalSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.Judge;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Point;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On series with nothing wrong in them the calibration keeps the alarm budget, family by family.
 */
final class StatisticalBudgetTest {
  private static final int WEEKS = 10;
  private static final int ROWS_A_WEEK = 2016;
  private static final int SEEDS = 4;

  @Test
  void every_family_keeps_one_page_a_week_by_all_tests() {
    keepsItsBudget(new StatisticalSpec());
  }

  @Test
  void every_family_keeps_one_page_a_week_by_three_tests_and_two_hours() {
    keepsItsBudget(
        new StatisticalSpec()
            .with(
                Map.of("methods", List.of("modified-zscore", "iqr", "grubbs"), "windowSize", 120)));
  }

  @ParameterizedTest
  @EnumSource
  void every_family_keeps_one_page_a_week_by_one_test(Method method) {
    keepsItsBudget(new StatisticalSpec().with(Map.of("methods", List.of(method))));
  }

  private static void keepsItsBudget(DetectorSpec spec) {
    for (int family = 0; family < Series.normalFamilies(0).size(); family++) {
      double pages = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        pages += pages(Series.normalFamilies(seed).get(family), spec);
      }
      assertThat(pages / SEEDS / (WEEKS - 1))
          .as("pages a week on %s, %s", Series.normalFamilies(0).get(family), spec)
          .isLessThanOrEqualTo(1);
    }
  }

  /** Pages after the first week. */
  private static int pages(Series series, DetectorSpec spec) {
    Detector detector = spec.newDetector();
    Judge judge =
        new JudgeSpec(AlertBudget.perSeriesPerWeek(1), Limits.NONE).newJudge(spec.calibration());
    Points points = Points.of(series.family());
    double[] values = series.values(WEEKS * ROWS_A_WEEK);
    int pages = 0;
    for (int row = 0; row < values.length; row++) {
      Point point = points.at(row, values[row]);
      Verdict verdict =
          judge.judge(point.epochMillis(), point.value(), detector.scoreAndLearn(point));
      boolean page =
          verdict instanceof Verdict.Anomalous anomalous && anomalous.notice() == Notice.PAGE;
      pages += page && row >= ROWS_A_WEEK ? 1 : 0;
    }
    return pages;
  }
}
