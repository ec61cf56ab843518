package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

final class FakeClockTest {
  private final FakeClock clock = FakeClock.at("2026-03-29T00:59:00Z");

  @Test
  void it_stands_still_until_time_is_made_to_pass() {
    Instant before = clock.instant();
    assertThat(clock.instant()).isEqualTo(before);
    clock.advance(Duration.ofMinutes(1));
    assertThat(clock.instant()).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(clock.millis()).isEqualTo(before.toEpochMilli() + 60_000);
  }

  @Test
  void it_can_be_set_back_but_does_not_run_backwards() {
    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .withMessageContaining("PT-1S");
  }

  @Test
  void a_clock_of_another_zone_shows_the_same_time() {
    Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(ZonedDateTime.now(berlin)).hasToString("2026-03-29T03:00+02:00[Europe/Berlin]");
  }
}
