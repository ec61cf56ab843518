package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordsTest {
  private final Random chance = new Random(7);
  private final Row row = new Row();
  private final float[] features = row.features;
  private Records records = new Records();
  private int n;
  private double grain;

  @Test
  void a_record_broken_by_the_share_g_of_the_range_is_evidence_of_g_over_g_and_a_tenth() {
    ordinary(200);
    assertThat(value(1.5f)).isCloseTo(0.5f / 0.6f, within(0.02f));
    assertThat(row.telling()).isEqualTo(Feature.VALUE.ordinal());
    assertThat(row.upward()).isTrue();
    assertThat(row.brokenBy()).isCloseTo(0.5f, within(0.02f));
    assertThat(row.groups()[Group.LEVEL.ordinal()]).isEqualTo(row.strongest());
  }

  @Test
  void it_is_learnt_at_once_so_that_it_is_told_once() {
    ordinary(200);
    assertThat(value(2)).isPositive();
    assertThat(value(2)).isZero();
    assertThat(value(1.9f)).isZero();
    assertThat(value(-1)).isPositive();
    assertThat(row.upward()).isFalse();
  }

  @Test
  void the_first_50_values_make_the_records_and_break_none() {
    for (int i = 0; i < 50; i++) {
      assertThat(value(i * i)).isZero();
    }
    ordinary(1);
    assertThat(value(5000)).isPositive();
  }

  @Test
  void the_grain_of_the_series_is_taken_off_first() {
    for (int i = 0; i < 300; i++) {
      value(i % 6);
    }
    grain = 1;
    assertThat(value(6)).isZero();
    assertThat(value(8)).isCloseTo(1f / 6 / (1f / 6 + 0.1f), within(1e-5f));
  }

  @Test
  void a_record_is_forgotten_after_3200_to_6400_rows_and_not_before() {
    for (int started : new int[] {60, 1500, 3100, 4000}) {
      records = new Records();
      n = 0;
      ordinary(started);
      value(5);
      ordinary(3200);
      assertThat(value(5)).as("3200 rows after row %d", started).isZero();
      ordinary(6400);
      assertThat(value(5)).as("6400 rows after row %d", started).isPositive();
    }
  }

  @Test
  void each_side_of_each_feature_grows_used_to_its_own_evidence() {
    ordinary(200);
    float first = value(2);
    ordinary(60);
    float second = value(2 + 2 * (1 + row.brokenBy()));
    ordinary(60);
    float other = value(-20);
    assertThat(second).isLessThan(0.75f * first);
    assertThat(other).isGreaterThan(second);
  }

  @Test
  void what_only_means_something_when_it_grows_is_told_only_upward() {
    for (Feature feature : new Feature[] {Feature.SPREAD_8, Feature.RUN, Feature.BURSTS}) {
      records = new Records();
      n = 0;
      Arrays.fill(features, 0);
      for (int i = 0; i < 700; i++) {
        features[feature.ordinal()] = 5 + chance.nextFloat();
        observe();
      }
      features[feature.ordinal()] = 0;
      assertThat(observe()).as("%s, down", feature).isZero();
      features[feature.ordinal()] = 20;
      assertThat(observe()).as("%s, up", feature).isPositive();
    }
  }

  @Test
  void a_feature_that_never_moved_breaks_no_record_when_it_does() {
    for (int i = 0; i < 300; i++) {
      value(7);
    }
    assertThat(value(8)).isZero();
    assertThat(value(9)).isPositive();
  }

  @Test
  void the_groups_are_summed_and_within_one_the_strongest_speaks() {
    Arrays.fill(features, 0);
    for (int i = 0; i < 700; i++) {
      for (int k = 0; k < features.length; k++) {
        features[k] = chance.nextFloat();
      }
      observe();
    }
    Arrays.fill(features, 9);
    float sum = observe();
    float[] groups = row.groups();
    assertThat(sum).isBetween(5.5f, 6f);
    for (Group group : Group.values()) {
      float evidence = groups[group.ordinal()];
      assertThat(evidence)
          .isBetween(group == Group.SHAPE ? 0 : 0.9f, group == Group.SHAPE ? 0 : 1f);
    }
  }

  @Test
  void of_features_about_as_strong_the_plainest_is_named() {
    for (int i = 0; i < 700; i++) {
      for (int k = 0; k < features.length; k++) {
        features[k] = chance.nextFloat();
      }
      observe();
    }
    Arrays.fill(features, 0.5f);
    features[Feature.VALUE.ordinal()] = 5;
    features[Feature.SPREAD_8.ordinal()] = 8;
    features[Feature.FORECAST.ordinal()] = 7;
    observe();
    assertThat(Feature.at(row.telling())).isEqualTo(Feature.VALUE);
    Arrays.fill(features, 0.5f);
    features[Feature.DIFF_16.ordinal()] = 1.02f;
    features[Feature.SPREAD_32.ordinal()] = 30;
    observe();
    assertThat(Feature.at(row.telling())).isEqualTo(Feature.SPREAD_32);
  }

  @Test
  void it_goes_on_bit_for_bit_where_it_was_saved() {
    Records cut = new Records();
    while (n < 9000) {
      for (int k = 0; k < features.length; k++) {
        features[k] = (float) (chance.nextGaussian() / (0.1 + chance.nextDouble()));
      }
      if (n % 37 == 0) {
        StateWriter out = new StateWriter();
        cut.save(out);
        cut = new Records();
        cut.load(new StateReader(out.toByteArray()));
      }
      float whole = observe();
      row.begin(grain, grain);
      cut.observe(row, n);
      assertThat(row.novelty()).isEqualTo(whole);
    }
  }

  @Test
  void a_habit_is_as_old_as_it_is_also_after_more_rows_than_16_bits_can_count() {
    ordinary(200);
    value(2);
    ordinary(65_536 + 60);
    float longAfter = value(4 * (1 + row.brokenBy()));
    assertThat(longAfter).isGreaterThan(0.9f);
  }

  private void ordinary(int rows) {
    for (int i = 0; i < rows; i++) {
      value(i % 97 == 0 ? 1 : i % 97 == 1 ? 0 : chance.nextFloat());
    }
  }

  private float value(float value) {
    features[Feature.VALUE.ordinal()] = value;
    return observe();
  }

  private float observe() {
    row.begin(grain, grain);
    records.observe(row, ++n);
    return row.novelty();
  }
}
