package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.Detector;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not matter to a score. */
final class NoveltyInvarianceTest {
  private static final SeriesKey SERIES = SeriesKey.of("x");
  private static final int ROWS = 5000;

  /** A day with noise in steps of 1/1024 and something odd now and then, so that sums are exact. */
  private static double[] values() {
    Random chance = new Random(5);
    double[] values = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double odd = row % 700 == 699 ? 20 + row / 700 : 0;
      double value = 8 * Math.sin(2 * Math.PI * row / 288) + chance.nextGaussian() + odd;
      values[row] = Math.rint(value * 1024) / 1024;
    }
    return values;
  }

  private static List<Score> scores(DoubleUnaryOperator change) {
    Detector detector = new NoveltySpec().newDetector();
    List<Score> scores = new ArrayList<>();
    double[] values = values();
    for (int row = 0; row < ROWS; row++) {
      long now = 1_700_000_000_000L + row * 300_000L;
      double value = change.applyAsDouble(values[row]);
      scores.add(detector.scoreAndLearn(new Point(SERIES, now, value)));
    }
    assertThat(scores).filteredOn(score -> score.value() > 0.62).hasSizeGreaterThan(5);
    return scores;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, -1000, 1e6, 1e9, 1e12})
  void a_level_however_high_does_not_change_a_score(double offset) {
    List<Score> near = scores(value -> value);
    List<Score> far = scores(value -> value + offset);
    for (int row = 0; row < ROWS; row++) {
      assertThat(far.get(row).value())
          .as("row %d", row)
          .isCloseTo(near.get(row).value(), within(1e-3));
      if (row > 100) {
        assertThat(far.get(row).dense())
            .as("row %d", row)
            .isCloseTo(near.get(row).dense(), within(1e-2));
        assertThat(far.get(row).expected() - offset)
            .isCloseTo(near.get(row).expected(), within(1e-2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, -40, -30, -20, -10, 1, 10, 30, 60})
  void a_unit_however_small_or_large_does_not_change_a_score(int powerOfTwo) {
    double unit = Math.pow(2, powerOfTwo);
    List<Score> one = scores(value -> value);
    List<Score> other = scores(value -> value * unit);
    for (int row = 0; row < ROWS; row++) {
      assertThat(other.get(row).value())
          .as("row %d", row)
          .isCloseTo(one.get(row).value(), within(1e-3));
      assertThat(other.get(row).expected() / unit).isCloseTo(one.get(row).expected(), within(1e-3));
    }
  }

  @Test
  void a_mirror_turns_spikes_into_drops() {
    List<Score> up = scores(value -> value);
    List<Score> down = scores(value -> -value);
    for (int row = 0; row < ROWS; row++) {
      assertThat(down.get(row).value()).isEqualTo(up.get(row).value());
      assertThat(down.get(row).evidence().type()).isEqualTo(mirrored(up.get(row)));
    }
  }

  private static AnomalyType mirrored(Score score) {
    AnomalyType type = score.evidence().type();
    return switch (type) {
      case SPIKE -> AnomalyType.DROP;
      case DROP -> AnomalyType.SPIKE;
      default -> type;
    };
  }

  @Test
  void a_count_that_is_one_higher_than_ever_is_no_highest_value() {
    int oneMore = 0;
    double ofCounts = 0;
    double ofMeasurements = 0;
    for (int seed = 1; seed <= 6; seed++) {
      Random chance = new Random(seed);
      Detector counts = new NoveltySpec().newDetector();
      Detector measurements = new NoveltySpec().newDetector();
      double highest = 0;
      for (int row = 0; row < 12_000; row++) {
        double count = poisson(4, chance);
        long now = 1_700_000_000_000L + row * 300_000L;
        Score score = counts.scoreAndLearn(new Point(SERIES, now, count));
        double measured = count + 0.01 * chance.nextDouble();
        Score other = measurements.scoreAndLearn(new Point(SERIES, now, measured));
        if (row > 200 && count == highest + 1) {
          oneMore++;
          ofCounts += score.value();
          ofMeasurements += other.value();
          assertThat(score.evidence().sentence()).doesNotContain("highest value");
        }
        highest = Math.max(highest, count);
      }
      long next = 1_700_000_000_000L + 12_000 * 300_000L;
      Score far = counts.score(new Point(SERIES, next, highest + 15));
      assertThat(far.value()).isGreaterThan(1);
      assertThat(far.evidence().sentence()).contains("highest value");
    }
    assertThat(oneMore).isGreaterThan(6);
    assertThat(ofCounts).isLessThan(0.75 * ofMeasurements);
  }

  private static int poisson(double mean, Random chance) {
    double product = chance.nextDouble();
    int count = 0;
    for (double limit = Math.exp(-mean); product > limit; count++) {
      product *= chance.nextDouble();
    }
    return count;
  }

  @Test
  void when_the_clocks_change_people_s_habits_are_no_news_in_their_own_zone() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    for (String change : new String[] {"2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"}) {
      assertThat(newsAround(change, berlin, berlin)).as("in Berlin, %s", change).isEmpty();
      assertThat(newsAround(change, berlin, ZoneOffset.UTC)).as("in UTC, %s", change).isNotEmpty();
    }
  }

  /** Rows of the three days after a change that are news, of a series that keeps local hours. */
  private static List<Integer> newsAround(String change, ZoneId people, ZoneId detectors) {
    Detector detector = new NoveltySpec(detectors).newDetector();
    Random chance = new Random(9);
    long at = Instant.parse(change).toEpochMilli();
    List<Integer> news = new ArrayList<>();
    for (int row = -28 * 96; row < 3 * 96; row++) {
      long now = at + row * 900_000L;
      LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(now), people);
      boolean open = local.getHour() >= 8 && local.getHour() < 20;
      double value = (open ? 500 : 100) + 10 * chance.nextGaussian();
      double score = detector.scoreAndLearn(new Point(SERIES, now, value)).value();
      if (row >= 0 && score >= 0.62) {
        news.add(row);
      }
    }
    return news;
  }
}
