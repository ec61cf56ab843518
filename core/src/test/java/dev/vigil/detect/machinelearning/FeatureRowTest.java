package dev.vigil.detect.machinelearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.vector.Embedding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FeatureRowTest {
  private static final SeriesKey SERIES = SeriesKey.of("s");
  private static final FeatureEngineering NOTHING = new FeatureEngineering(false, false, false);
  private static final FeatureEngineering TIME = new FeatureEngineering(true, false, false);
  private static final FeatureEngineering STATISTICS = new FeatureEngineering(false, true, false);
  private static final FeatureEngineering TREND = new FeatureEngineering(false, false, true);

  private static Embedding numbers(FeatureEngineering enabled) {
    return new EngineeredFeatures(enabled, ZoneOffset.UTC).ofNumbers();
  }

  private static Observation point(long at, double value) {
    return new Point(SERIES, at, value);
  }

  private static List<String> names(FeatureEngineering enabled) {
    Embedding row = numbers(enabled);
    row.learn(point(0, 1));
    assertThat(row.row(point(0, 1))).hasSize(row.names().size());
    return row.names();
  }

  @Test
  void each_switch_decides_what_enters_the_row() {
    assertThat(names(NOTHING)).containsExactly("value");
    assertThat(names(TIME))
        .containsExactly(
            "value",
            "hour (sine)",
            "hour (cosine)",
            "day of the week (sine)",
            "day of the week (cosine)");
    assertThat(names(STATISTICS))
        .containsExactly(
            "value",
            "place among the last 64",
            "spread of the last 16",
            "mean of the last 16",
            "least of the last 16",
            "most of the last 16");
    assertThat(names(TREND))
        .containsExactly("value", "step", "distance from the slow mean", "slope of the last 16");
    assertThat(names(new FeatureEngineering())).hasSize(1 + 4 + 5 + 3);
  }

  @Test
  void a_vector_has_features_of_each_channel_behind_its_values() {
    Embedding row = new EngineeredFeatures(new FeatureEngineering(), ZoneOffset.UTC).ofVectors();
    VectorPoint vector = new VectorPoint(SERIES, 0, List.of("a", "b"), new double[] {1, 2});
    row.learn(vector);
    assertThat(row.channels()).isEqualTo(2);
    assertThat(row.names())
        .startsWith("a", "b", "a place among the last 64")
        .contains("b step", "b spread of the last 16")
        .hasSize(2 + 2 * 4 + 4);
    assertThat(row.accepts(new VectorPoint(SERIES, 1, List.of("a"), new double[] {1}))).isFalse();
    assertThat(row.accepts(point(0, 1))).isFalse();
  }

  @Test
  void the_statistics_are_those_of_the_last_values() {
    Embedding row = numbers(new FeatureEngineering(false, true, true));
    Random chance = new Random(7);
    double[] values = new double[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(20 * chance.nextGaussian()) / 4.0;
      float[] made = row.row(point(i, 1000 + values[i])).clone();
      if (i >= 70) {
        assertRow(made, Arrays.copyOfRange(values, 0, i), values[i], values[0]);
      }
      row.learn(point(i, 1000 + values[i]));
    }
  }

  private static void assertRow(float[] made, double[] before, double value, double first) {
    int n = before.length;
    double[] far = Arrays.copyOfRange(before, n - 64, n);
    Arrays.sort(far);
    double place = (value - far[32]) / ((far[48] - far[16]) / 1.349);
    double[] near = Arrays.copyOf(Arrays.copyOfRange(before, n - 15, n), 16);
    near[15] = value;
    double mean = Arrays.stream(near).average().orElseThrow();
    double variance = Arrays.stream(near).map(v -> (v - mean) * (v - mean)).sum() / 16;
    double product = 0;
    for (int i = 0; i < 16; i++) {
      product += (i - 7.5) * near[i];
    }
    Arrays.sort(near);
    double[] wanted = {
      value - first, place, Math.sqrt(variance), mean - first, near[0] - first, near[15] - first
    };
    for (int j = 0; j < wanted.length; j++) {
      assertThat(made[j]).as("feature %d", j).isCloseTo((float) wanted[j], within(1e-4f));
    }
    assertThat(made[6]).isCloseTo((float) (value - before[n - 1]), within(1e-4f));
    assertThat(made[8]).isCloseTo((float) (product / 340), within(1e-4f));
  }

  @Test
  void the_hour_is_that_of_the_zone_and_counts_after_two_days() {
    long noonInTokyo = Instant.parse("2026-03-04T03:00:00Z").toEpochMilli();
    Embedding row = new EngineeredFeatures(TIME, ZoneId.of("Asia/Tokyo")).ofNumbers();
    row.learn(point(noonInTokyo, 1));
    float[] made = row.row(point(noonInTokyo, 1));
    assertThat(made[1]).isCloseTo(0f, within(1e-5f));
    assertThat(made[2]).isCloseTo(-1f, within(1e-5f));
    assertThat(row.known(0)).isTrue();
    assertThat(row.known(1)).isFalse();
    row.learn(point(noonInTokyo + Duration.ofDays(2).toMillis(), 1));
    assertThat(row.known(1)).isTrue();
    assertThat(row.known(2)).isTrue();
    assertThat(row.known(3)).isFalse();
    row.learn(point(noonInTokyo + Duration.ofDays(14).toMillis(), 1));
    assertThat(row.known(4)).isTrue();
  }

  @Test
  void a_missing_value_is_missing_in_all_that_is_made_of_it() {
    Embedding row = new EngineeredFeatures(STATISTICS, ZoneOffset.UTC).ofVectors();
    for (int i = 0; i < 50; i++) {
      double[] values = {i % 2 == 0 ? Double.NaN : i, 5};
      VectorPoint vector = new VectorPoint(SERIES, i, List.of("a", "b"), values);
      float[] made = row.row(vector);
      assertThat(Float.isNaN(made[0])).isEqualTo(i % 2 == 0);
      assertThat(Float.isNaN(made[2])).isEqualTo(i % 2 == 0 || i < 17);
      assertThat(made[1]).isZero();
      row.learn(vector);
    }
  }

  @Test
  void a_row_saved_goes_on_bit_for_bit() {
    Embedding row = numbers(new FeatureEngineering());
    Random chance = new Random(3);
    for (int i = 0; i < 300; i++) {
      if (i % 37 == 5) {
        StateWriter out = new StateWriter();
        row.save(out);
        Embedding restored = numbers(new FeatureEngineering());
        restored.load(new StateReader(out.toByteArray()));
        row = restored;
      }
      row.learn(point(i * 60_000L, i % 3 == 0 ? -0.0 : Math.round(chance.nextGaussian())));
    }
    Embedding whole = numbers(new FeatureEngineering());
    Random again = new Random(3);
    for (int i = 0; i < 300; i++) {
      whole.learn(point(i * 60_000L, i % 3 == 0 ? -0.0 : Math.round(again.nextGaussian())));
    }
    Observation next = point(300 * 60_000L, 2);
    assertThat(row.row(next)).isEqualTo(whole.row(next));
  }
}
