package dev.vigil.cli.plot;

import static dev.vigil.cli.plot.Plots.LATENCY;
import static dev.vigil.cli.plot.Plots.MINUTE;
import static dev.vigil.cli.plot.Plots.START;
import static dev.vigil.cli.plot.Plots.normal;
import static dev.vigil.cli.plot.Plots.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlotRecorderTest {
  private final PlotRecorder recorder = new PlotRecorder();

  @Test
  void a_short_series_is_kept_exactly() {
    for (int i = 0; i < PlotRecorder.MOST_BUCKETS_EACH; i++) {
      recorder.add(LATENCY, START + i * MINUTE, value(i), normal(i, 5), null);
    }
    Course course = recorder.plot().series().get(0).course();
    assertThat(course.size()).isEqualTo(PlotRecorder.MOST_BUCKETS_EACH);
    assertThat(course.isWhole()).isTrue();
    for (int i = 0; i < course.size(); i++) {
      assertThat(course.at[i]).isEqualTo(START + i * MINUTE);
      assertThat(course.value[i]).isEqualTo(value(i));
      assertThat(course.lower[i]).isEqualTo(i - 5.0);
      assertThat(course.upper[i]).isEqualTo(i + 5.0);
      assertThat(course.expected[i]).isEqualTo(i);
    }
  }

  private static double value(int i) {
    return Math.sin(i * 0.37) * 1_000;
  }

  @Test
  void nothing_is_lost_when_buckets_are_merged_once() {
    int points = PlotRecorder.MOST_BUCKETS_EACH * 2;
    for (int i = 0; i < points; i++) {
      recorder.add(LATENCY, START + i * MINUTE, value(i), normal(i, 5), null);
    }
    Course course = recorder.plot().series().get(0).course();
    assertThat(course.isWhole()).isTrue();
    assertThat(course.value).hasSize(points);
    assertThat(course.value[points - 1]).isEqualTo(value(points - 1));
    assertThat(course.upper[points - 2]).isEqualTo(points - 2 + 5.0);
  }

  @Test
  void ten_million_observations_stay_within_their_buckets_and_no_spike_vanishes() {
    int points = 10_000_000;
    SplittableRandom random = new SplittableRandom(1);
    Verdict quiet = normal(0, 2);
    for (int i = 0; i < points; i++) {
      double value = i == 1_234_567 ? 50 : i == 7_654_321 ? -60 : random.nextDouble();
      recorder.add(LATENCY, START + i * 1_000L, value, quiet, null);
      if (i % 100_000 == 0) {
        assertThat(recorder.buckets()).isBetween(1, PlotRecorder.MOST_BUCKETS_EACH);
      }
    }
    PlotSeries series = recorder.plot().series().get(0);
    Course course = series.course();
    assertThat(course.size()).isBetween(4_096, 4 * PlotRecorder.MOST_BUCKETS_EACH);
    assertThat(course.perBucket).isEqualTo(2_048);
    assertThat(course.isWhole()).isFalse();
    assertThat(series.totals().observations()).isEqualTo(points);
    assertThat(course.value[course.from(START + 1_234_567_000L)]).isEqualTo(50);
    assertThat(course.value[course.from(START + 7_654_321_000L)]).isEqualTo(-60);
    assertThat(course.at[0]).isEqualTo(START);
    assertThat(course.at[course.size() - 1]).isEqualTo(START + (points - 1) * 1_000L);
    assertThat(course.at).isSorted();
  }

  @Test
  void many_series_share_their_buckets_and_short_ones_stay_exact() {
    SeriesKey brief = SeriesKey.of("brief");
    for (int i = 0; i < 500; i++) {
      recorder.add(brief, START + i * MINUTE, i, normal(i, 1), null);
    }
    SeriesKey[] keys = new SeriesKey[40];
    Arrays.setAll(keys, i -> SeriesKey.of("series" + i));
    for (int i = 0; i < 6_000; i++) {
      for (SeriesKey key : keys) {
        recorder.add(key, START + i * MINUTE, i, normal(i, 1), null);
      }
      assertThat(recorder.buckets()).isLessThanOrEqualTo(PlotRecorder.MOST_BUCKETS);
    }
    recorder.add(brief, START + 500 * MINUTE, 500, page(Severity.LOW), null);
    Plot plot = recorder.plot();
    assertThat(plot.series().get(0).name()).isEqualTo("brief");
    assertThat(plot.series().get(0).course().value).hasSize(501);
    assertThat(plot.series()).hasSize(PlotRecorder.MOST_DRAWN);
    assertThat(plot.totals().observations()).isEqualTo(501 + 40 * 6_000);
  }

  @Test
  void the_oddest_series_are_drawn_and_the_others_are_named_and_counted() {
    for (int i = 0; i < PlotRecorder.MOST_TRACKS + 10; i++) {
      SeriesKey key = SeriesKey.of("series" + i);
      recorder.add(key, START, 1, i == 700 ? page(Severity.LOW) : normal(1, 1), null);
      recorder.add(key, START + MINUTE, 1, i == 900 ? page(Severity.HIGH) : normal(1, 1), null);
    }
    Plot plot = recorder.plot();
    assertThat(plot.series()).hasSize(PlotRecorder.MOST_DRAWN);
    assertThat(plot.series().subList(0, 3))
        .extracting(PlotSeries::name)
        .containsExactly("series900", "series700", "series0");
    assertThat(plot.leftOut().count())
        .isEqualTo(PlotRecorder.MOST_TRACKS + 10 - PlotRecorder.MOST_DRAWN);
    assertThat(plot.leftOut().atLeast()).isFalse();
    assertThat(plot.leftOut().names()).hasSize(100).startsWith("series22", "series23");
    assertThat(plot.totals().observations()).isEqualTo(2L * (PlotRecorder.MOST_TRACKS + 10));
  }

  @Test
  void series_beyond_all_bounds_are_still_counted() {
    for (int i = 0; i < PlotRecorder.MOST_TRACKS + PlotRecorder.MOST_OTHERS + 5; i++) {
      recorder.add(SeriesKey.of("s" + i), START, 1, page(Severity.LOW), null);
    }
    Plot plot = recorder.plot();
    assertThat(plot.leftOut().atLeast()).isTrue();
    assertThat(plot.totals().pages())
        .isEqualTo(PlotRecorder.MOST_TRACKS + PlotRecorder.MOST_OTHERS + 5);
  }

  @Test
  void the_strongest_anomalies_are_kept_and_all_are_counted() {
    int anomalies = PlotRecorder.MOST_TOLD + 500;
    for (int i = 0; i < anomalies; i++) {
      Severity severity = i % 1_000 == 0 ? Severity.CRITICAL : Severity.LOW;
      double pValue = (i + 1.0) / (anomalies + 1.0);
      Verdict verdict = Plots.anomalous(severity, Verdict.Notice.UPDATE, pValue);
      recorder.add(LATENCY, START + i * MINUTE, 1, verdict, null);
    }
    PlotSeries series = recorder.plot().series().get(0);
    assertThat(series.marks()).hasSize(PlotRecorder.MOST_TOLD);
    assertThat(series.totals().updates()).isEqualTo(anomalies);
    assertThat(series.marks()).filteredOn(mark -> mark.severity() == Severity.CRITICAL).hasSize(11);
    assertThat(series.marks()).extracting(Mark::epochMillis).isSorted();
    assertThat(series.marks())
        .extracting(Mark::epochMillis)
        .contains(START + MINUTE)
        .doesNotContain(START + 10_499 * MINUTE);
  }

  @Test
  void an_anomaly_stands_on_the_line_with_its_own_band_however_long_the_series() {
    for (int i = 0; i < 200_000; i++) {
      boolean odd = i == 150_001;
      recorder.add(
          LATENCY,
          START + i * MINUTE,
          odd ? 115 : 500,
          odd ? page(Severity.HIGH) : normal(500, 400),
          null);
      recorder.add(LATENCY, START + i * MINUTE + 1, 0, normal(500, 400), null);
    }
    PlotSeries series = recorder.plot().series().get(0);
    int at = series.course().from(START + 150_001 * MINUTE);
    assertThat(series.course().value[at]).isEqualTo(115);
    assertThat(series.course().upper[at]).isEqualTo(110);
    assertThat(Excess.of(series)).containsExactly(new Excess(at, at, true, Severity.HIGH));
  }

  @Test
  void what_was_refused_is_counted_and_not_drawn() {
    recorder.add(LATENCY, START, 1, normal(1, 1), null);
    recorder.add(
        LATENCY, START + MINUTE, Double.NaN, new Verdict.Rejected(Verdict.Reason.NOT_FINITE), null);
    recorder.add(LATENCY, START, 1, new Verdict.Rejected(Verdict.Reason.DUPLICATE), null);
    PlotSeries series = recorder.plot().series().get(0);
    assertThat(series.course().value).containsExactly(1);
    assertThat(series.totals().refused()).isEqualTo(2);
    assertThat(series.totals().observations()).isEqualTo(3);
  }

  @Test
  void runs_of_labels_become_windows_that_know_whether_they_were_hit() {
    for (int i = 0; i < 50; i++) {
      boolean labelled = (i >= 10 && i < 15) || i == 20 || i >= 48;
      Verdict verdict = i == 12 || i == 30 ? page(Severity.LOW) : normal(1, 1);
      recorder.add(LATENCY, START + i * MINUTE, 1, verdict, labelled);
    }
    PlotSeries series = recorder.plot().series().get(0);
    assertThat(series.windows())
        .containsExactly(
            new Window(START + 10 * MINUTE, START + 14 * MINUTE, true),
            new Window(START + 20 * MINUTE, START + 20 * MINUTE, false),
            new Window(START + 48 * MINUTE, START + 49 * MINUTE, false));
    assertThat(series.totals().windows()).isEqualTo(3);
    assertThat(series.totals().windowsHit()).isEqualTo(1);
  }

  @Test
  void an_observation_out_of_order_is_drawn_where_it_belongs() {
    for (int minute : new int[] {0, 1, 3, 2, 4}) {
      recorder.add(LATENCY, START + minute * MINUTE, minute, normal(1, 1), null);
    }
    assertThat(recorder.plot().series().get(0).course().value).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void the_line_is_cut_where_the_series_was_silent() {
    for (int i = 0; i < 100; i++) {
      recorder.add(LATENCY, START + (i < 60 ? i : i + 30) * MINUTE, i, normal(i, 1), null);
    }
    Course course = recorder.plot().series().get(0).course();
    assertThat(course.size()).isEqualTo(101);
    assertThat(course.value[60]).isNaN();
    assertThat(course.upper[60]).isNaN();
    assertThat(course.at[60]).isBetween(START + 59 * MINUTE, START + 90 * MINUTE);
  }

  @Test
  void learning_and_what_was_held_back_are_kept() {
    recorder.add(LATENCY, START, 1, new Verdict.WarmingUp(Plots.score(1, 1), 1), null);
    recorder.add(LATENCY, START + MINUTE, 1, normal(1, 1), null);
    recorder.add(LATENCY, START + 2 * MINUTE, 1, Plots.held(Verdict.Holding.SERIES_BUDGET), null);
    PlotSeries series = recorder.plot().series().get(0);
    assertThat(series.isLearning(START)).isTrue();
    assertThat(series.isLearning(START + 1)).isFalse();
    assertThat(series.totals().held()).isEqualTo(1);
    assertThat(series.marks()).singleElement().matches(Mark::isHeld);
    assertThat(series.marks().get(0).sentence())
        .isEqualTo("Lowest in 3 days (held back: the series has spent its alert budget)");
  }

  @Test
  void recording_goes_on_after_a_plot() {
    recorder.add(LATENCY, START, 1, normal(1, 1), true);
    Plot first = recorder.plot();
    recorder.add(LATENCY, START + MINUTE, 2, normal(1, 1), true);
    assertThat(first.totals().observations()).isEqualTo(1);
    assertThat(first.series().get(0).windows()).containsExactly(new Window(START, START, false));
    assertThat(recorder.plot().series().get(0).windows())
        .containsExactly(new Window(START, START + MINUTE, false));
  }
}
