package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordingTest {
  @Test
  void every_feature_has_words_for_a_record_high_and_if_it_is_told_for_a_record_low() {
    List<String> all = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      all.add(feature + " " + Wording.ofRecord(feature, true, 0.18, 6400, 300));
      if (feature.twoSided()) {
        all.add(feature + " " + Wording.ofRecord(feature, false, 0.18, 6400, 300));
      }
    }
    assertThat(String.join("\n", all) + "\n")
        .isEqualTo(
            """
            VALUE highest value in 22 days, by 18 % of its range
            VALUE lowest value in 22 days, by 18 % of its range
            DIFF largest step up in 22 days, by 18 % of its range
            DIFF largest step down in 22 days, by 18 % of its range
            DIFF_4 steepest 20-minute rise in 22 days, by 18 % of its range
            DIFF_4 steepest 20-minute fall in 22 days, by 18 % of its range
            SPREAD_8 widest 40-minute spread in 22 days, by 18 % of its range
            MEAN_16 highest 80-minute mean in 22 days, by 18 % of its range
            MEAN_16 lowest 80-minute mean in 22 days, by 18 % of its range
            DIFF_16 steepest 80-minute rise in 22 days, by 18 % of its range
            DIFF_16 steepest 80-minute fall in 22 days, by 18 % of its range
            SPREAD_32 widest 3-hour spread in 22 days, by 18 % of its range
            DIFF_64 steepest 5-hour rise in 22 days, by 18 % of its range
            DIFF_64 steepest 5-hour fall in 22 days, by 18 % of its range
            MEAN_128 highest 11-hour mean in 22 days, by 18 % of its range
            MEAN_128 lowest 11-hour mean in 22 days, by 18 % of its range
            DIFF_128 steepest 11-hour rise in 22 days, by 18 % of its range
            DIFF_128 steepest 11-hour fall in 22 days, by 18 % of its range
            MEAN_256 highest 21-hour mean in 22 days, by 18 % of its range
            MEAN_256 lowest 21-hour mean in 22 days, by 18 % of its range
            DIFF_256 steepest 21-hour rise in 22 days, by 18 % of its range
            DIFF_256 steepest 21-hour fall in 22 days, by 18 % of its range
            SEASON furthest above the usual at this hour in 22 days, by 18 % of its range
            SEASON furthest below the usual at this hour in 22 days, by 18 % of its range
            SEASON_Z furthest above the usual at this hour in 22 days, by 18 % of its range
            SEASON_Z furthest below the usual at this hour in 22 days, by 18 % of its range
            SEASON_8 40-minute mean furthest above the usual at this hour in 22 days, by 18 % of its range
            SEASON_8 40-minute mean furthest below the usual at this hour in 22 days, by 18 % of its range
            SEASON_32 3-hour mean furthest above the usual at this hour in 22 days, by 18 % of its range
            SEASON_32 3-hour mean furthest below the usual at this hour in 22 days, by 18 % of its range
            FORECAST furthest above the forecast in 22 days, by 18 % of its range
            FORECAST furthest below the forecast in 22 days, by 18 % of its range
            RUN longest standstill in 22 days
            BURSTS most large steps in 22 days
            RHYTHM values follow one another more closely than ever in 22 days
            RHYTHM values swing to and fro more than ever in 22 days
            WEEK furthest above the usual at this hour of the week in 22 days, by 18 % of its range
            WEEK furthest below the usual at this hour of the week in 22 days, by 18 % of its range
            WEEK_32 3-hour mean furthest above the usual at this hour of the week in 22 days, by 18 % of its range
            WEEK_32 3-hour mean furthest below the usual at this hour of the week in 22 days, by 18 % of its range
            LEVEL_32 highest 3-hour mean in 22 days, by 18 % of its range
            LEVEL_32 lowest 3-hour mean in 22 days, by 18 % of its range
            """);
  }

  @Test
  void while_no_step_is_known_observations_are_counted() {
    assertThat(Wording.ofRecord(Feature.MEAN_16, true, 0.2, 90, 0))
        .isEqualTo("highest 16-point mean in 90 observations, by 20 % of its range");
    assertThat(Wording.ofStandstill(7, 90, 0))
        .isEqualTo("no change for 7 observations, the longest standstill in 90 observations");
  }

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
  void a_standstill_says_for_how_long() {
    assertThat(Wording.ofStandstill(8, 4032, 300))
        .isEqualTo("no change for 40 minutes, the longest standstill in 14 days");
  }

  @Test
  void a_peak_says_how_many_times_the_usual_one_it_is() {
    assertThat(Wording.ofPeak(true, true, 3.21))
        .isEqualTo("sudden rise, 3.2 times its usual two-hour peak");
    assertThat(Wording.ofPeak(true, false, 3.21))
        .isEqualTo("sudden fall, 3.2 times its usual two-hour peak");
    assertThat(Wording.ofPeak(false, true, 1e30))
        .isEqualTo("above the usual at this hour, by over 1000 times its usual two-hour peak");
    assertThat(Wording.ofPeak(false, false, 2))
        .isEqualTo("below the usual at this hour, by 2.0 times its usual two-hour peak");
  }

  @Test
  void a_shape_says_how_many_values_it_spans() {
    assertThat(Wording.ofShape(48)).isEqualTo("the last 48 values take a shape unlike any before");
  }
}
