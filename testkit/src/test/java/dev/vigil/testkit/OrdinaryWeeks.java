package dev.vigil.testkit;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.Judge;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Point;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;

/** Ten weeks of a series of numbers with nothing wrong in it, judged at one page a week. */
final class OrdinaryWeeks {
  private static final int WEEKS = 10;
  private static final int ROWS_A_WEEK = 2016;
  private static final int SEEDS = 4;

  private OrdinaryWeeks() {}

  /** Pages a week after the first, mean of four series of a family. */
  static double pagesPerWeek(DetectorSpec spec, int family) {
    double pages = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      pages += pages(Series.normalFamilies(seed).get(family), spec);
    }
    return pages / SEEDS / (WEEKS - 1);
  }

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
