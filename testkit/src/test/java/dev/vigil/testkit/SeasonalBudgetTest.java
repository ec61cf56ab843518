package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.seasonal.SeasonalSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.Judge;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Point;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import org.junit.jupiter.api.Test;

/**
 * On series with nothing wrong in them the calibration keeps the alarm budget, family by family.
 */
final class SeasonalBudgetTest {
  private static final int WEEKS = 10;
  private static final int ROWS_A_WEEK = 2016;
  private static final int SEEDS = 4;

  @Test
  void every_family_keeps_one_page_a_week() {
    for (int family = 0; family < Series.normalFamilies(0).size(); family++) {
      double pages = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        pages += pages(Series.normalFamilies(seed).get(family));
      }
      assertThat(pages / SEEDS / (WEEKS - 1))
          .as("pages a week on %s", Series.normalFamilies(0).get(family))
          .isLessThanOrEqualTo(1);
    }
  }

  /** Pages after the first week. */
  private static int pages(Series series) {
    SeasonalSpec spec = new SeasonalSpec();
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
