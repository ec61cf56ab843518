package dev.vigil.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Duration of(String header) {
    return RetryAfter.of(header, NOW);
  }

  @Test
  void seconds_and_dates_are_read() {
    assertThat(of("0")).isZero();
    assertThat(of(" 37 ")).isEqualTo(Duration.ofSeconds(37));
    assertThat(of("0.25")).isEqualTo(Duration.ofMillis(250));
    assertThat(of("Thu, 01 Jan 2026 00:02:00 GMT")).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void an_hour_is_the_most() {
    assertThat(of("999999999")).isEqualTo(Duration.ofHours(1));
    assertThat(of("Thu, 01 Jan 2099 00:00:00 GMT")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void what_is_over_or_cannot_be_read_asks_for_nothing() {
    for (String header :
        List.of(
            "Wed, 31 Dec 2025 23:00:00 GMT", "-5", "soon", "", "99999999999999", "1e9", "NaN")) {
      assertThat(of(header)).as(header).isZero();
    }
  }
}
