package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "500ms,PT0.5S",
    "90s,PT90S",
    "5m,PT5M",
    "12h,PT12H",
    "30d,PT720H",
    "2w,PT336H",
    "1h30m,PT90M",
    "1.5h,PT90M",
    "0s,PT0S",
    "0.5s,PT0.5S",
    "1d12h30m15s250ms,PT36H30M15.25S",
    " 2 d ,PT48H",
    "1w1ms,PT168H0.001S",
    "36500d,PT876000H"
  })
  void a_span_is_read(String text, Duration span) {
    assertThat(DurationText.parse(text)).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "-5s",
        "5 minutes",
        "30m1h",
        "5m5m",
        "1h,30m",
        "5M",
        "1e3s",
        "ten s",
        "5s!"
      })
  void what_is_no_span_is_refused_with_what_would_be_one(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a span of time reads '500ms', '90s', '5m', '12h', '30d', '2w' or '1h30m', was '%s'",
            text);
  }

  @Test
  void a_number_without_a_unit_is_refused_for_that() {
    assertThatThrownBy(() -> DurationText.parse("30"))
        .hasMessageEndingWith("was '30', a number without a unit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"36501d", "999999999999999999w", "36500d1ms"})
  void a_span_of_more_than_a_hundred_years_is_refused(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .hasMessage("a span of time is at most 36500d, was '%s'", text);
  }

  @Test
  void a_part_of_a_millisecond_is_refused() {
    assertThatThrownBy(() -> DurationText.parse("0.5ms"))
        .hasMessage("a span of time is a whole number of milliseconds, was '0.5ms'");
  }

  @Test
  void what_is_written_is_read_again() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long most = 1L << (1 + random.nextInt(41));
      Duration span = Duration.ofMillis(random.nextLong(most));
      assertThat(DurationText.parse(DurationText.of(span))).isEqualTo(span);
    }
    assertThat(DurationText.of(Duration.ofDays(30))).isEqualTo("30d");
    assertThat(DurationText.of(Duration.ofMinutes(90))).isEqualTo("1h30m");
    assertThat(DurationText.of(Duration.ZERO)).isEqualTo("0s");
  }
}
