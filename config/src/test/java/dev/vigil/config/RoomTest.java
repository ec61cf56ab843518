package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.MetricLimit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many series a metric may have, and which points are taken. */
final class RoomTest {
  private static VigilConfig config(String text) throws ConfigException {
    return ConfigReader.read("vigil.yaml", text, Map.of());
  }

  @Test
  void a_metric_goes_by_the_first_entry_that_matches_it() throws ConfigException {
    MetricLimit limit =
        config(
                """
                maxSeriesPerMetric: 1000
                metricLimits:
                  - {metric: user_clicks, maxSeries: 7}
                  - {metric: user_*, maxSeries: 0}
                """)
            .pipelineSpec()
            .metricLimit();
    assertThat(limit.of("user_clicks")).isEqualTo(7);
    assertThat(limit.of("user_age")).isZero();
    assertThat(limit.of("cpu")).isEqualTo(1_000);
    assertThat(config("{}").pipelineSpec().metricLimit()).isSameAs(MetricLimit.NONE);
  }

  @Test
  void a_sample_is_about_as_large_as_it_says_and_always_the_same() throws ConfigException {
    Sampling sampling =
        config(
                """
                sampling:
                  - {metric: debug_*, labels: {env: prod}, keep: 1 in 2}
                  - {metric: debug_*, keep: 1 in 10}
                  - {metric: trace_*, keep: 0 in 1}
                """)
            .sampling();
    SeriesKey debug = SeriesKey.of("debug_gc");
    assertThat(sampling.entryOf(debug)).isEqualTo(1);
    assertThat(sampling.entryOf(new SeriesKey("debug_gc", Labels.of("env", "prod")))).isZero();
    assertThat(sampling.entryOf(SeriesKey.of("cpu"))).isEqualTo(-1);
    assertThat(sampling.words(0)).isEqualTo("debug_*{env=prod}: 1 in 2");
    long hash = Sampling.hash(debug);
    int taken = 0;
    for (long minute = 0; minute < 100_000; minute++) {
      boolean takes = sampling.takes(1, hash, minute * 60_000);
      assertThat(sampling.takes(1, hash, minute * 60_000)).isEqualTo(takes);
      assertThat(sampling.takes(2, hash, minute * 60_000)).isFalse();
      taken += takes ? 1 : 0;
    }
    assertThat(taken).isBetween(9_700, 10_300);
  }

  @Test
  void series_that_report_at_the_same_times_are_not_sampled_at_the_same_times()
      throws ConfigException {
    Sampling sampling = config("sampling: [{metric: m, keep: 1 in 10}]").sampling();
    int both = 0;
    for (int host = 0; host < 1_000; host++) {
      long one = Sampling.hash(new SeriesKey("m", Labels.of("host", "a" + host)));
      long other = Sampling.hash(new SeriesKey("m", Labels.of("host", "b" + host)));
      for (long at = 0; at < 100; at++) {
        both += sampling.takes(0, one, at * 1_000) && sampling.takes(0, other, at * 1_000) ? 1 : 0;
      }
    }
    assertThat(both).isBetween(850, 1_150);
  }

  @Test
  void another_sample_holds_at_once() throws ConfigException {
    VigilConfig before = config("sampling: [{metric: m, keep: 1 in 10}]");
    VigilConfig after = config("sampling: [{metric: m, keep: 1 in 20}]\nmaxSeriesPerMetric: 3");
    assertThat(before.atNextStart(after)).containsExactly("maxSeriesPerMetric or metricLimits");
  }
}
