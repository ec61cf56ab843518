package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.evaluation.FalseAlarmReport.AtBudget;
import dev.vigil.evaluation.measure.BoundCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetPromiseTest {
  private static final BoundCheck ROOM = new BoundCheck(0.5, 0, 1, 2);
  private static final BoundCheck BROKEN = new BoundCheck(-0.1, 0, 1, 9);

  private static BudgetPromise promise(AtBudget... families) {
    return BudgetPromise.of(List.of(families));
  }

  private static AtBudget family(double mean, double worst, double provisional) {
    return new AtBudget(1, mean, worst, 2, provisional, ROOM);
  }

  @Test
  void a_promise_is_as_good_as_its_worst_family() {
    BudgetPromise promise = promise(family(0.5, 1.2, 0), family(1, 1, 2 / 7.0));

    assertThat(promise.highestMean()).isEqualTo(1);
    assertThat(promise.worstSeries()).isEqualTo(1.2);
    assertThat(promise.highestFirstDays()).isEqualTo(2);
    assertThat(promise.highestProvisional()).isEqualTo(promise.firstDaysAllowance());
    assertThat(promise.kept()).isTrue();
  }

  @Test
  void a_mean_over_the_budget_breaks_it() {
    BudgetPromise promise = promise(family(1.01, 1.2, 0));

    assertThat(promise.meansKept()).isFalse();
    assertThat(promise.kept()).isFalse();
  }

  @Test
  void a_series_over_1_3_times_the_budget_breaks_it() {
    BudgetPromise promise = promise(family(0.9, 1.34, 0));

    assertThat(promise.worstKept()).isFalse();
    assertThat(promise.kept()).isFalse();
  }

  @Test
  void provisional_pages_over_the_share_of_two_days_break_it() {
    BudgetPromise promise = promise(family(0.9, 1, 0.3));

    assertThat(promise.provisionalKept()).isFalse();
    assertThat(promise.kept()).isFalse();
  }

  @Test
  void a_broken_bound_breaks_it() {
    BudgetPromise promise = promise(family(0.9, 1, 0), new AtBudget(1, 0.5, 0.5, 0, 0, BROKEN));

    assertThat(promise.bound()).isEqualTo(BROKEN);
    assertThat(promise.kept()).isFalse();
  }
}
