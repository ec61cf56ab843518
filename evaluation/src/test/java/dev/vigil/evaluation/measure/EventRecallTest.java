package dev.vigil.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventRecallTest {
  private static final long FIVE_MINUTES = 300_000;
  private static final int WEEK = 2016;

  private final boolean[] labels = new boolean[WEEK + 1];
  private final boolean[] pages = new boolean[WEEK + 1];
  private final boolean[] updates = new boolean[WEEK + 1];

  @Test
  void runs_of_labels_are_events_also_at_both_ends() {
    labels[0] = true;
    Arrays.fill(labels, 100, 110, true);
    labels[WEEK] = true;

    assertThat(LabelledRun.in(labels))
        .containsExactly(
            new LabelledRun(0, 0), new LabelledRun(100, 109), new LabelledRun(WEEK, WEEK));
    assertThat(LabelledRun.in(new boolean[5])).isEmpty();
    assertThat(LabelledRun.in(new boolean[0])).isEmpty();
  }

  @Test
  void a_page_in_the_event_or_in_the_twenty_rows_after_it_finds_it() {
    Arrays.fill(labels, 100, 110, true);
    Arrays.fill(labels, 500, 510, true);
    Arrays.fill(labels, 900, 910, true);
    pages[100] = true;
    pages[529] = true;
    pages[930] = true;

    EventRecall recall = recall();
    assertThat(recall.events()).isEqualTo(3);
    assertThat(recall.paged()).isEqualTo(2);
    assertThat(recall.covered()).isEqualTo(2);
    assertThat(recall.pages()).isEqualTo(3);
    assertThat(recall.falsePages()).isEqualTo(1);
  }

  @Test
  void a_page_before_the_event_is_false() {
    labels[100] = true;
    pages[99] = true;

    assertThat(recall().paged()).isZero();
    assertThat(recall().falsePages()).isEqualTo(1);
  }

  @Test
  void an_update_covers_an_event_without_paging_it_and_is_never_a_false_page() {
    labels[100] = true;
    updates[101] = true;
    updates[1000] = true;

    EventRecall recall = recall();
    assertThat(recall.paged()).isZero();
    assertThat(recall.covered()).isEqualTo(1);
    assertThat(recall.updates()).isEqualTo(2);
    assertThat(recall.falsePages()).isZero();
  }

  @Test
  void one_page_may_find_two_events_close_together() {
    labels[100] = true;
    labels[105] = true;
    pages[106] = true;

    assertThat(recall().paged()).isEqualTo(2);
    assertThat(recall().falsePages()).isZero();
  }

  @Test
  void rates_are_for_each_week_of_a_series() {
    pages[10] = true;
    pages[20] = true;
    updates[30] = true;
    EventRecall two = recall().plus(recall());

    assertThat(two.weeks()).isCloseTo(2, within(1e-12));
    assertThat(two.pagesPerWeek()).isCloseTo(2, within(1e-12));
    assertThat(two.falsePagesPerWeek()).isCloseTo(2, within(1e-12));
    assertThat(two.updatesPerWeek()).isCloseTo(1, within(1e-12));
    assertThat(two).hasToString("0/0 of 0 +2.00(2.00,u1.00)");
    assertThat(EventRecall.NONE.plus(two)).isEqualTo(two);
  }

  @Test
  void a_clock_that_runs_backwards_at_the_end_takes_no_time_away() {
    long[] times = times();
    times[WEEK] = times[WEEK - 1] - 3_600_000;

    assertThat(EventRecall.of(times, labels, pages, updates).weeks())
        .isCloseTo((WEEK - 1.0) / WEEK, within(1e-12));
  }

  @Test
  void columns_of_different_length_are_refused() {
    assertThatThrownBy(() -> EventRecall.of(times(), labels, pages, new boolean[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> EventRecall.of(new long[0], new boolean[0], new boolean[0], new boolean[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private EventRecall recall() {
    return EventRecall.of(times(), labels, pages, updates);
  }

  private static long[] times() {
    long[] times = new long[WEEK + 1];
    Arrays.setAll(times, row -> row * FIVE_MINUTES);
    return times;
  }
}
