package dev.vigil.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.judge.BudgetController.Step;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BudgetControllerTest {
  private static final long START = 1_700_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final double STRONG = 20;

  private BudgetController budget = new BudgetController(1);
  private long now = START;

  @Test
  void it_is_silent_until_a_day_has_passed_however_many_rows_there_were() {
    for (; now - START < DAY; now += MINUTE) {
      assertThat(row(STRONG)).isEqualTo(Step.SILENT);
      assertThat(budget.learning()).isTrue();
    }
    assertThat(row(STRONG)).isEqualTo(Step.PAGE);
    assertThat(budget.learning()).isFalse();
  }

  @Test
  void it_is_silent_until_it_has_seen_100_rows_however_much_time_has_passed() {
    for (int row = 0; row < 100; row++, now += 3 * HOUR) {
      assertThat(row(STRONG)).isEqualTo(Step.SILENT);
    }
    assertThat(row(STRONG)).isEqualTo(Step.PAGE);
  }

  @Test
  void the_rows_of_an_episode_are_counted_past_what_a_counter_holds() {
    quiet(10);
    StateWriter out = new StateWriter();
    budget.save(out);
    byte[] state = out.toByteArray();
    ByteBuffer.wrap(state).putInt(3 + 2 * Double.BYTES + 3 * Long.BYTES, (1 << 30) - 20);
    budget = new BudgetController(1);
    budget.load(new StateReader(state));
    assertThat(row(STRONG)).isEqualTo(Step.PAGE);
    for (int row = 0; row < 40; row++, now += MINUTE) {
      assertThat(row(STRONG)).isNotEqualTo(Step.PAGE);
      assertThat(budget.rows()).isPositive();
      assertThat(budget.learning()).isFalse();
    }
  }

  @Test
  void a_score_under_the_floor_is_never_read() {
    quiet(30);
    for (int row = 0; row < 5000; row++, now += HOUR) {
      assertThat(row(0.6199)).isEqualTo(Step.SILENT);
    }
    assertThat(row(0.62)).isEqualTo(Step.PAGE);
  }

  @Test
  void a_page_opens_an_episode_of_a_day_with_three_updates_and_then_none() {
    quiet(10);
    assertThat(row(STRONG)).isEqualTo(Step.PAGE);
    long opened = now;
    List<Step> steps = new ArrayList<>();
    for (now += 30 * MINUTE; now <= opened + DAY; now += 30 * MINUTE) {
      steps.add(row(1));
    }
    assertThat(steps).hasSize(48);
    assertThat(steps.subList(0, 3)).containsOnly(Step.UPDATE);
    assertThat(steps.subList(3, 48)).containsOnly(Step.MUTED);
    assertThat(row(STRONG)).isNotIn(Step.UPDATE, Step.MUTED);
  }

  @Test
  void quiet_rows_of_an_episode_are_silent() {
    quiet(10);
    row(STRONG);
    now += MINUTE;
    assertThat(row(0.5)).isEqualTo(Step.SILENT);
    now += MINUTE;
    assertThat(row(0.7)).isEqualTo(Step.UPDATE);
  }

  @Test
  void an_episode_may_page_again_after_50_rows_while_half_the_credit_is_free() {
    budget = new BudgetController(3);
    quiet(10);
    assertThat(storm(51)).containsExactly(Step.PAGE, Step.UPDATE, Step.UPDATE, Step.UPDATE);
    List<Step> on = storm(600);
    assertThat(on.get(0)).isEqualTo(Step.PAGE);
    // Carried over: 3. Half the credit: 3. So six pages, of which one came before.
    assertThat(Collections.frequency(on, Step.PAGE)).isEqualTo(5);
    assertThat(Collections.frequency(on, Step.UPDATE)).isEqualTo(15);
  }

  @Test
  void with_less_than_half_the_credit_free_an_episode_pages_only_once() {
    budget = new BudgetController(3);
    quiet(10);
    storm(700);
    now += 2 * DAY;
    List<Step> next = storm(700);
    assertThat(next).containsExactly(Step.PAGE, Step.UPDATE, Step.UPDATE, Step.UPDATE);
  }

  @Test
  void a_crossing_outside_an_episode_is_unpaid_when_nothing_is_left() {
    budget = new BudgetController(0.2);
    quiet(60);
    List<Step> days = new ArrayList<>();
    for (int day = 0; day < 60; day++, now += DAY + MINUTE) {
      days.add(row(STRONG));
    }
    assertThat(days.get(0)).isEqualTo(Step.PAGE);
    assertThat(days).doesNotContain(Step.SILENT, Step.UPDATE, Step.MUTED);
    // One carried over, one of credit, and 0.2 a week for eight and a half weeks.
    assertThat(Collections.frequency(days, Step.PAGE)).isEqualTo(3);
  }

  @Test
  void the_threshold_falls_with_the_balance_and_rises_with_the_debt() {
    quiet(30);
    BudgetController rich = copy();
    assertThat(row(0.63)).isEqualTo(Step.PAGE);
    budget = rich;
    storm(1);
    now += 2 * DAY;
    storm(1);
    now += 2 * DAY;
    BudgetController poor = copy();
    assertThat(row(1.0)).isEqualTo(Step.SILENT);
    budget = poor;
    assertThat(row(STRONG)).isEqualTo(Step.PAGE);
  }

  @Test
  void right_after_learning_more_is_asked_than_some_days_later() {
    for (; now - START < DAY; now += 5 * MINUTE) {
      row(0);
    }
    BudgetController early = copy();
    assertThat(row(2)).isEqualTo(Step.SILENT);
    budget = early;
    for (; now - START < 6 * DAY; now += 5 * MINUTE) {
      row(0);
    }
    assertThat(row(1)).isEqualTo(Step.PAGE);
  }

  @Test
  void what_is_told_while_learning_comes_out_of_the_same_budget() {
    budget = new BudgetController(0.2);
    row(0);
    assertThat(budget.provisional()).isEqualTo(Step.PAGE);
    for (int update = 0; update < 3; update++) {
      now += MINUTE;
      row(0);
      assertThat(budget.provisional()).isEqualTo(Step.UPDATE);
    }
    assertThat(budget.provisional()).isEqualTo(Step.MUTED);
    now += DAY + 1;
    row(0);
    assertThat(budget.provisional()).isEqualTo(Step.UNPAID);
    quiet(2);
    assertThat(row(STRONG)).isEqualTo(Step.UNPAID);
  }

  @ParameterizedTest
  @ValueSource(longs = {MINUTE, 5 * MINUTE, 17 * MINUTE, HOUR, DAY})
  void what_remains_of_learning_counts_down_by_one_a_row_and_is_0_when_it_ends(long step) {
    row(0);
    assertThat(budget.remaining()).isEqualTo(100);
    int before = Integer.MAX_VALUE;
    while (budget.learning()) {
      now += step;
      row(0);
      int remaining = budget.remaining();
      assertThat(remaining).isEqualTo(before == Integer.MAX_VALUE ? remaining : before - 1);
      before = remaining;
    }
    assertThat(before).isZero();
    int rowsInADay = (int) ((DAY + step - 1) / step);
    assertThat(budget.rows()).isEqualTo(Math.max(101, 1 + rowsInADay));
  }

  @Test
  void unsteady_rows_leave_something_remaining_until_learning_ends() {
    Random chance = new Random(5);
    for (now = START; now - START < DAY; now += chance.nextInt(20) * MINUTE) {
      row(0);
      assertThat(budget.remaining()).isBetween(1, 1440);
    }
    row(0);
    assertThat(budget.remaining()).isEqualTo(budget.learning() ? 1 : 0);
  }

  @Test
  void more_than_100_rows_of_history_end_learning_at_once() {
    history(101);
    assertThat(budget.learning()).isFalse();
    assertThat(budget.remaining()).isZero();
    assertThat(row(STRONG)).isEqualTo(Step.PAGE);
  }

  @Test
  void up_to_100_rows_of_history_do_not() {
    history(100);
    assertThat(budget.learning()).isTrue();
    assertThat(budget.remaining()).isPositive();
    assertThat(row(STRONG)).isEqualTo(Step.SILENT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 1, 3, 20})
  void it_goes_on_bit_for_bit_wherever_it_was_saved_and_loaded(double perWeek) {
    Random chance = new Random(17);
    budget = new BudgetController(perWeek);
    BudgetController cut = new BudgetController(perWeek);
    for (int row = 0; row < 8000; row++) {
      now += chance.nextInt(20) == 0 ? -5 * MINUTE : chance.nextInt(30) * MINUTE;
      double strength = chance.nextInt(15) == 0 ? 7 * chance.nextDouble() : 0;
      if (chance.nextInt(10) == 0) {
        BudgetController loaded = new BudgetController(perWeek);
        loaded.load(new StateReader(saved(cut)));
        cut = loaded;
      }
      budget.advance(now);
      cut.advance(now);
      assertThat(cut.step(strength)).isEqualTo(budget.step(strength));
      assertThat(saved(cut)).isEqualTo(saved(budget));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 1, 2.9, 3.1, 20})
  void its_state_can_be_loaded_under_another_budget_which_then_holds(double perWeek) {
    for (double before : new double[] {0.2, 3, 20}) {
      for (int days : new int[] {1, 100}) {
        now = START;
        budget = new BudgetController(before);
        quiet(days);
        if (days == 1) {
          storm(5000);
        }
        BudgetController loaded = new BudgetController(perWeek);
        loaded.load(new StateReader(saved(budget)));
        budget = loaded;
        now += MINUTE;
        int most = (int) (Math.max(1, 2 * perWeek) + Math.max(1, perWeek) + 1);
        assertThat(Collections.frequency(storm(1000), Step.PAGE)).isLessThanOrEqualTo(most);
      }
    }
  }

  @Test
  void a_clock_that_is_set_back_ages_nothing_and_earns_nothing() {
    budget = new BudgetController(0.2);
    quiet(60);
    assertThat(row(STRONG)).isEqualTo(Step.PAGE);
    now -= 365 * DAY;
    budget.setBack(now);
    assertThat(row(STRONG)).isEqualTo(Step.UPDATE);
    now += DAY + MINUTE;
    assertThat(row(STRONG)).isEqualTo(Step.PAGE);
    now += DAY + MINUTE;
    assertThat(row(STRONG)).isEqualTo(Step.UNPAID);
    now += 36 * DAY;
    assertThat(row(STRONG)).isEqualTo(Step.PAGE);
  }

  @Test
  void the_furthest_times_there_are_do_not_break_the_balance() {
    for (long at : new long[] {Long.MIN_VALUE, 0, START, Long.MAX_VALUE, START, Long.MIN_VALUE}) {
      budget.advance(at);
      budget.step(STRONG);
      BudgetController loaded = new BudgetController(1);
      loaded.load(new StateReader(saved(budget)));
      assertThat(saved(loaded)).isEqualTo(saved(budget));
      assertThat(loaded.remaining()).isNotNegative();
    }
  }

  @Test
  void state_that_cannot_be_is_refused() {
    quiet(3);
    byte[] state = saved(budget);
    for (int length = 0; length < state.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(state, length);
      assertThatExceptionOfType(BadState.class)
          .isThrownBy(() -> new BudgetController(1).load(new StateReader(cut)));
    }
    byte[] notANumber = state.clone();
    java.nio.ByteBuffer.wrap(notANumber).putDouble(3, Double.NaN);
    assertThatExceptionOfType(BadState.class)
        .isThrownBy(() -> new BudgetController(1).load(new StateReader(notANumber)))
        .withMessageContaining("balance");
  }

  private Step row(double strength) {
    budget.advance(now);
    return budget.step(strength);
  }

  /** So many days of five-minute rows that are ordinary. */
  private void quiet(int days) {
    long end = now + days * DAY;
    for (; now < end; now += 5 * MINUTE) {
      row(0);
    }
  }

  /** Minute rows as strong as can be; what was done about them, without the muted. */
  private List<Step> storm(int rows) {
    List<Step> steps = new ArrayList<>();
    for (int row = 0; row < rows; row++, now += MINUTE) {
      Step step = row(STRONG);
      if (step != Step.MUTED) {
        steps.add(step);
      }
    }
    return steps;
  }

  private void history(int rows) {
    for (int row = 0; row < rows; row++, now += MINUTE) {
      budget.advance(now);
    }
    budget.endLearning();
  }

  private BudgetController copy() {
    BudgetController copy = new BudgetController(1);
    copy.load(new StateReader(saved(budget)));
    return copy;
  }

  private static byte[] saved(BudgetController budget) {
    StateWriter out = new StateWriter();
    budget.save(out);
    return out.toByteArray();
  }
}
