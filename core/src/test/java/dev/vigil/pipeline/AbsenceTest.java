package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.detect.threshold.ThresholdSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Observation;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict.Notice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AbsenceTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private final List<Anomaly> told = new ArrayList<>();
  private final List<Return> returns = new ArrayList<>();
  private Pipeline pipeline = open(AbsenceSpec.AUTO, 1);

  private Pipeline open(AbsenceSpec absence, int shards) {
    WatchSpec watch = new WatchSpec().withDetector(new ThresholdSpec()).withAbsence(absence);
    return new Pipeline(PipelineSpec.of(watch).withShards(shards), told::add, returns::add);
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void a_series_that_stops_is_told_once_and_its_return_as_well() {
    run(3, 3 * DAY, (series, at) -> series == 1 && at >= 2 * DAY && at < 2 * DAY + 6 * HOUR);
    assertThat(told).hasSize(1);
    Anomaly absence = told.get(0);
    assertThat(absence.type()).isEqualTo(AnomalyType.ABSENCE);
    assertThat(absence.observation().series()).isEqualTo(Rows.series(1));
    assertThat(absence.severity()).isEqualTo(Severity.HIGH);
    assertThat(absence.verdict().notice()).isEqualTo(Notice.PAGE);
    assertThat(absence.actualValue()).isNaN();
    assertThat(absence.observation().epochMillis() - Rows.START - 2 * DAY)
        .isBetween(8 * MINUTE, 12 * MINUTE);
    assertThat(absence.description())
        .isEqualTo("nothing came for 10 minutes, usually every 1 minute");
    assertThat(returns)
        .containsExactly(
            new Return(
                Rows.series(1), Rows.START + 2 * DAY - MINUTE, Rows.START + 2 * DAY + 6 * HOUR));
    assertThat(pipeline.counts().absences()).isOne();
    assertThat(pipeline.counts().returns()).isOne();
  }

  @Test
  void nothing_is_told_of_series_that_are_learning_unsteady_or_not_asked_after() {
    run(3, 20 * HOUR, (series, at) -> series == 1 && at >= 10 * HOUR);
    Random chance = new Random(4);
    start(AbsenceSpec.AUTO, 1);
    run(3, 6 * DAY, (series, at) -> series == 1 && (chance.nextInt(20) > 0 || at > 4 * DAY));
    start(AbsenceSpec.OFF, 1);
    run(3, 3 * DAY, (series, at) -> series == 1 && at >= 2 * DAY);
    assertThat(told).isEmpty();
    assertThat(pipeline.counts().absences()).isZero();
  }

  @Test
  void intervals_that_were_asked_for_hold_for_unsteady_series_too() {
    Random chance = new Random(4);
    start(AbsenceSpec.intervals(30), 1);
    run(3, 6 * DAY, (series, at) -> series == 1 && (chance.nextInt(20) > 0 || at > 4 * DAY));
    assertThat(told).extracting(Anomaly::type).containsExactly(AnomalyType.ABSENCE);
  }

  @Test
  void a_time_that_was_set_holds_from_the_first_observation_on() {
    start(AbsenceSpec.after(Duration.ofMinutes(5)), 1);
    run(2, HOUR, (series, at) -> series == 1 && at > 0);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).verdict().provisional()).isTrue();
    assertThat(told.get(0).description()).startsWith("nothing came for 5 minutes");
  }

  @Test
  void a_series_that_pauses_each_night_is_asked_after_twice_at_most() {
    run(3, 12 * DAY, (series, at) -> series == 1 && at % DAY >= 14 * HOUR);
    assertThat(pipeline.counts().absences()).isBetween(1L, 2L);
    assertThat(told.size()).isLessThanOrEqualTo(2);
  }

  @Test
  void a_break_does_not_excuse_the_next() {
    run(
        3,
        25 * DAY,
        (series, at) ->
            series == 1
                && ((at >= 2 * DAY && at < 2 * DAY + 2 * HOUR)
                    || (at >= 20 * DAY && at < 20 * DAY + 30 * MINUTE)));
    assertThat(told).hasSize(2);
    assertThat(told.get(1).description()).startsWith("nothing came for 10 minutes");
  }

  @Test
  void one_bad_clock_makes_no_other_series_look_absent() {
    run(3, 2 * DAY, (series, at) -> false);
    pipeline.accept(Rows.point(0, Rows.START + 900 * DAY, 100));
    pipeline.accept(Rows.point(7, Rows.START + 5000 * DAY, 100));
    assertThat(told).isEmpty();
    start(AbsenceSpec.AUTO, 1);
    for (long at = 0; at < 3 * DAY; at += MINUTE) {
      pipeline.accept(Rows.point(0, Rows.START + at, value(at)));
      pipeline.accept(Rows.point(1, Rows.START + at + 2 * HOUR, value(at)));
    }
    assertThat(told).isEmpty();
  }

  @Test
  void a_pause_of_all_series_is_no_absence_of_one() {
    run(4, 4 * DAY, (series, at) -> at >= 2 * DAY && at < 3 * DAY);
    assertThat(told).isEmpty();
  }

  @Test
  void a_series_behind_all_others_is_not_absent() {
    for (long at = 0; at < 3 * DAY; at += MINUTE) {
      pipeline.accept(Rows.point(0, Rows.START + at, value(at)));
      pipeline.accept(Rows.point(1, Rows.START + at - 5 * HOUR, value(at)));
    }
    assertThat(told).isEmpty();
  }

  @Test
  void a_wall_clock_finds_the_only_series_absent_and_a_pause_of_it_does_not() {
    long at = 0;
    for (; at < 2 * DAY; at += MINUTE) {
      pipeline.accept(Rows.point(0, Rows.START + at, value(at)));
      pipeline.passTime(Rows.START + at);
    }
    at += 9 * HOUR;
    pipeline.passTime(Rows.START + at);
    assertThat(told).isEmpty();
    for (int i = 0; i < 20; i++, at += MINUTE) {
      pipeline.passTime(Rows.START + at);
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void absences_keep_to_the_budget() {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(0.001), Limits.NONE);
    pipeline.close();
    WatchSpec watch = new WatchSpec().withDetector(new ThresholdSpec()).withJudge(judge);
    pipeline = new Pipeline(PipelineSpec.of(watch), told::add, returns::add);
    run(
        3,
        30 * DAY,
        (series, at) -> series == 1 && at > 2 * DAY && (at / DAY) % 3 == 0 && at % DAY < at / 30);
    assertThat(pipeline.counts().absences()).isGreaterThan(2);
    assertThat(told).extracting(one -> one.verdict().notice()).containsOnlyOnce(Notice.PAGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void they_are_the_same_with_any_number_of_shards_and_after_a_restart(int shards)
      throws IOException {
    List<Observation> rows = rows(9, 4 * DAY, (s, at) -> s % 2 == 1 && at > (2 + s * 0.1) * DAY);
    for (int from = 0; from < rows.size(); from += 1000) {
      pipeline.accept(rows.subList(from, Math.min(rows.size(), from + 1000)));
    }
    List<Anomaly> one = List.copyOf(told);
    assertThat(one).hasSize(4);
    start(AbsenceSpec.AUTO, shards);
    for (int from = 0; from < rows.size(); from += 1000) {
      pipeline.accept(rows.subList(from, Math.min(rows.size(), from + 1000)));
      if (from % 7000 == 0) {
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        pipeline.save(state);
        pipeline.close();
        pipeline = open(AbsenceSpec.AUTO, shards);
        pipeline.load(new ByteArrayInputStream(state.toByteArray()));
      }
    }
    assertThat(told).isEqualTo(one);
  }

  @Test
  void a_series_that_was_taught_is_asked_after() {
    pipeline.train(rows(2, 3 * DAY, (series, at) -> false));
    for (long at = 3 * DAY; at < 3 * DAY + HOUR; at += MINUTE) {
      pipeline.accept(Rows.point(0, Rows.START + at, 100));
    }
    assertThat(told).extracting(Anomaly::type).containsExactly(AnomalyType.ABSENCE);
  }

  @Test
  void nonsense_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> AbsenceSpec.intervals(1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> AbsenceSpec.intervals(1 / 0.0));
    assertThatIllegalArgumentException().isThrownBy(() -> AbsenceSpec.after(Duration.ofMillis(9)));
  }

  private static double value(long at) {
    return 100 + (int) (at / 1000 % 7);
  }

  private interface Silence {
    boolean of(int series, long at);
  }

  private void start(AbsenceSpec absence, int shards) {
    pipeline.close();
    told.clear();
    pipeline = open(absence, shards);
  }

  private void run(int series, long span, Silence silence) {
    rows(series, span, silence).forEach(pipeline::accept);
  }

  /** A row a minute of each series, but for its silences. */
  private static List<Observation> rows(int series, long span, Silence silence) {
    List<Observation> rows = new ArrayList<>();
    for (long at = 0; at < span; at += MINUTE) {
      for (int number = 0; number < series; number++) {
        if (!silence.of(number, at)) {
          rows.add(Rows.point(number, Rows.START + at, value(at + number)));
        }
      }
    }
    return rows;
  }
}
