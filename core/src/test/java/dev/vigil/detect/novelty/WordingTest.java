package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordingTest {
  @Test
  void a_record_says_by_how_much_of_its_range_it_was_broken() {
    assertThat(record(0.001)).isEqualTo("highest value in 2 hours, by 0.1 % of its range");
    assertThat(record(0.18)).isEqualTo("highest value in 2 hours, by 18 % of its range");
    assertThat(record(12)).isEqualTo("highest value in 2 hours, by 12 times its range");
    assertThat(record(1e30)).isEqualTo("highest value in 2 hours, by over 1000 times its range");
  }

  private static String record(double by) {
    return Wording.ofRecord(Feature.VALUE, true, by, 120, 60);
  }

  @Test
  void a_peak_says_how_many_times_the_usual_one_it_is() {
    assertThat(Wording.ofPeak(true, false, 3.21))
        .isEqualTo("sudden fall of the value, 3.2 times its usual two-hour peak");
    assertThat(Wording.ofPeak(false, true, 1e30))
        .isEqualTo(
            "distance above the usual at this hour, over 1000 times its usual two-hour peak");
  }
}
