package dev.vigil.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundCheckTest {
  private static final long WEEK = 7L * 24 * 3600 * 1000;
  private static final double EXACT = 1e-9;

  @Test
  void one_a_week_allows_three_at_once_and_not_four() {
    BoundCheck three = BoundCheck.of(new long[] {5, 5, 5}, 1);
    BoundCheck four = BoundCheck.of(new long[] {5, 5, 5, 5}, 1);

    assertThat(three.worstSlack()).isCloseTo(0, within(EXACT));
    assertThat(three.holds()).isTrue();
    assertThat(four.worstSlack()).isCloseTo(-1, within(EXACT));
    assertThat(four.holds()).isFalse();
  }

  @Test
  void the_span_between_earns_more_pages() {
    // Four pages in half a week: 0.5 + 3 allowed.
    assertThat(BoundCheck.of(new long[] {0, 1, 2, WEEK / 2}, 1).worstSlack())
        .isCloseTo(-0.5, within(1e-8));
    assertThat(BoundCheck.of(new long[] {0, 1, 2, WEEK}, 1).holds()).isTrue();
  }

  @Test
  void below_one_a_week_two_may_always_come_together() {
    assertThat(BoundCheck.of(new long[] {0, 0}, 0.2).worstSlack()).isCloseTo(0, within(EXACT));
    assertThat(BoundCheck.of(new long[] {0, 0, WEEK}, 0.2).holds()).isFalse();
    assertThat(BoundCheck.of(new long[] {0, 0, 5 * WEEK}, 0.2).holds()).isTrue();
  }

  @Test
  void the_tightest_span_is_named() {
    long[] pages = {0, 10 * WEEK, 10 * WEEK + 1, 10 * WEEK + 2, 10 * WEEK + 3, 30 * WEEK};
    BoundCheck check = BoundCheck.of(pages, 1);

    assertThat(check.fromMillis()).isEqualTo(10 * WEEK);
    assertThat(check.toMillis()).isEqualTo(10 * WEEK + 3);
    assertThat(check.pages()).isEqualTo(4);
  }

  @Test
  void no_page_leaves_the_whole_allowance() {
    assertThat(BoundCheck.of(new long[0], 3).worstSlack()).isEqualTo(9);
    assertThat(BoundCheck.of(new long[0], 3).holds()).isTrue();
  }

  @Test
  void a_clock_that_runs_backwards_earns_nothing() {
    assertThat(BoundCheck.of(new long[] {WEEK, 0, 0, WEEK}, 1).worstSlack())
        .isCloseTo(-1, within(EXACT));
  }

  @Test
  void agrees_with_looking_at_every_pair() {
    for (int seed = 0; seed < 200; seed++) {
      Random chance = new Random(seed);
      long[] pages = new long[1 + chance.nextInt(40)];
      Arrays.setAll(pages, page -> (long) (chance.nextDouble() * 10 * WEEK));
      Arrays.sort(pages);
      double perWeek = 0.1 + 5 * chance.nextDouble();
      assertThat(BoundCheck.of(pages, perWeek).worstSlack())
          .as("seed %d", seed)
          .isCloseTo(worstOfAllPairs(pages, perWeek), within(EXACT));
    }
  }

  @Test
  void the_worse_of_two_is_kept() {
    BoundCheck loose = BoundCheck.of(new long[] {0}, 1);
    BoundCheck tight = BoundCheck.of(new long[] {0, 0}, 1);

    assertThat(loose.worse(tight)).isEqualTo(tight);
    assertThat(tight.worse(loose)).isEqualTo(tight);
  }

  @Test
  void a_budget_of_nothing_is_refused() {
    assertThatThrownBy(() -> BoundCheck.of(new long[0], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> BoundCheck.of(new long[0], Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double worstOfAllPairs(long[] pages, double perWeek) {
    double allowance = Math.max(1, 2 * perWeek) + Math.max(1, perWeek);
    double worst = Double.POSITIVE_INFINITY;
    for (int from = 0; from < pages.length; from++) {
      for (int to = from; to < pages.length; to++) {
        double weeks = (double) (pages[to] - pages[from]) / WEEK;
        worst = Math.min(worst, perWeek * weeks + allowance - (to - from + 1));
      }
    }
    return worst;
  }
}
