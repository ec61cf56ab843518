package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Anomalous;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.pipeline.SeriesWatch;
import dev.vigil.pipeline.WatchSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What happens to a series with a day, five minutes a row, after two ordinary weeks, and what is
 * said of it at one page a week. In the sentences each number is a {@code #}.
 */
final class NoveltyStoriesTest {
  private static final int DAY = 288;
  private static final long START = 1_700_006_400_000L;
  private static final SeriesKey SERIES = SeriesKey.of("requests");

  private final Random chance = new Random(1);
  private final List<Told> pages = new ArrayList<>();
  private final List<Integer> strange = new ArrayList<>();
  private double amplitude = 30;

  /** What a story makes of the ordinary value at a row after the two weeks. */
  private interface Story {
    double at(int row, double ordinary);
  }

  private record Told(int row, AnomalyType type, String sentence) {}

  @Test
  void of_ordinary_days_nothing_is_told() {
    tell((row, ordinary) -> ordinary);
    assertThat(pages).isEmpty();
  }

  @Test
  void a_spike() {
    tell((row, ordinary) -> row == 100 ? ordinary + 80 : ordinary);
    assertThat(pages)
        .containsExactly(
            new Told(100, AnomalyType.SPIKE, "highest value in # days, by # % of its range"));
  }

  @Test
  void a_drop() {
    tell((row, ordinary) -> row == 100 ? ordinary - 80 : ordinary);
    assertThat(pages)
        .containsExactly(
            new Told(100, AnomalyType.DROP, "largest step down in # days, by # % of its range"));
  }

  @Test
  void a_spike_at_night_that_would_be_nothing_by_day() {
    tell((row, ordinary) -> row == 216 ? ordinary + 45 : ordinary);
    assertThat(pages)
        .containsExactly(
            new Told(216, AnomalyType.SPIKE, "largest step up in # days, by # % of its range"));
  }

  @Test
  void a_shift_of_level_is_told_as_it_begins_and_then_learnt() {
    tell((row, ordinary) -> row >= 100 ? ordinary + 60 : ordinary);
    assertThat(pages)
        .containsExactly(
            new Told(100, AnomalyType.SPIKE, "highest value in # days, by # % of its range"));
  }

  @Test
  void a_slow_trend() {
    amplitude = 0;
    tell((row, ordinary) -> ordinary + 0.012 * row);
    assertThat(pages.get(0).type()).isEqualTo(AnomalyType.TREND_CHANGE);
    assertThat(pages.get(0).sentence())
        .isEqualTo("highest #-minute mean in # days, by # % of its range");
    assertThat(pages.get(0).row()).isLessThan(DAY);
  }

  @Test
  void a_day_that_slips_away_from_its_usual_hours() {
    tell((row, ordinary) -> row >= DAY ? ordinary + 0.08 * (row - DAY) : ordinary);
    assertThat(pages.get(0).type()).isEqualTo(AnomalyType.SEASONAL_DEVIATION);
    assertThat(pages.get(0).sentence())
        .isEqualTo("above the usual at this hour, by # times its usual two-hour peak");
  }

  @Test
  void a_night_that_does_not_come() {
    double[] evening = new double[1];
    tell(
        (row, ordinary) -> {
          evening[0] = row < 144 ? ordinary : evening[0] - 0.05;
          return row >= 144 && row < 280 ? 105 + 2 * chance.nextGaussian() : ordinary;
        });
    assertThat(pages.get(0).type()).isEqualTo(AnomalyType.SEASONAL_DEVIATION);
    assertThat(pages.get(0).sentence())
        .isEqualTo("above the usual at this hour, by # times its usual two-hour peak");
    assertThat(pages.get(0).row()).isBetween(150, 190);
  }

  @Test
  void a_flat_line() {
    double[] frozen = new double[1];
    tell(
        (row, ordinary) -> {
          frozen[0] = row <= 216 ? ordinary : frozen[0];
          return row >= 216 && row < 240 ? frozen[0] : ordinary;
        });
    assertThat(pages)
        .containsExactly(
            new Told(
                218,
                AnomalyType.FREQUENCY_ANOMALY,
                "no change for # minutes, the longest standstill in # days"));
  }

  @Test
  void a_burst_of_noise_is_told_once() {
    tell(
        (row, ordinary) ->
            row >= 100 && row < 160 ? ordinary + (row % 3 == 0 ? 15 : -12) : ordinary);
    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).row()).isBetween(100, 103);
    assertThat(pages.get(0).type()).isIn(AnomalyType.SPIKE, AnomalyType.DROP);
  }

  @Test
  void what_comes_back_is_strange_again() {
    List<Integer> times = List.of(100, 500, 900, 1300, 1700);
    tell((row, ordinary) -> times.contains(row) ? ordinary + 40 : ordinary);
    assertThat(strange).containsAll(times);
    assertThat(pages.get(0).row()).isEqualTo(100);
  }

  private void tell(Story story) {
    SeriesWatch watch = new SeriesWatch(new WatchSpec());
    Detector detector = new NoveltySpec().newDetector();
    for (int row = -14 * DAY; row < 7 * DAY; row++) {
      double wave = amplitude * Math.sin(2 * Math.PI * row / DAY);
      double ordinary = 100 + wave + 2 * chance.nextGaussian();
      double value = row < 0 ? ordinary : story.at(row, ordinary);
      Point point = new Point(SERIES, START + row * 300_000L, value);
      Verdict verdict = watch.accept(point);
      if (verdict instanceof Anomalous anomalous && row >= -2 * DAY) {
        if (anomalous.notice() == Notice.PAGE) {
          pages.add(told(row, anomalous));
        }
      }
      if (detector.scoreAndLearn(point).value() >= 0.5) {
        strange.add(row);
      }
    }
  }

  private static Told told(int row, Anomalous anomalous) {
    String sentence = anomalous.score().evidence().sentence();
    String words = sentence.replaceAll("[0-9]+(\\.[0-9]+)?", "#");
    return new Told(row, anomalous.score().evidence().type(), words);
  }
}
