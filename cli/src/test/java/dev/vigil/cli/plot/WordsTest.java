package dev.vigil.cli.plot;

import static dev.vigil.cli.plot.Plots.LATENCY;
import static dev.vigil.cli.plot.Plots.MINUTE;
import static dev.vigil.cli.plot.Plots.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, '0'",
    "39197, '39,197'",
    "742.35, '742.4'",
    "0.000123456, '0.0001235'",
    "-2678.9, '-2,679'",
    "0.5, '0.5'",
    "1e9, '1,000,000,000'",
    "1.5e20, '1.5e20'",
    "1e-7, '1e-7'",
    "NaN, 'none'",
    "-Infinity, '−∞'"
  })
  void numbers_are_as_long_as_people_need_them(double value, String text) {
    assertThat(Numbers.value(value)).isEqualTo(text);
  }

  @Test
  void ranges_say_which_end_is_open() {
    assertThat(Numbers.range(139, 203)).isEqualTo("139–203");
    assertThat(Numbers.range(-5, 5)).isEqualTo("-5 to 5");
    assertThat(Numbers.range(Double.NEGATIVE_INFINITY, 203)).isEqualTo("below 203");
    assertThat(Numbers.range(139, Double.POSITIVE_INFINITY)).isEqualTo("above 139");
    assertThat(Numbers.range(Double.NaN, Double.NaN)).isEmpty();
  }

  @Test
  void times_are_in_their_zone_and_as_fine_as_they_are() {
    assertThat(Times.full(START, ZoneOffset.UTC)).isEqualTo("Mon 5 Jan 2026, 00:00");
    assertThat(Times.full(START + 1_000, ZoneOffset.UTC)).isEqualTo("Mon 5 Jan 2026, 00:00:01");
    assertThat(Times.full(START + 1, ZoneOffset.UTC)).isEqualTo("Mon 5 Jan 2026, 00:00:00.001");
    assertThat(Times.full(START, ZoneId.of("America/New_York"))).isEqualTo("Sun 4 Jan 2026, 19:00");
    assertThat(Times.zone(ZoneOffset.UTC)).isEqualTo("UTC");
    assertThat(Times.zone(ZoneId.of("Etc/UTC"))).isEqualTo("UTC");
  }

  @Test
  void the_heading_is_the_answer() {
    PlotRecorder recorder = new PlotRecorder();
    assertThat(Wording.heading(recorder.plot(), Plots.CAPTION))
        .isEqualTo("No observations in days.csv");
    recorder.add(LATENCY, START, 1, Plots.normal(1, 1), null);
    assertThat(Wording.heading(recorder.plot(), Plots.CAPTION))
        .isEqualTo("Nothing unusual in days.csv");
    recorder.add(LATENCY, START + MINUTE, 1, Plots.page(Severity.LOW), null);
    assertThat(Wording.heading(recorder.plot(), Plots.CAPTION))
        .isEqualTo("One anomaly in days.csv");
    recorder.add(LATENCY, START + 2 * MINUTE, 1, Plots.page(Severity.LOW), null);
    assertThat(Wording.heading(recorder.plot(), Plots.CAPTION))
        .isEqualTo("2 anomalies in days.csv");
  }

  @Test
  void the_lede_says_what_was_looked_at() {
    assertThat(Wording.lede(Plots.threeDays(LATENCY).plot(), Plots.CAPTION))
        .isEqualTo(
            "4,320 observations of one series, 5 Jan 2026, 00:00 to 7 Jan 2026, 23:59, UTC."
                + " Novelty detector.");
  }

  @Test
  void a_span_says_its_day_once() {
    assertThat(new Span(START, START + 90 * MINUTE).words(ZoneOffset.UTC))
        .isEqualTo("5 Jan 2026, 00:00 to 01:30, UTC");
    assertThat(new Span(START, START).words(ZoneOffset.UTC)).isEqualTo("5 Jan 2026, 00:00, UTC");
    assertThat(new Span(START, START + 30 * 1_440 * MINUTE).words(ZoneOffset.UTC))
        .isEqualTo("5 Jan 2026 to 4 Feb 2026, UTC");
  }

  @Test
  void counts_name_only_what_there_is() {
    assertThat(Wording.counts(Totals.none())).isEqualTo("No anomaly");
    assertThat(Wording.counts(new Totals(9, 0, 1, 0, 0, 0, 0))).isEqualTo("One page");
    assertThat(Wording.counts(new Totals(9, 0, 6, 3, 2, 5, 4)))
        .isEqualTo("6 pages, 3 updates, 2 held back, 4 of 5 labelled windows hit");
    assertThat(Wording.counts(new Totals(9, 1, 0, 0, 1_234, 0, 0)))
        .isEqualTo("1,234 held back, 1 refused");
    assertThat(Wording.counts(new Totals(9, 0, 0, 0, 0, 1, 0)))
        .isEqualTo("No anomaly, the labelled window was missed");
  }

  @Test
  void what_was_held_back_says_by_whom() {
    assertThat(Wording.held((Verdict.Held) Plots.held(Verdict.Holding.FLEET_BUDGET)))
        .isEqualTo(
            "Lowest in 3 days (held back: all series together have spent their alert budget)");
  }
}
