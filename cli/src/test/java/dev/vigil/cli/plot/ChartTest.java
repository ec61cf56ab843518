package dev.vigil.cli.plot;

import static dev.vigil.cli.plot.Plots.LATENCY;
import static dev.vigil.cli.plot.Plots.MINUTE;
import static dev.vigil.cli.plot.Plots.START;
import static dev.vigil.cli.plot.Plots.normal;
import static dev.vigil.cli.plot.Plots.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import org.junit.jupiter.api.Test;

class ChartTest {
  private final PlotRecorder recorder = new PlotRecorder();

  private void add(int minute, double value, Verdict verdict) {
    recorder.add(LATENCY, START + minute * MINUTE, value, verdict, null);
  }

  private PlotSeries series() {
    return recorder.plot().series().get(0);
  }

  @Test
  void the_excess_goes_as_far_as_the_values_are_beyond_the_same_end() {
    for (int i = 0; i < 30; i++) {
      boolean high = i >= 10 && i < 15;
      Verdict verdict =
          i == 11 ? page(Severity.LOW) : i == 13 ? page(Severity.HIGH) : normal(100, 10);
      add(i, high ? 150 : i == 15 ? 10 : 100, verdict);
    }
    assertThat(Excess.of(series())).containsExactly(new Excess(10, 14, true, Severity.HIGH));
  }

  @Test
  void an_anomaly_inside_its_band_has_no_excess_and_one_held_back_has_no_severity() {
    add(0, 100, page(Severity.HIGH));
    add(1, 50, Plots.held(Verdict.Holding.SERIES_BUDGET));
    assertThat(Excess.of(series())).containsExactly(new Excess(1, 1, false, null));
  }

  @Test
  void the_chart_holds_values_and_band() {
    for (int i = 0; i < 100; i++) {
      add(i, i - 10, normal(i - 10, 20));
    }
    Range range = Range.of(series().course());
    assertThat(range.low()).isBetween(-50.0, -30.0);
    assertThat(range.high()).isBetween(109.0, 130.0);
  }

  @Test
  void where_no_value_is_below_zero_the_chart_begins_there() {
    for (int i = 0; i < 100; i++) {
      add(i, i, normal(i, 20));
    }
    assertThat(Range.of(series().course()).low()).isZero();
  }

  @Test
  void a_band_that_is_far_too_wide_does_not_flatten_the_values() {
    for (int i = 0; i < 1_000; i++) {
      add(i, 100 + i % 10, normal(100, i < 3 ? 1e9 : 1e5));
    }
    Range range = Range.of(series().course());
    assertThat(range.high() - range.low()).isBetween(9.0, 40.0);
  }

  @Test
  void a_constant_series_has_a_range_too() {
    add(0, 5, normal(5, 0));
    add(1, 5, normal(5, 0));
    Range range = Range.of(series().course());
    assertThat(range.low()).isLessThan(5);
    assertThat(range.high()).isGreaterThan(5);
    PlotRecorder zero = new PlotRecorder();
    zero.add(LATENCY, START, 0, normal(0, Double.NaN), null);
    Range ofZero = Range.of(zero.plot().series().get(0).course());
    assertThat(ofZero.low()).isLessThanOrEqualTo(0);
    assertThat(ofZero.high()).isGreaterThan(0);
  }
}
