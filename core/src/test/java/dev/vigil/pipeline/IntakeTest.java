package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.model.Verdict.Reason;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntakeTest {
  private static final long START = 1_700_000_000_000L;
  private static final long MINUTE = 60_000;

  private Intake gauge = new Intake(ValueKind.GAUGE);
  private final Intake counter = new Intake(ValueKind.COUNTER);

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_no_number_is_refused_and_passes_no_time(double value) {
    steady(10);
    assertThat(gauge.take(START + 60 * MINUTE, value)).isEqualTo(Reason.NOT_FINITE);
    assertThat(gauge.take(START + 10 * MINUTE, 5)).isNull();
    assertThat(gauge.afterGap()).isFalse();
    assertThat(counter.take(START, value)).isEqualTo(Reason.NOT_FINITE);
  }

  @Test
  void the_same_value_at_the_same_time_is_a_duplicate_and_another_value_is_not() {
    steady(10);
    long newest = START + 9 * MINUTE;
    assertThat(gauge.take(newest, 9)).isEqualTo(Reason.DUPLICATE);
    assertThat(gauge.take(newest, 8)).isNull();
    assertThat(gauge.rate()).isEqualTo(8);
    assertThat(gauge.take(newest, 8)).isEqualTo(Reason.DUPLICATE);
  }

  @Test
  void a_value_at_most_one_step_late_is_taken_out_of_order() {
    steady(10);
    assertThat(gauge.take(START + 8 * MINUTE + 1, 7)).isNull();
    assertThat(gauge.reordered()).isTrue();
    assertThat(gauge.rate()).isEqualTo(7);
    assertThat(gauge.take(START + 8 * MINUTE - 1, 7)).isEqualTo(Reason.LATE);
    assertThat(gauge.reordered()).isFalse();
    assertThat(gauge.take(START + 10 * MINUTE, 7)).isNull();
    assertThat(gauge.reordered()).isFalse();
    assertThat(gauge.afterGap()).isFalse();
  }

  @Test
  void with_one_value_known_there_is_no_step_to_be_late_by() {
    gauge.take(START, 1);
    assertThat(gauge.take(START - 1, 2)).isEqualTo(Reason.LATE);
  }

  @Test
  void late_values_among_punctual_ones_stay_late_for_ever() {
    steady(10);
    for (int row = 10; row < 100; row++) {
      assertThat(gauge.take(START + row * MINUTE, row)).isNull();
      assertThat(gauge.take(START + (row - 5) * MINUTE, row)).isEqualTo(Reason.LATE);
      assertThat(gauge.setBack()).isFalse();
    }
  }

  @Test
  void after_three_late_values_in_order_the_clock_is_believed_to_have_been_set_back() {
    steady(10);
    assertThat(gauge.take(START - 60 * MINUTE, 1)).isEqualTo(Reason.LATE);
    assertThat(gauge.take(START - 59 * MINUTE, 2)).isEqualTo(Reason.LATE);
    assertThat(gauge.setBack()).isFalse();
    assertThat(gauge.take(START - 58 * MINUTE, 3)).isNull();
    assertThat(gauge.setBack()).isTrue();
    assertThat(gauge.take(START - 57 * MINUTE, 4)).isNull();
    assertThat(gauge.setBack()).isFalse();
    assertThat(gauge.afterGap()).isFalse();
  }

  @Test
  void late_values_that_are_not_in_order_among_themselves_are_not_believed() {
    steady(10);
    for (int row = 0; row < 50; row++) {
      assertThat(gauge.take(START - row * MINUTE, row)).isEqualTo(Reason.LATE);
    }
  }

  @Test
  void more_than_three_steps_of_silence_are_a_gap() {
    steady(10);
    assertThat(gauge.take(START + 12 * MINUTE, 1)).isNull();
    assertThat(gauge.afterGap()).isFalse();
    assertThat(gauge.take(START + 16 * MINUTE, 2)).isNull();
    assertThat(gauge.afterGap()).isTrue();
    assertThat(gauge.take(START + 17 * MINUTE, 3)).isNull();
    assertThat(gauge.afterGap()).isFalse();
  }

  @Test
  void a_counter_is_judged_by_its_growth_per_second() {
    assertThat(counter.take(START, 1000)).isEqualTo(Reason.FIRST_OF_COUNTER);
    assertThat(counter.take(START + MINUTE, 1600)).isNull();
    assertThat(counter.rate()).isEqualTo(10);
    assertThat(counter.take(START + 3 * MINUTE, 1600)).isNull();
    assertThat(counter.rate()).isZero();
    assertThat(counter.take(START + 3 * MINUTE + 500, 1601)).isNull();
    assertThat(counter.rate()).isCloseTo(2, within(1e-12));
  }

  @Test
  void a_counter_that_falls_was_reset_and_goes_on_from_there() {
    counter.take(START, 1000);
    assertThat(counter.take(START + MINUTE, 40)).isEqualTo(Reason.COUNTER_RESET);
    assertThat(counter.take(START + 2 * MINUTE, 100)).isNull();
    assertThat(counter.rate()).isEqualTo(1);
  }

  @Test
  void a_counter_takes_no_second_total_at_the_same_time_and_none_late() {
    counter.take(START, 1000);
    counter.take(START + MINUTE, 1600);
    assertThat(counter.take(START + MINUTE, 1700)).isEqualTo(Reason.DUPLICATE);
    assertThat(counter.take(START + MINUTE - 1, 1500)).isEqualTo(Reason.LATE);
    assertThat(counter.take(START + 2 * MINUTE, 1660)).isNull();
    assertThat(counter.rate()).isEqualTo(1);
  }

  @Test
  void a_counter_whose_clock_was_set_back_starts_anew() {
    counter.take(START, 1000);
    counter.take(START + MINUTE, 1600);
    counter.take(START - 60 * MINUTE, 1700);
    counter.take(START - 59 * MINUTE, 1800);
    assertThat(counter.take(START - 58 * MINUTE, 1900)).isEqualTo(Reason.FIRST_OF_COUNTER);
    assertThat(counter.setBack()).isTrue();
    assertThat(counter.take(START - 57 * MINUTE, 1960)).isNull();
    assertThat(counter.rate()).isEqualTo(1);
  }

  @Test
  void rows_of_one_hash_are_not_the_same_row() {
    double[] one = {Double.longBitsToDouble(0x4000_0000_4008_0000L), 1};
    double[] other = {Double.longBitsToDouble(0x4008_0000_4000_0000L), 1};
    assertThat(Arrays.hashCode(one)).isEqualTo(Arrays.hashCode(other));
    assertThat(gauge.takeRow(START, one)).isNull();
    assertThat(gauge.takeRow(START, other)).isNull();
    assertThat(gauge.takeRow(START, other.clone())).isEqualTo(Reason.DUPLICATE);
    assertThat(gauge.takeRow(START, one)).isNull();
  }

  @Test
  void a_row_that_its_owner_fills_anew_is_not_taken_for_the_one_before() {
    double[] row = {1, 2};
    assertThat(gauge.takeRow(START, row)).isNull();
    row[1] = 3;
    assertThat(gauge.takeRow(START, row)).isNull();
    assertThat(gauge.takeRow(START, row)).isEqualTo(Reason.DUPLICATE);
  }

  @ParameterizedTest
  @EnumSource(ValueKind.class)
  void a_row_one_step_late_is_taken_out_of_order_whatever_the_kind(ValueKind kind) {
    Intake rows = new Intake(kind);
    for (int row = 0; row < 10; row++) {
      assertThat(rows.takeRow(START + row * MINUTE, new double[] {row, Double.NaN})).isNull();
    }
    assertThat(rows.takeRow(START + 8 * MINUTE + 1, new double[] {7, 7})).isNull();
    assertThat(rows.reordered()).isTrue();
    assertThat(rows.takeRow(START + 9 * MINUTE, new double[] {9, Double.NaN}))
        .isEqualTo(Reason.DUPLICATE);
    assertThat(rows.takeRow(START, new double[] {7, 7})).isEqualTo(Reason.LATE);
    assertThat(rows.takeRow(START + 10 * MINUTE, new double[] {1, 2})).isNull();
    assertThat(rows.reordered()).isFalse();
  }

  @Test
  void the_row_last_taken_is_known_again_after_a_restart() {
    double[] row = {1, Double.NaN, 3};
    gauge.takeRow(START, row);
    StateWriter out = new StateWriter();
    gauge.save(out);
    Intake restored = new Intake(ValueKind.GAUGE);
    StateReader in = new StateReader(out.toByteArray());
    restored.load(in);
    assertThat(in.remaining()).isZero();
    assertThat(restored.takeRow(START, row)).isEqualTo(Reason.DUPLICATE);
    assertThat(restored.takeRow(START, new double[] {1, 2, 3})).isNull();
    byte[] cut = Arrays.copyOf(out.toByteArray(), out.toByteArray().length - 1);
    assertThatThrownBy(() -> new Intake(ValueKind.GAUGE).load(new StateReader(cut)))
        .isInstanceOf(BadState.class);
  }

  @Test
  void a_row_of_nothing_or_of_something_infinite_is_refused_and_passes_no_time() {
    gauge.takeRow(START, new double[] {1, 2});
    gauge.takeRow(START + MINUTE, new double[] {1, 2});
    assertThat(gauge.takeRow(START + 60 * MINUTE, new double[] {Double.NaN, Double.NaN}))
        .isEqualTo(Reason.NOT_FINITE);
    assertThat(gauge.takeRow(START + 60 * MINUTE, new double[] {Double.NEGATIVE_INFINITY, 1}))
        .isEqualTo(Reason.NOT_FINITE);
    assertThat(gauge.takeRow(START + 2 * MINUTE, new double[] {Double.NaN, 1})).isNull();
    assertThat(gauge.afterGap()).isFalse();
  }

  @Test
  void growth_that_is_no_number_is_refused() {
    counter.take(START, -Double.MAX_VALUE);
    assertThat(counter.take(START + MINUTE, Double.MAX_VALUE)).isEqualTo(Reason.NOT_FINITE);
    assertThat(counter.take(START + 2 * MINUTE, Double.MAX_VALUE)).isNull();
    assertThat(counter.rate()).isZero();
  }

  @Test
  void the_ends_of_time_are_late_like_any_other_early_time() {
    steady(10);
    assertThat(gauge.take(Long.MIN_VALUE + 1, 1)).isEqualTo(Reason.LATE);
    assertThat(gauge.take(Long.MAX_VALUE, 1)).isNull();
    assertThat(gauge.afterGap()).isTrue();
    assertThat(gauge.take(Long.MIN_VALUE + 1, 1)).isEqualTo(Reason.LATE);
  }

  @Test
  void it_goes_on_where_it_was_saved() {
    Random chance = new Random(2);
    for (ValueKind kind : ValueKind.values()) {
      gauge = new Intake(kind);
      Intake cut = new Intake(kind);
      long now = START;
      for (int row = 0; row < 5000; row++) {
        StateWriter out = new StateWriter();
        cut.save(out);
        cut = new Intake(kind);
        cut.load(new StateReader(out.toByteArray()));
        now += chance.nextInt(12) == 0 ? -5 * MINUTE : chance.nextInt(3) * MINUTE;
        double value = chance.nextInt(4);
        assertThat(cut.take(now, value)).isEqualTo(gauge.take(now, value));
        assertThat(cut.afterGap()).isEqualTo(gauge.afterGap());
        assertThat(cut.reordered()).isEqualTo(gauge.reordered());
        assertThat(cut.setBack()).isEqualTo(gauge.setBack());
      }
    }
  }

  private void steady(int rows) {
    for (int row = 0; row < rows; row++) {
      assertThat(gauge.take(START + row * MINUTE, row)).isNull();
    }
  }
}
