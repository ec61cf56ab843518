package dev.vigil.evaluation;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.pipeline.SeriesWatch;
import dev.vigil.pipeline.WatchSpec;

/**
 * One series under watch at one budget, as in service, that remembers what was said of its newest
 * row. A row that was not judged scores 0, and ranks like the row before. One owner.
 */
final class MeasuredWatch {
  static final SeriesKey SERIES = SeriesKey.of("measured");

  private final SeriesWatch watch;
  private double score;
  private double dense;
  private Alarm alarm = Alarm.NONE;
  private boolean provisional;

  MeasuredWatch(DetectorSpec detector, double pagesPerWeek) {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(pagesPerWeek), Limits.NONE);
    watch = new SeriesWatch(new WatchSpec().withDetector(detector).withJudge(judge));
  }

  void accept(long epochMillis, double value) {
    accept(new Point(SERIES, epochMillis, value));
  }

  void accept(Observation observation) {
    Verdict verdict = watch.accept(observation);
    score = 0;
    alarm = Alarm.NONE;
    provisional = false;
    if (verdict instanceof Verdict.Normal normal) {
      read(normal.score());
    } else if (verdict instanceof Verdict.WarmingUp warmingUp) {
      read(warmingUp.score());
    } else if (verdict instanceof Verdict.Held held) {
      read(held.score());
    } else if (verdict instanceof Verdict.Anomalous anomalous) {
      read(anomalous.score());
      alarm = anomalous.notice() == Notice.PAGE ? Alarm.PAGE : Alarm.UPDATE;
      provisional = anomalous.provisional();
    }
  }

  private void read(Score of) {
    score = of.value();
    dense = of.dense();
  }

  /** Alarm score of the newest row. */
  double score() {
    return score;
  }

  /** Score for ranking of the newest row. */
  double dense() {
    return dense;
  }

  /** What the newest row was told as. */
  Alarm alarm() {
    return alarm;
  }

  /** Whether the newest row was told while the series was still learning. */
  boolean provisional() {
    return provisional;
  }
}
