package dev.vigil.cli.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LabelTallyTest {
  @Test
  void a_run_of_labels_is_one_event_and_found_once() {
    LabelTally tally = new LabelTally(1);
    for (int label : new int[] {0, 1, 1, 0, 1, -1, 1}) {
      tally.row(0, label);
      tally.told(0, label == 0);
    }
    assertThat(tally.labelled()).isTrue();
    assertThat(tally.events()).isEqualTo(3);
    assertThat(tally.found()).isEqualTo(3);
    assertThat(tally.pages()).isEqualTo(2);
    assertThat(tally.pagesInEvents()).isZero();
  }

  @Test
  void an_update_inside_finds_the_event_too() {
    LabelTally tally = new LabelTally(1);
    tally.row(0, 0);
    tally.told(0, true);
    tally.row(0, 1);
    tally.told(0, false);
    assertThat(tally.found()).isEqualTo(1);
    assertThat(tally.pagesInEvents()).isZero();
  }

  @Test
  void the_values_of_a_wide_row_share_its_label() {
    LabelTally tally = new LabelTally(2);
    tally.row(0, 1);
    tally.row(1, 1);
    tally.told(1, true);
    assertThat(tally.events()).isEqualTo(1);
    assertThat(tally.found()).isEqualTo(1);
  }

  @Test
  void other_series_have_events_of_their_own() {
    LabelTally tally = new LabelTally(1);
    tally.row(0, 1);
    tally.row(1, 1);
    tally.told(1, true);
    assertThat(tally.events()).isEqualTo(2);
    assertThat(tally.found()).isEqualTo(1);
  }

  @Test
  void without_labels_there_is_nothing_to_compare_with() {
    LabelTally tally = new LabelTally(1);
    tally.row(0, -1);
    assertThat(tally.labelled()).isFalse();
  }
}
