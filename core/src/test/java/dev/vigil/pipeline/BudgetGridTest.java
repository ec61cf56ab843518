package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.pipeline.BudgetGrid.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The grid says what a watch of each budget says. */
final class BudgetGridTest {
  private static final SeriesKey SERIES = SeriesKey.of("m");
  private static final long MINUTE = 60_000;
  private static final int MINUTES = 20_000;

  private static WatchSpec spec(double perWeek, Limits limits, ValueKind kind) {
    return new WatchSpec(
        new CompositeSpec(), new JudgeSpec(AlertBudget.perSeriesPerWeek(perWeek), limits), kind);
  }

  private static List<Double> budgets() {
    return IntStream.rangeClosed(0, 60).mapToObj(i -> 0.004 * Math.pow(1000, i / 60.0)).toList();
  }

  /** Noise with spikes, a gap in time, values that come again and none. */
  private static List<Point> hostile(boolean counter) {
    Random chance = new Random(11);
    List<Point> points = new ArrayList<>();
    double total = 0;
    for (int i = 0; i < MINUTES; i++) {
      double value = 100 + chance.nextGaussian();
      value += chance.nextInt(700) == 0 ? 20 + 60 * chance.nextDouble() : 0;
      value *= i > 15_000 ? 1000 : 1;
      total += Math.abs(value);
      long at = (i + (i > 9_000 ? 3_000 : 0)) * MINUTE;
      points.add(new Point(SERIES, at, counter ? total : value));
      if (chance.nextInt(50) == 0) {
        points.add(points.get(points.size() - 1));
        points.add(new Point(SERIES, at + 1, Double.NaN));
        points.add(new Point(SERIES, at - 5 * MINUTE, 3));
      }
    }
    return points;
  }

  private static void same(Limits limits, ValueKind kind, double factor) {
    List<Double> budgets = budgets();
    BudgetGrid grid = new BudgetGrid(spec(1, limits, kind), budgets, factor);
    List<SeriesWatch> watches =
        budgets.stream().map(budget -> new SeriesWatch(spec(budget, limits, kind))).toList();
    int told = 0;
    for (Point point : hostile(kind == ValueKind.COUNTER)) {
      Candidate candidate = grid.accept(point);
      long pages = 0;
      long updates = 0;
      for (int i = 0; i < watches.size(); i++) {
        SeriesWatch watch = watches.get(i);
        Verdict verdict =
            watch.admit(point) == null
                ? watch.judge(watch.judged(point), factor)
                : new Verdict.Rejected(Verdict.Reason.LATE);
        if (verdict instanceof Verdict.Anomalous one) {
          pages |= one.notice() == Verdict.Notice.PAGE ? 1L << i : 0;
          updates |= one.notice() == Verdict.Notice.UPDATE ? 1L << i : 0;
        }
      }
      assertThat(candidate == null ? 0 : candidate.pages()).isEqualTo(pages);
      assertThat(candidate == null ? 0 : candidate.updates()).isEqualTo(updates);
      told += candidate == null ? 0 : 1;
    }
    assertThat(told).isGreaterThan(5);
  }

  @Test
  void each_budget_says_what_a_watch_of_it_says() {
    same(Limits.NONE, ValueKind.GAUGE, 1);
  }

  @Test
  void with_limits_a_factor_and_of_a_counter_as_well() {
    same(Limits.above(150, 2), ValueKind.GAUGE, 1.3);
    same(Limits.NONE, ValueKind.COUNTER, 0.8);
  }

  @Test
  void there_are_as_many_budgets_as_a_long_has_bits() {
    WatchSpec spec = spec(1, Limits.NONE, ValueKind.GAUGE);
    assertThatThrownBy(() -> new BudgetGrid(spec, List.of(), 1))
        .hasMessage("budgets must be from 1 to 64, were 0");
  }
}
