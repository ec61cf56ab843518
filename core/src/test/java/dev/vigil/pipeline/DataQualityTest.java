package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Observation;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataQualityTest {
  private final List<Anomaly> told = new ArrayList<>();
  private final WatchSpec watch = new WatchSpec().withDetector(new ZScoreSpec());
  private final Random chance = new Random(9);
  private Pipeline pipeline = new Pipeline(PipelineSpec.of(watch), told::add);
  private long now = Rows.START;

  @AfterEach
  void close() {
    pipeline.close();
  }

  private void open(WatchSpec spec) {
    pipeline.close();
    pipeline = new Pipeline(PipelineSpec.of(spec), told::add);
  }

  private Verdict next(double value) {
    now += Rows.STEP;
    return pipeline.accept(Rows.point(0, now, value));
  }

  private void ordinary(int rows) {
    for (int row = 0; row < rows; row++) {
      next(100 + 5 * chance.nextGaussian());
    }
  }

  private Map<Flaw, Integer> flaws() {
    return pipeline.flaws(Rows.series(0));
  }

  @Test
  void of_a_gap_of_k_steps_k_less_1_rows_are_missing() {
    ordinary(200);
    assertThat(flaws()).isEmpty();
    now += 3 * Rows.STEP;
    ordinary(50);
    now += Rows.STEP;
    ordinary(50);
    now += 40 * Rows.STEP;
    ordinary(1);
    assertThat(flaws()).containsExactly(Map.entry(Flaw.MISSING, 3 + 1 + 40));
    assertThat(pipeline.counts().flaws(Flaw.MISSING)).isEqualTo(44);
    assertThat(pipeline.counts().asMap()).containsEntry("missing", 44L);
  }

  @Test
  void a_series_without_a_step_misses_hardly_anything() {
    for (int row = 0; row < 3000; row++) {
      now += (long) (-3 * Rows.STEP * Math.log(1 - chance.nextDouble()));
      ordinary(1);
    }
    assertThat(flaws().getOrDefault(Flaw.MISSING, 0)).isLessThan(30);
  }

  @Test
  void a_series_that_stands_much_longer_than_it_ever_did_is_stuck() {
    ordinary(100);
    for (int run = 0; run < 5; run++) {
      repeat(100, 20);
      ordinary(20);
    }
    assertThat(flaws()).isEmpty();
    repeat(100, 100);
    assertThat(flaws()).containsExactly(Map.entry(Flaw.STUCK, 21));
    ordinary(10);
    repeat(100, 300);
    assertThat(flaws())
        .as("it has stood for 100 before")
        .containsExactly(Map.entry(Flaw.STUCK, 21));
  }

  @Test
  void a_series_that_never_moved_is_not_stuck() {
    repeat(7, 1000);
    assertThat(flaws()).isEmpty();
  }

  private void repeat(double value, int rows) {
    for (int row = 0; row < rows; row++) {
      next(value);
    }
  }

  @Test
  void an_impossible_value_is_neither_judged_nor_learnt_and_counted() {
    open(watch.withValid(new ValidRange(0, 100)));
    repeat(50, 10);
    for (double value : new double[] {-0.1, 100.1, 1e300}) {
      assertThat(next(value)).isEqualTo(new Verdict.Rejected(Reason.IMPOSSIBLE));
    }
    assertThat(next(0)).isNotInstanceOf(Verdict.Rejected.class);
    assertThat(next(100)).isNotInstanceOf(Verdict.Rejected.class);
    assertThat(next(Double.NaN)).isEqualTo(new Verdict.Rejected(Reason.NOT_FINITE));
    assertThat(flaws())
        .containsExactly(Map.entry(Flaw.NOT_FINITE, 1), Map.entry(Flaw.IMPOSSIBLE, 3));
    assertThat(pipeline.counts().rejected(Reason.IMPOSSIBLE)).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> new ValidRange(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ValidRange(Double.NaN, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 100, 1000, 1e6, 1 / 60.0, 0.01, 0.001, 1e-6})
  void a_change_of_unit_is_told_once_with_its_factor(double factor) {
    ordinary(600);
    told.clear();
    for (int row = 0; row < 300; row++) {
      next(factor * (100 + 0.5 * chance.nextGaussian()));
    }
    List<Anomaly> changes =
        told.stream().filter(one -> one.description().contains("unit")).toList();
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).type()).isEqualTo(AnomalyType.PATTERN_BREAK);
    long times = Math.round(factor > 1 ? factor : 1 / factor);
    assertThat(changes.get(0).description())
        .isEqualTo(
            String.format(
                java.util.Locale.ROOT,
                "%,d times as %s as before, as if the unit had changed",
                times,
                factor > 1 ? "large" : "small"));
    assertThat(flaws()).containsExactly(Map.entry(Flaw.UNIT_JUMP, 5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1024, 1000})
  void where_values_are_close_1000_is_told_from_1024(double factor) {
    for (int row = 0; row < 1200; row++) {
      next((row < 600 ? 1 : factor) * (100 + 0.1 * chance.nextGaussian()));
    }
    assertThat(told)
        .extracting(Anomaly::description)
        .filteredOn(one -> one.contains("unit"))
        .singleElement()
        .asString()
        .startsWith(factor == 1024 ? "1,024 times" : "1,000 times");
  }

  @Test
  void values_of_another_unit_are_not_learnt_before_that_has_held() {
    ordinary(600);
    double expected = expected(next(100));
    for (int row = 0; row < 4; row++) {
      Verdict verdict = next(100_000);
      assertThat(expected(verdict))
          .isEqualTo(expected(next(expected)), org.assertj.core.data.Offset.offset(1.0));
    }
    assertThat(flaws()).containsExactly(Map.entry(Flaw.UNIT_JUMP, 4));
    assertThat(told).noneMatch(one -> one.description().contains("unit"));
  }

  private static double expected(Verdict verdict) {
    if (verdict instanceof Verdict.Normal one) {
      return one.score().expected();
    }
    return verdict instanceof Verdict.Anomalous one
        ? one.score().expected()
        : ((Verdict.Held) verdict).score().expected();
  }

  @Test
  void a_jump_by_no_such_factor_or_of_a_series_without_a_level_is_no_change_of_unit() {
    ordinary(300);
    repeat(300 * 100, 20);
    for (int row = 0; row < 2000; row++) {
      next(Math.exp(4 * chance.nextGaussian()));
    }
    assertThat(flaws()).doesNotContainKey(Flaw.UNIT_JUMP);
  }

  @Test
  void the_tellings_keep_to_the_budget() {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(0.001), Limits.NONE);
    open(watch.withJudge(judge));
    double unit = 1;
    for (int day = 0; day < 20; day++) {
      for (int row = 0; row < 288; row++) {
        next(unit * (100 + chance.nextGaussian()));
      }
      unit = unit == 1 ? 1000 : 1;
    }
    assertThat(flaws().get(Flaw.UNIT_JUMP)).isEqualTo(95);
    assertThat(told).filteredOn(one -> one.verdict().notice() == Verdict.Notice.PAGE).hasSize(1);
  }

  @Test
  void late_doubled_and_reordered_rows_are_counted_by_series_and_go_on_after_a_restart()
      throws IOException {
    List<Observation> rows = Rows.interleaved(3, 900, 2);
    pipeline.accept(rows);
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    pipeline.save(state);
    try (Pipeline other = new Pipeline(PipelineSpec.of(watch).withShards(2), told::add)) {
      other.load(new ByteArrayInputStream(state.toByteArray()));
      for (int series = 0; series < 3; series++) {
        assertThat(other.flaws(Rows.series(series)))
            .isEqualTo(pipeline.flaws(Rows.series(series)))
            .containsKeys(Flaw.LATE, Flaw.NOT_FINITE);
      }
    }
    Counts counts = pipeline.counts();
    for (Flaw flaw : Flaw.values()) {
      int ofAll = 0;
      for (int series = 0; series < 3; series++) {
        ofAll += pipeline.flaws(Rows.series(series)).getOrDefault(flaw, 0);
      }
      assertThat(counts.flaws(flaw)).as(flaw.word()).isEqualTo(ofAll);
    }
    assertThat(counts.flaws(Flaw.LATE)).isEqualTo(counts.rejected(Reason.LATE)).isPositive();
    assertThat(counts.flaws(Flaw.OUT_OF_ORDER)).isEqualTo(counts.outOfOrder());
    assertThat(pipeline.flaws(Rows.series(99))).isEmpty();
  }
}
