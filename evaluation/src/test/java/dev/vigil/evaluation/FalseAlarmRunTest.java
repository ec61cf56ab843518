package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.evaluation.FalseAlarmReport.OfFamily;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A detector that shouts at every row, which only the budget keeps from calling all the time. */
class FalseAlarmRunTest {
  private static final AtomicInteger DONE = new AtomicInteger();
  private static FalseAlarmReport report;

  @BeforeAll
  static void shout() throws IOException {
    report =
        new FalseAlarmRun(new Shouting(), List.of(1.0, 0.2), null, DONE::incrementAndGet)
            .over(5, 1);
  }

  @Test
  void there_are_eleven_families_every_five_minutes_and_seven_every_minute() {
    assertThat(report.families())
        .filteredOn(family -> family.interval().equals(Duration.ofMinutes(5)))
        .hasSize(11);
    assertThat(report.families())
        .filteredOn(family -> family.interval().equals(Duration.ofMinutes(1)))
        .hasSize(7);
    assertThat(report.series()).isEqualTo(18).isEqualTo(FalseAlarmRun.series(1));
    assertThat(DONE).hasValue(18);
  }

  @Test
  void a_fixed_threshold_would_tell_of_every_row() {
    OfFamily gauss = report.families().get(0);

    assertThat(gauss.family()).isEqualTo("gauss");
    assertThat(gauss.crossingsPerWeek()).isEqualTo(2016);
  }

  @Test
  void the_bound_holds_whatever_is_shouted() {
    assertThat(report.promises()).allSatisfy(one -> assertThat(one.bound().holds()).isTrue());
    assertThat(report.families())
        .allSatisfy(
            family -> assertThat(family.atBudgets().get(0).bound().worstSlack()).isLessThan(1));
  }

  @Test
  void mean_and_worst_of_a_single_series_are_its_pages_over_nine_weeks() {
    FalseAlarmReport.AtBudget gauss = report.families().get(0).atBudgets().get(0);

    assertThat(gauss.mean()).isEqualTo(gauss.worst()).isBetween(0.8, 1.3);
    assertThat(gauss.mean() * 9).isCloseTo(Math.rint(gauss.mean() * 9), within(1e-9));
  }

  @Test
  void pages_of_the_first_two_days_are_counted_apart() {
    FalseAlarmReport.AtBudget gauss = report.families().get(0).atBudgets().get(0);

    assertThat(gauss.firstDays()).isBetween(1.0, 3.0);
    assertThat(gauss.provisional()).isZero();
    assertThat(report.promises().get(0).highestFirstDays()).isEqualTo(gauss.firstDays());
  }
}
