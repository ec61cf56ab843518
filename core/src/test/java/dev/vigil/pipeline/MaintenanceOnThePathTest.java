package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.OneOff;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Anomalous;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.rule.RuleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaintenanceOnThePathTest {
  private static final int LEARNT = 600;

  private final Heard heard = new Heard();
  private Pipeline pipeline = new Pipeline(PipelineSpec.of(watch()), heard);

  @AfterEach
  void close() {
    pipeline.close();
  }

  private static WatchSpec watch() {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.above(1_000, 1));
    return new WatchSpec().withDetector(new ZScoreSpec()).withJudge(judge);
  }

  private static long row(int number) {
    return Rows.START + number * Rows.STEP;
  }

  private static MaintenanceWindow window(String series, int from, int until, boolean stops) {
    OneOff when = new OneOff(Instant.ofEpochMilli(row(from)), Instant.ofEpochMilli(row(until)));
    return new MaintenanceWindow("work", SeriesMatcher.parse(series), when, stops);
  }

  private void open(WatchSpec watch, MaintenanceWindow... windows) {
    pipeline.close();
    heard.all.clear();
    pipeline = new Pipeline(PipelineSpec.of(watch), heard);
    pipeline.setPolicy(Policy.NONE.withMaintenance(List.of(windows)));
  }

  private Verdict at(int row, double value) {
    return pipeline.accept(Rows.point(0, row(row), value));
  }

  private void ordinary(int from, int until) {
    for (int row = from; row < until; row++) {
      at(row, 100 + row % 7);
    }
  }

  @Test
  void what_is_strange_is_held_and_what_is_not_is_normal() {
    open(watch(), window("load", LEARNT, LEARNT + 100, true));
    ordinary(0, LEARNT);
    assertThat(at(LEARNT, 102)).isInstanceOf(Verdict.Normal.class);
    assertThat(at(LEARNT + 1, 500)).matches(MaintenanceOnThePathTest::maintained);
    assertThat(at(LEARNT + 2, 5_000)).matches(MaintenanceOnThePathTest::maintained);
    assertThat(heard.only(Heard.Held.class)).hasSize(2);
    assertThat(heard.decisions()).isEmpty();
    assertThat(pipeline.counts().held(Holding.MAINTENANCE)).isEqualTo(2);
  }

  private static boolean maintained(Verdict verdict) {
    return verdict instanceof Verdict.Held held && held.why() == Holding.MAINTENANCE;
  }

  @Test
  void nothing_is_learnt_and_nothing_is_paid_for() {
    open(watch(), window("load", LEARNT, LEARNT + 200, true));
    ordinary(0, LEARNT);
    for (int row = LEARNT; row < LEARNT + 200; row++) {
      at(row, 500);
    }
    List<Verdict> after = new ArrayList<>();
    for (int row = LEARNT + 200; row < LEARNT + 260; row++) {
      after.add(at(row, row == LEARNT + 250 ? 500 : 100 + row % 7));
    }
    assertThat(after.get(50)).isInstanceOf(Anomalous.class);
    assertThat(((Anomalous) after.get(50)).score().expected()).isBetween(99.0, 107.0);
    assertThat(after.subList(0, 50)).allMatch(Verdict.Normal.class::isInstance);
    assertThat(heard.anomalies()).hasSize(1);
  }

  @Test
  void a_limit_that_is_still_crossed_when_the_window_is_over_is_told_then() {
    open(watch(), window("load", LEARNT, LEARNT + 10, true));
    ordinary(0, LEARNT);
    for (int row = LEARNT; row < LEARNT + 10; row++) {
      assertThat(at(row, 5_000)).matches(MaintenanceOnThePathTest::maintained);
    }
    assertThat(at(LEARNT + 10, 5_000)).isInstanceOf(Anomalous.class);
  }

  @Test
  void while_a_series_is_learning_it_does_not_get_on() {
    open(watch(), window("load", 50, 100, true));
    ordinary(0, 50);
    int remaining = ((Verdict.WarmingUp) at(50, 100)).remaining();
    for (int row = 51; row < 100; row++) {
      assertThat(((Verdict.WarmingUp) at(row, 9_000)).remaining()).isEqualTo(remaining);
    }
    assertThat(((Verdict.WarmingUp) at(100, 100)).remaining()).isLessThan(remaining);
  }

  @ParameterizedTest
  @CsvSource({"load, false", "other, true"})
  void other_windows_change_nothing(String series, boolean stops) {
    open(watch(), window(series, LEARNT, LEARNT + 100, stops));
    ordinary(0, LEARNT);
    assertThat(at(LEARNT, 500)).isInstanceOf(Anomalous.class);
  }

  @Test
  void rules_decide_all_the_same_and_their_facts_do_not_learn() {
    open(watch());
    pipeline.setPolicy(
        new Policy(
            RulesOnThePathTest.book(
                new RuleSpec("high", "!anomaly && value > 400", "alert", ""),
                new RuleSpec("known", "lastValue > 400", "escalate", "")),
            List.of(window("load", LEARNT, LEARNT + 10, true)),
            Tuning.NONE));
    ordinary(0, LEARNT);
    at(LEARNT, 500);
    at(LEARNT + 1, 100);
    assertThat(heard.rulings()).containsExactly("high");
  }

  @Test
  void a_vector_is_held_too() {
    open(new WatchSpec(), window("load", 0, 5, true));
    Observation row =
        new dev.vigil.model.VectorPoint(
            Rows.series(0), row(1), List.of("a", "b"), new double[] {1, 2});
    assertThat(pipeline.accept(row)).isInstanceOf(Verdict.WarmingUp.class);
  }

  @Test
  void a_series_that_stops_within_a_window_is_asked_after_once_that_is_over() {
    WatchSpec watch = watch().withAbsence(AbsenceSpec.after(Duration.ofMinutes(30)));
    open(watch, window("{host=h0}", 20, 60, true));
    List<Integer> told = new ArrayList<>();
    for (int row = 0; row < 100; row++) {
      if (row < 30) {
        at(row, 100);
      }
      pipeline.accept(Rows.point(1, row(row), 100));
      while (told.size() < heard.anomalies().size()) {
        told.add(row);
        assertThat(heard.anomalies().get(0).type()).isEqualTo(AnomalyType.ABSENCE);
      }
    }
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).as("half an hour, six rows, after the window").isBetween(65, 68);
  }

  @Test
  void a_series_that_is_back_when_the_window_is_over_was_never_absent() {
    WatchSpec watch = watch().withAbsence(AbsenceSpec.after(Duration.ofMinutes(30)));
    open(watch, window("{host=h0}", 20, 60, true));
    for (int row = 0; row < 100; row++) {
      if (row < 30 || row > 62) {
        at(row, 100 + row % 3);
      }
      pipeline.accept(Rows.point(1, row(row), 100));
    }
    assertThat(pipeline.counts().absences()).isZero();
    assertThat(heard.all).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void it_is_not_learnt_how_often_a_series_reports_meanwhile(boolean stops) {
    open(watch(), window("{host=h0}", 300, 400, stops));
    for (int row = 0; row < 700; row++) {
      if (row < 300 || row >= 400) {
        at(row, 100 + row % 7);
      }
      pipeline.accept(Rows.point(1, row(row), 100 + row % 5));
    }
    assertThat(pipeline.flaws(Rows.series(0)).containsKey(Flaw.MISSING)).isEqualTo(!stops);
    assertThat(pipeline.counts().absences()).isEqualTo(stops ? 0 : 1);
  }

  @Test
  void history_of_a_window_is_passed_over() {
    open(watch(), window("load", 100, 200, true));
    List<Observation> history = new ArrayList<>();
    for (int row = 0; row < 500; row++) {
      history.add(Rows.point(0, row(row), row >= 100 && row < 200 ? 900 : 100 + row % 7));
    }
    assertThat(pipeline.train(history)).isEqualTo(400);
    Verdict next = at(500, 102);
    assertThat(((Verdict.Normal) next).score().expected()).isBetween(99.0, 107.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void verdicts_are_the_same_with_any_number_of_shards(int shards) {
    MaintenanceWindow[] windows = {
      window("{host=h1*}", 350, 650, true), window("load", 500, 510, true)
    };
    List<Observation> rows = Rows.interleaved(13, 700, 11);
    PipelineSpec spec = PipelineSpec.of(Rows.watch(7));
    pipeline.close();
    pipeline = new Pipeline(spec, heard);
    pipeline.setPolicy(Policy.NONE.withMaintenance(List.of(windows)));
    List<Verdict> one = rows.stream().map(pipeline::accept).toList();
    List<Object> heardOfOne = List.copyOf(heard.all);
    assertThat(pipeline.counts().held(Holding.MAINTENANCE)).isPositive();
    heard.all.clear();
    pipeline.close();
    pipeline = new Pipeline(spec.withShards(shards), heard);
    pipeline.setPolicy(Policy.NONE.withMaintenance(List.of(windows)));
    assertThat(pipeline.accept(rows)).isEqualTo(one);
    assertThat(heard.all).isEqualTo(heardOfOne);
  }
}
