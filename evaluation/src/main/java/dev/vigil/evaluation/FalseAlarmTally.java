package dev.vigil.evaluation;

import dev.vigil.evaluation.measure.BoundCheck;
import dev.vigil.testkit.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Counts what is told of one normal series. One owner. */
final class FalseAlarmTally {
  private static final Duration FIRST_DAYS = Duration.ofDays(2);
  private static final double WEEKS =
      FalseAlarmRun.COUNTED.toMillis() / (double) Duration.ofDays(7).toMillis();

  private final Series series;
  private final double alarmScore;
  private final List<OfBudget> budgets;
  private final long firstDaysEnd;
  private final long countedFrom;
  private int crossings;

  FalseAlarmTally(Series series, double alarmScore, List<Double> pagesPerWeek) {
    this.series = series;
    this.alarmScore = alarmScore;
    this.budgets = pagesPerWeek.stream().map(OfBudget::new).toList();
    this.firstDaysEnd = series.epochMillis(0) + FIRST_DAYS.toMillis();
    this.countedFrom = series.epochMillis(0) + FalseAlarmRun.WARM_UP.toMillis();
  }

  /** Takes in what was said of a row at one of the budgets. */
  void count(int budget, long now, MeasuredWatch said) {
    boolean counted = now >= countedFrom;
    if (budget == 0 && counted && said.score() >= alarmScore) {
      crossings++;
    }
    if (said.alarm() != Alarm.PAGE) {
      return;
    }
    OfBudget of = budgets.get(budget);
    of.pageMillis.add(now);
    of.counted += counted ? 1 : 0;
    if (now < firstDaysEnd) {
      of.firstDays++;
      of.provisional += said.provisional() ? 1 : 0;
    }
  }

  FalseAlarmReport.OfSeries ofSeries() {
    return new FalseAlarmReport.OfSeries(
        series.family(),
        series.interval(),
        crossings / WEEKS,
        IntStream.range(0, budgets.size()).mapToObj(i -> budgets.get(i).told()).toList());
  }

  private static final class OfBudget {
    private final double pagesPerWeek;
    private final List<Long> pageMillis = new ArrayList<>();
    private int counted;
    private int firstDays;
    private int provisional;

    OfBudget(double pagesPerWeek) {
      this.pagesPerWeek = pagesPerWeek;
    }

    FalseAlarmReport.Told told() {
      long[] times = pageMillis.stream().mapToLong(Long::longValue).toArray();
      return new FalseAlarmReport.Told(
          pagesPerWeek,
          counted / WEEKS,
          firstDays,
          provisional,
          BoundCheck.of(times, pagesPerWeek));
    }
  }
}
