package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.VectorPoint;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Anomalous;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.model.Verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PipelineTest {
  private static final long DAY = 86_400_000;

  private final List<Anomaly> told = new ArrayList<>();
  private final PipelineSpec spec = PipelineSpec.of(Rows.watch(7));
  private Pipeline pipeline = new Pipeline(spec, told::add);

  @AfterEach
  void close() {
    pipeline.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void verdicts_come_in_order_and_are_the_same_with_any_number_of_shards(int shards) {
    List<Observation> rows = Rows.interleaved(23, 900, 1);
    List<Verdict> one = batches(rows, 2000);
    List<Anomaly> toldOfOne = List.copyOf(told);
    assertThat(one).filteredOn(Anomalous.class::isInstance).hasSizeGreaterThan(20);
    open(spec.withShards(shards));
    assertThat(batches(rows, 2000)).isEqualTo(one);
    assertThat(told).isEqualTo(toldOfOne);
  }

  @Test
  void verdicts_and_anomalies_are_the_same_one_by_one_and_in_batches() {
    List<Observation> rows = Rows.interleaved(5, 900, 2);
    List<Verdict> batched = batches(rows, 700);
    List<Anomaly> toldOfBatches = List.copyOf(told);
    open(spec);
    List<Verdict> single = rows.stream().map(pipeline::accept).toList();
    assertThat(single).isEqualTo(batched);
    assertThat(told).isEqualTo(toldOfBatches).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void each_told_anomaly_is_handed_on_once_in_the_order_of_the_observations(int shards) {
    open(spec.withShards(shards));
    List<Observation> rows = Rows.interleaved(11, 900, 3);
    List<Verdict> verdicts = batches(rows, 5000);
    List<Observation> expected = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      if (verdicts.get(at) instanceof Anomalous) {
        expected.add(rows.get(at));
      }
    }
    assertThat(told).extracting(Anomaly::observation).isEqualTo(expected).isNotEmpty();
    assertThat(told)
        .allSatisfy(
            anomaly -> {
              assertThat(anomaly.score()).isBetween(0.5, 1.0);
              assertThat(anomaly.confidence()).isBetween(0.0, 1.0);
              assertThat(anomaly.description()).isNotBlank();
              assertThat(anomaly.detector()).isEqualTo("novelty");
            });
    assertThat(told.stream().map(Anomaly::id).distinct()).hasSameSizeAs(told);
  }

  @Test
  void of_a_counter_the_anomaly_tells_the_growth_of_its_own_row_also_within_a_batch() {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.above(50, 1));
    open(PipelineSpec.of(new WatchSpec().withJudge(judge).withKind(ValueKind.COUNTER)));
    List<Observation> rows = new ArrayList<>();
    double total = 0;
    for (int row = 0; row < 600; row++) {
      total += 300 * (row == 500 ? 70 : row == 550 ? 60 : 10 + row % 3);
      rows.add(Rows.point(1, Rows.START + row * Rows.STEP, total));
    }
    pipeline.accept(rows);
    assertThat(told).extracting(Anomaly::actualValue).startsWith(70.0).contains(60.0);
    double confidence = told.get(0).confidence();
    assertThat(confidence).isEqualTo(confidenceOfSingles(rows));
  }

  private double confidenceOfSingles(List<Observation> rows) {
    List<Anomaly> singles = new ArrayList<>();
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.above(50, 1));
    WatchSpec watch = new WatchSpec().withJudge(judge).withKind(ValueKind.COUNTER);
    try (Pipeline other = new Pipeline(PipelineSpec.of(watch), singles::add)) {
      rows.forEach(other::accept);
    }
    return singles.get(0).confidence();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void the_counts_add_up_to_what_was_observed(int shards) {
    open(spec.withShards(shards).withMaxSeries(9));
    List<Observation> rows = Rows.interleaved(12, 900, 4);
    rows.add(1700, new VectorPoint(Rows.series(1), Rows.START, List.of("x"), new double[] {1}));
    List<Verdict> verdicts = batches(rows, 3000);
    Counts counts = pipeline.counts();
    assertThat(counts.observed()).isEqualTo(rows.size());
    assertThat(counts.warmingUp()).isEqualTo(count(verdicts, Verdict.WarmingUp.class)).isPositive();
    for (Notice notice : Notice.values()) {
      assertThat(counts.anomalies(notice))
          .isEqualTo(verdicts.stream().filter(v -> isOf(v, notice)).count());
    }
    long rejected = 0;
    for (Reason reason : Reason.values()) {
      long expected = verdicts.stream().filter(v -> v.equals(new Verdict.Rejected(reason))).count();
      assertThat(counts.rejected(reason)).as("%s", reason).isEqualTo(expected);
      rejected += expected;
    }
    long held = 0;
    for (Holding why : Holding.values()) {
      held += counts.held(why);
    }
    assertThat(held).isEqualTo(count(verdicts, Verdict.Held.class));
    assertThat(told).hasSize((int) count(verdicts, Anomalous.class));
    assertThat(counts.rejected(Reason.SERIES_LIMIT)).isGreaterThanOrEqualTo(3 * 900);
    assertThat(counts.rejected(Reason.LATE)).isPositive();
    assertThat(counts.rejected(Reason.DUPLICATE)).isPositive();
    assertThat(counts.rejected(Reason.NOT_FINITE)).isPositive();
    assertThat(counts.rejected(Reason.WRONG_SHAPE)).isEqualTo(1);
    assertThat(counts.outOfOrder()).isPositive();
    long normal = count(verdicts, Verdict.Normal.class);
    assertThat(counts.observed())
        .isEqualTo(normal + counts.warmingUp() + told.size() + held + rejected);
  }

  private static boolean isOf(Verdict verdict, Notice notice) {
    return verdict instanceof Anomalous anomalous && anomalous.notice() == notice;
  }

  @Test
  void gaps_are_counted() {
    for (int row = 0; row < 300; row++) {
      pipeline.accept(Rows.point(1, Rows.START + row * Rows.STEP + row / 100 * DAY, row % 7));
    }
    assertThat(pipeline.counts().gaps()).isEqualTo(2);
    assertThat(pipeline.counts().asMap()).containsEntry("after_gap", 2L);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void the_last_places_go_to_the_first_series_with_any_number_of_shards(int shards) {
    List<Observation> rows = Rows.interleaved(40, 60, 5);
    Collections.shuffle(rows, new Random(5));
    open(spec.withMaxSeries(25));
    List<Verdict> one = batches(rows, 400);
    assertThat(pipeline.series()).isEqualTo(25);
    for (int again = 0; again < 20; again++) {
      open(spec.withMaxSeries(25).withShards(shards));
      assertThat(batches(rows, 400)).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void an_idle_series_is_forgotten_counted_and_makes_room(int shards) {
    open(spec.withShards(shards).withMaxSeries(10).withIdle(Duration.ofDays(8)));
    for (int series = 0; series < 10; series++) {
      pipeline.accept(Rows.point(series, Rows.START, 1));
    }
    for (int hour = 1; hour <= 24 * 8; hour++) {
      pipeline.accept(Rows.point(0, Rows.START + hour * DAY / 24, 1 + hour % 5));
    }
    assertThat(pipeline.series()).isEqualTo(10);
    assertThat(pipeline.accept(Rows.point(77, Rows.START + 8 * DAY, 1)))
        .isEqualTo(new Verdict.Rejected(Reason.SERIES_LIMIT));
    pipeline.accept(Rows.point(0, Rows.START + 9 * DAY, 1));
    assertThat(pipeline.series()).isEqualTo(1);
    assertThat(pipeline.counts().evicted()).isEqualTo(9);
    assertThat(pipeline.accept(Rows.point(77, Rows.START + 9 * DAY, 1)))
        .isInstanceOf(Verdict.WarmingUp.class);
  }

  @Test
  void one_observation_from_the_far_future_makes_nobody_forgotten() {
    List<Observation> rows = Rows.interleaved(5, 600, 6);
    rows.add(1500, Rows.point(2, Rows.START + 4000 * DAY, 100));
    batches(rows, 100);
    assertThat(pipeline.counts().evicted()).isZero();
    assertThat(pipeline.accept(Rows.point(4, Rows.START + 600 * Rows.STEP, 100)))
        .isInstanceOf(Verdict.Normal.class);
  }

  @Test
  void a_series_whose_clock_was_ahead_is_judged_again_once_it_is_right() {
    open(PipelineSpec.of(new WatchSpec()));
    List<Observation> rows = new ArrayList<>();
    Random chance = new Random(3);
    for (int row = 0; row < 6000; row++) {
      long ahead = row >= 2000 && row < 2004 ? 4000 * DAY : 0;
      double value = chance.nextGaussian() + (row % 2000 == 1990 ? 40 : 0);
      rows.add(Rows.point(1, Rows.START + ahead + row * Rows.STEP, value));
    }
    List<Verdict> verdicts = batches(rows, 1000);
    assertThat(pipeline.counts().rejected(Reason.LATE)).isEqualTo(2);
    assertThat(verdicts.get(1990)).matches(v -> isOf(v, Notice.PAGE), "pages before");
    assertThat(verdicts.get(3990)).matches(v -> isOf(v, Notice.PAGE), "pages after");
    assertThat(verdicts.get(5990)).matches(v -> isOf(v, Notice.PAGE), "pages later");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void the_ceiling_on_all_series_lets_the_first_pages_through_in_order(int shards) {
    AlertBudget budget = AlertBudget.perSeriesPerWeek(7).withFleetPerWeek(14);
    WatchSpec watch = new WatchSpec().withJudge(new JudgeSpec(budget, Limits.above(500, 1)));
    open(PipelineSpec.of(watch).withShards(shards));
    batches(Rows.ordinary(30, 400), 4000);
    long outage = Rows.START + 400 * Rows.STEP;
    List<Observation> rows = new ArrayList<>();
    for (int row = 0; row < 10; row++) {
      for (int series = 0; series < 30; series++) {
        rows.add(Rows.point(series, outage + row * Rows.STEP, row % 2 == 0 ? 1000 : 103));
      }
    }
    List<Verdict> verdicts = pipeline.accept(rows);
    List<Observation> pages =
        told.stream()
            .filter(anomaly -> anomaly.verdict().notice() == Notice.PAGE)
            .map(Anomaly::observation)
            .toList();
    assertThat(pages)
        .extracting(Observation::series)
        .containsExactly(Rows.series(0), Rows.series(1));
    assertThat(told)
        .extracting(anomaly -> anomaly.observation().series())
        .containsOnly(Rows.series(0), Rows.series(1));
    assertThat(told).hasSizeGreaterThan(2);
    assertThat(verdicts.subList(2, 30))
        .allSatisfy(
            held -> assertThat(((Verdict.Held) held).why()).isEqualTo(Holding.FLEET_BUDGET));
  }

  @Test
  void an_update_of_an_episode_whose_page_was_held_is_held_too() {
    AlertBudget budget = AlertBudget.perSeriesPerWeek(7).withFleetPerWeek(1);
    WatchSpec watch = new WatchSpec().withJudge(new JudgeSpec(budget, Limits.above(500, 1)));
    open(PipelineSpec.of(watch));
    batches(Rows.ordinary(2, 400), 4000);
    long now = Rows.START + 400 * Rows.STEP;
    for (int row = 0; row < 6; row++) {
      double value = row % 2 == 0 ? 1000 : 103;
      pipeline.accept(Rows.point(0, now + row * Rows.STEP, value));
      pipeline.accept(Rows.point(1, now + row * Rows.STEP, value));
    }
    assertThat(pipeline.counts().held(Holding.FLEET_BUDGET)).isEqualTo(told.size());
    assertThat(told).hasSizeGreaterThan(1);
    assertThat(told).extracting(a -> a.observation().series()).containsOnly(Rows.series(0));
  }

  @Test
  void history_ends_learning_is_counted_and_nothing_of_it_is_told() {
    List<Observation> rows = Rows.interleaved(3, 500, 9);
    long learnt = pipeline.train(rows);
    assertThat(told).isEmpty();
    Counts counts = pipeline.counts();
    long rejected = 0;
    for (Reason reason : Reason.values()) {
      rejected += counts.rejected(reason);
    }
    assertThat(learnt).isEqualTo(counts.trained()).isEqualTo(rows.size() - rejected);
    assertThat(rejected).isPositive();
    assertThat(counts.observed()).isEqualTo(rows.size());
    assertThat(counts.warmingUp()).isZero();
    assertThat(pipeline.accept(Rows.point(1, Rows.START + 500 * Rows.STEP, 400)))
        .matches(verdict -> isOf(verdict, Notice.PAGE), "the first live row is judged in full");
    assertThat(told).hasSize(1);
  }

  @Test
  void too_little_history_does_not_end_learning() {
    pipeline.train(Rows.interleaved(1, 90, 10));
    assertThat(pipeline.accept(Rows.point(0, Rows.START + 500 * Rows.STEP, 150)))
        .isInstanceOf(Verdict.WarmingUp.class);
  }

  @Test
  void a_history_of_an_hour_in_seconds_is_enough() {
    List<Observation> rows = new ArrayList<>();
    for (int row = 0; row < 3600; row++) {
      rows.add(Rows.point(0, Rows.START + row * 1000L, row % 17));
    }
    pipeline.train(rows);
    assertThat(pipeline.accept(Rows.point(0, Rows.START + 3_600_000, 5)))
        .isInstanceOf(Verdict.Normal.class);
  }

  @Test
  void settings_that_make_no_pipeline_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec.withShards(0))
        .withMessageContaining("were 0 to 0");
    assertThatIllegalArgumentException().isThrownBy(() -> spec.withMaxSeries(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec.withIdle(Duration.ZERO))
        .withMessage("idle time must be above 0, was PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PipelineSpec(k -> new WatchSpec(), 0, 1, 1, Duration.ofDays(1)));
  }

  private void open(PipelineSpec spec) {
    pipeline.close();
    told.clear();
    pipeline = new Pipeline(spec, told::add);
  }

  private List<Verdict> batches(List<Observation> rows, int size) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += size) {
      verdicts.addAll(pipeline.accept(rows.subList(from, Math.min(from + size, rows.size()))));
    }
    return verdicts;
  }

  private static long count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
    return verdicts.stream().filter(kind::isInstance).count();
  }
}
