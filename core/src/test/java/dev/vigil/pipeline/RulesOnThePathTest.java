package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.VectorPoint;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Outcome;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.RuleSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RulesOnThePathTest {
  private static final RuleBook OF_ALL_KINDS =
      book(
          rule("stands still", "readingCount >= 2", "alert"),
          rule("leaps", "percentChange > 60 && anomaly", "suppress"),
          rule("after a high one", "lastValue > 200", "auto_resolve"),
          rule("high and trending", "anomaly && trend > 0.1", "escalate"),
          rule("low battery", "metadata.battery < 3", "alert"),
          rule("held back", "!anomaly && value > 220", "alert"),
          rule("at night", "hour < 6", "adjust_threshold 3"),
          rule("strict on one", "labels.host === 'h3'", "adjust_threshold 0.4"));

  private final Heard heard = new Heard();
  private Pipeline pipeline = new Pipeline(PipelineSpec.of(Rows.watch(7)), heard);

  @AfterEach
  void close() {
    pipeline.close();
  }

  private static RuleSpec rule(String name, String condition, String action) {
    return new RuleSpec(name, condition, action, "");
  }

  static RuleBook book(RuleSpec... rules) {
    return RuleBook.of(Arrays.asList(rules), Instant.ofEpochMilli(Rows.START));
  }

  private void open(PipelineSpec spec, RuleBook rules) {
    pipeline.close();
    heard.all.clear();
    pipeline = new Pipeline(spec, heard);
    pipeline.setPolicy(Policy.NONE.withRules(rules));
  }

  /** Under a ceiling on all, so that verdicts change after the shards. */
  private static PipelineSpec ceiled() {
    AlertBudget budget = AlertBudget.perSeriesPerWeek(7).withFleetPerWeek(14);
    return PipelineSpec.of(Rows.watch(7).withJudge(new JudgeSpec(budget, Limits.above(200, 1))))
        .withIdle(Duration.ofDays(2));
  }

  private static List<Observation> rows() {
    List<Observation> rows = Rows.interleaved(11, 900, 4);
    rows.replaceAll(RulesOnThePathTest::rounded);
    rows.removeIf(row -> row.series().equals(Rows.series(5)) && since(row) > 30 && since(row) < 55);
    return rows;
  }

  private static Observation rounded(Observation row) {
    return new Point(row.series(), row.epochMillis(), Math.rint(((Point) row).value()));
  }

  private static long since(Observation row) {
    return (row.epochMillis() - Rows.START) / 3_600_000;
  }

  private static List<Circumstances> circumstances(int rows) {
    Random chance = new Random(8);
    List<Circumstances> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int battery = chance.nextInt(1000);
      all.add(
          row % 3 == 0
              ? Circumstances.NONE
              : Circumstances.NONE.withMetadata(Map.of("battery", battery)));
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "2, 1000", "3, 700", "3, 1"})
  void decisions_are_the_same_with_any_number_of_shards_and_in_batches_of_any_size(
      int shards, int size) {
    List<Observation> rows = rows();
    List<Circumstances> came = circumstances(rows.size());
    open(ceiled(), OF_ALL_KINDS);
    List<Verdict> single = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      single.add(pipeline.accept(rows.get(at), came.get(at)));
    }
    List<Object> heardOfSingle = List.copyOf(heard.all);
    Map<String, Long> counted = OF_ALL_KINDS.counts();
    assertThat(counted.values()).allSatisfy(times -> assertThat(times).isPositive());
    assertThat(pipeline.counts().held(Holding.FLEET_BUDGET)).isPositive();
    assertThat(pipeline.counts().absences()).isPositive();
    open(ceiled().withShards(shards), OF_ALL_KINDS);
    List<Verdict> batched = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += size) {
      int to = Math.min(from + size, rows.size());
      batched.addAll(pipeline.accept(rows.subList(from, to), came.subList(from, to)));
    }
    assertThat(batched).isEqualTo(single);
    assertSame(heard.all, heardOfSingle);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void decisions_go_on_bit_for_bit_wherever_the_state_was_saved_and_loaded(int shards)
      throws IOException {
    List<Observation> rows = rows();
    open(ceiled(), OF_ALL_KINDS);
    List<Verdict> whole = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += 300) {
      whole.addAll(pipeline.accept(rows.subList(from, Math.min(from + 300, rows.size()))));
    }
    List<Object> heardOfWhole = List.copyOf(heard.all);
    assertThat(heard.rulings()).contains("stands still", "high and trending");
    open(ceiled().withShards(shards), OF_ALL_KINDS);
    Random chance = new Random(5);
    List<Verdict> cut = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += 300) {
      cut.addAll(pipeline.accept(rows.subList(from, Math.min(from + 300, rows.size()))));
      if (chance.nextInt(3) == 0) {
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        pipeline.save(state);
        pipeline.close();
        pipeline = new Pipeline(ceiled().withShards(shards), heard);
        pipeline.load(new ByteArrayInputStream(state.toByteArray()));
        pipeline.setPolicy(Policy.NONE.withRules(OF_ALL_KINDS));
      }
    }
    assertThat(cut).isEqualTo(whole);
    assertSame(heard.all, heardOfWhole);
  }

  /** Says where they begin to differ, not all of both. */
  private static void assertSame(List<Object> these, List<Object> those) {
    for (int at = 0; at < Math.min(these.size(), those.size()); at++) {
      assertThat(these.get(at)).as("at %d", at).isEqualTo(those.get(at));
    }
    assertThat(these).hasSameSizeAs(those);
  }

  @Test
  void facts_are_what_was_known_before_the_observation_that_is_decided_in_a_batch_too() {
    RuleBook rules =
        book(
            rule("leaps", "anomaly && lastValue === 100 && percentChange > 200", "escalate"),
            rule("fell", "lastValue === 900", "auto_resolve"));
    open(PipelineSpec.of(Rows.watch(7)), rules);
    List<Observation> rows = new ArrayList<>(Rows.ordinary(1, 400));
    long now = Rows.START + 400 * Rows.STEP;
    rows.add(Rows.point(0, now, 900));
    rows.add(Rows.point(0, now + Rows.STEP, 101));
    rows.add(Rows.point(0, now + 2 * Rows.STEP, 102));
    pipeline.accept(rows);
    assertThat(heard.rulings()).containsExactly("leaps");
    assertThat(heard.resolved()).containsExactly("fell");
    assertThat(heard.decisions().get(1).observation()).isEqualTo(rows.get(401));
  }

  @Test
  void a_healthy_value_is_told_of_where_a_rule_wants_that() {
    open(PipelineSpec.of(new WatchSpec()), book(rule("battery", "metadata.battery < 20", "alert")));
    Circumstances weak = Circumstances.NONE.withMetadata(Map.of("battery", 12));
    assertThat(pipeline.accept(Rows.point(0, Rows.START, 1), weak))
        .isInstanceOf(Verdict.WarmingUp.class);
    pipeline.accept(Rows.point(0, Rows.START + 1, 1));
    assertThat(heard.all).hasSize(1);
    assertThat(heard.decisions().get(0).circumstances()).isEqualTo(weak);
    assertThat(heard.anomalies().get(0).severity()).isEqualTo(Severity.MEDIUM);
    assertThat(heard.anomalies().get(0).detector()).isEqualTo(RuleBook.DETECTOR);
  }

  @Test
  void what_was_rejected_is_none_of_the_rules_business() {
    open(PipelineSpec.of(new WatchSpec()), book(rule("all", "true", "alert")));
    pipeline.accept(Rows.point(0, Rows.START, 1));
    assertThat(heard.all).hasSize(1);
    pipeline.accept(Rows.point(0, Rows.START, 1));
    pipeline.accept(Rows.point(0, Rows.START + 1, Double.NaN));
    pipeline.accept(Rows.point(0, Rows.START - 100_000, 1));
    assertThat(heard.all).hasSize(1);
  }

  @Test
  void of_a_counter_rules_know_the_rate() {
    open(
        PipelineSpec.of(new WatchSpec().withKind(ValueKind.COUNTER)),
        book(rule("fast", "value > 9 && lastValue < 5", "alert")));
    pipeline.accept(Rows.point(0, Rows.START, 1_000));
    pipeline.accept(Rows.point(0, Rows.START + 1_000, 1_002));
    pipeline.accept(Rows.point(0, Rows.START + 2_000, 1_012));
    assertThat(heard.decisions())
        .extracting(Heard.Decided::observation)
        .containsExactly(Rows.point(0, Rows.START + 2_000, 10));
  }

  @Test
  void an_anomaly_that_the_ceiling_holds_back_is_one_that_rules_do_not_see() {
    AlertBudget budget = AlertBudget.perSeriesPerWeek(7).withFleetPerWeek(1);
    WatchSpec watch = new WatchSpec().withJudge(new JudgeSpec(budget, Limits.above(500, 1)));
    open(
        PipelineSpec.of(watch),
        book(
            rule("graver", "anomaly && value > 500", "escalate"),
            rule("all the same", "!anomaly && value > 500", "alert")));
    pipeline.accept(Rows.ordinary(2, 400));
    long now = Rows.START + 400 * Rows.STEP;
    pipeline.accept(List.of(Rows.point(0, now, 1000), Rows.point(1, now, 1000)));
    assertThat(heard.rulings()).containsExactly("graver", "all the same");
    assertThat(heard.all).element(1).isEqualTo(new Heard.Held(Rows.series(1), now));
    assertThat(heard.all).hasSize(3);
  }

  @Test
  void a_rule_makes_the_judge_ask_for_more_or_for_less_of_the_series_it_is_for() {
    assertThat(pagesWith(1)).isPositive();
    assertThat(pagesWith(10)).isLessThan(pagesWith(1));
    assertThat(pagesWith(0.1)).isGreaterThan(pagesWith(1));
  }

  private long pagesWith(double factor) {
    RuleBook rules = book(rule("factor", "true", "adjust_threshold " + factor));
    return pages(Policy.NONE.withRules(rules));
  }

  private long pages(Policy policy) {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(20), Limits.NONE);
    open(
        PipelineSpec.of(new WatchSpec().withDetector(new ZScoreSpec()).withJudge(judge)),
        RuleBook.empty());
    pipeline.setPolicy(policy);
    Random chance = new Random(17);
    for (int row = 0; row < 4_000; row++) {
      double value = chance.nextGaussian() * (chance.nextInt(50) == 0 ? 2.2 : 1);
      pipeline.accept(Rows.point(0, Rows.START + row * Rows.STEP, value));
    }
    return pipeline.counts().anomalies(Verdict.Notice.PAGE);
  }

  @Test
  void what_people_answered_makes_the_judge_ask_for_more_or_for_less() {
    long usual = pages(Policy.NONE);
    assertThat(pages(Policy.NONE.withTuning(series -> 10))).isLessThan(usual);
    assertThat(pages(Policy.NONE.withTuning(series -> 0.1))).isGreaterThan(usual);
    assertThat(pages(Policy.NONE.withTuning(series -> 1e300)))
        .isEqualTo(pages(Policy.NONE.withTuning(series -> 10)));
    assertThat(pages(Policy.NONE.withTuning(series -> Double.NaN))).isEqualTo(usual);
  }

  @Test
  void tuning_is_asked_once_a_series_and_again_when_the_policy_is_set_anew() {
    List<SeriesKey> asked = new ArrayList<>();
    Policy policy =
        Policy.NONE.withTuning(
            series -> {
              asked.add(series);
              return 2;
            });
    pipeline.setPolicy(policy);
    pipeline.accept(Rows.ordinary(3, 50));
    assertThat(asked).hasSize(3);
    pipeline.setPolicy(policy);
    pipeline.accept(Rows.point(1, Rows.START + 50 * Rows.STEP, 1));
    assertThat(asked).hasSize(4).endsWith(Rows.series(1));
  }

  @Test
  void rules_may_be_others_from_one_call_to_the_next() {
    open(PipelineSpec.of(new WatchSpec()), book(rule("first", "true", "alert")));
    pipeline.accept(Rows.point(0, Rows.START, 1));
    pipeline.setPolicy(Policy.NONE.withRules(book(rule("second", "lastValue > 0", "alert"))));
    pipeline.accept(Rows.point(0, Rows.START + Rows.STEP, 1));
    pipeline.accept(Rows.point(0, Rows.START + 2 * Rows.STEP, 1));
    pipeline.setPolicy(Policy.NONE);
    pipeline.accept(Rows.point(0, Rows.START + 3 * Rows.STEP, 1));
    assertThat(heard.rulings()).as("facts begin with the rule").containsExactly("first", "second");
  }

  @Test
  void who_hears_of_anomalies_alone_hears_of_those_that_no_rule_suppresses() {
    List<Anomaly> told = new ArrayList<>();
    try (Pipeline alone = new Pipeline(PipelineSpec.of(new WatchSpec()), told::add)) {
      alone.setPolicy(
          Policy.NONE.withRules(
              book(
                  rule("raised", "value > 5", "alert"),
                  rule("but not at ten", "value === 10", "suppress"))));
      alone.accept(Rows.point(0, Rows.START, 7));
      alone.accept(Rows.point(0, Rows.START + 1, 10));
      alone.accept(Rows.point(0, Rows.START + 2, 3));
    }
    assertThat(told).extracting(Anomaly::actualValue).containsExactly(7.0);
  }

  @Test
  void an_absence_is_decided_of_like_any_other_anomaly() {
    open(
        PipelineSpec.of(new WatchSpec().withAbsence(AbsenceSpec.after(Duration.ofMinutes(30)))),
        book(
            rule("gone", "anomaly.type === 'ABSENCE' && lastValue === 41", "escalate"),
            rule("quiet", "anomaly.type === 'ABSENCE' && labels.host === 'h2'", "suppress")));
    for (int row = 0; row < 20; row++) {
      for (int series = 0; series < (row < 5 ? 3 : 1); series++) {
        pipeline.accept(Rows.point(series, Rows.START + row * Rows.STEP, 40 + series));
      }
    }
    assertThat(heard.outcomes()).hasSize(2);
    Outcome first = heard.outcomes().get(0);
    Outcome second = heard.outcomes().get(1);
    assertThat(first.anomaly().observation().series()).isEqualTo(Rows.series(1));
    assertThat(first.anomaly().severity()).isEqualTo(Severity.HIGH);
    assertThat(heard.rulings()).containsExactly("gone");
    assertThat(second.suppressed()).isNotNull();
    pipeline.accept(Rows.point(1, Rows.START + 20 * Rows.STEP, 41));
    assertThat(heard.only(Return.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatever_comes_with_an_observation_nothing_breaks(int shards) {
    open(PipelineSpec.of(Rows.watch(7)).withShards(shards), OF_ALL_KINDS);
    List<Observation> rows = Rows.interleaved(5, 200, 3);
    List<Object> odd = new ArrayList<>();
    odd.add("x".repeat(100_000));
    odd.add(Double.NaN);
    odd.add(List.of(List.of(List.of())));
    odd.add(Map.of("battery", Map.of()));
    odd.add(new Object());
    odd.add(Long.MIN_VALUE);
    List<Circumstances> came = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      Map<String, ?> map = Map.of("battery", odd.get(at % odd.size()), "", "");
      came.add(new Circumstances(null, "", map, map, at % 2 == 0));
    }
    assertThat(pipeline.accept(rows, came)).hasSameSizeAs(rows);
  }

  @Test
  void as_many_circumstances_as_observations_are_wanted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pipeline.accept(Rows.ordinary(1, 2), List.of(Circumstances.NONE)))
        .withMessage("2 observations cannot come with 1");
  }

  @Test
  void a_row_of_numbers_is_decided_of_by_its_numbers() {
    open(
        PipelineSpec.of(new WatchSpec()),
        book(rule("hot", "temperature > 90 && readingCount === undefined", "alert")));
    SeriesKey series = SeriesKey.of("machine");
    List<String> names = List.of("temperature", "load");
    pipeline.accept(new VectorPoint(series, Rows.START, names, new double[] {95, 1}));
    pipeline.accept(new VectorPoint(series, Rows.START + 1, names, new double[] {85, 1}));
    pipeline.accept(new Point(series, Rows.START + 2, 95));
    assertThat(heard.rulings()).containsExactly("hot");
  }
}
