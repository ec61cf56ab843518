package dev.vigil.detect.seasonal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class WallClockTest {
  private static final String[] ZONES = {
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"
  };

  @Test
  void it_shows_what_the_zone_says_at_every_quarter_of_an_hour() {
    for (String zone : ZONES) {
      WallClock clock = new WallClock(ZoneId.of(zone));
      Instant start = Instant.parse("2026-01-01T00:00:00Z");
      for (int quarter = 0; quarter < 2 * 365 * 96; quarter++) {
        Instant at = start.plusSeconds(quarter * 900L);
        long wall =
            LocalDateTime.ofInstant(at, ZoneId.of(zone)).toInstant(ZoneOffset.UTC).toEpochMilli();
        assertThat(clock.local(at.toEpochMilli())).isEqualTo(wall);
      }
    }
  }

  @Test
  void an_hour_told_twice_is_known_and_so_is_the_time_after_one_left_out() {
    assertThat(changed("Europe/Berlin", "2026-10-25T00:59:59Z")).isFalse();
    assertThat(changed("Europe/Berlin", "2026-10-25T01:00:00Z")).isTrue();
    assertThat(changed("Europe/Berlin", "2026-10-25T01:59:59Z")).isTrue();
    assertThat(changed("Europe/Berlin", "2026-10-25T02:00:00Z")).isFalse();
    assertThat(changed("America/New_York", "2026-03-08T07:30:00Z")).isTrue();
    assertThat(changed("America/New_York", "2026-03-08T08:00:00Z")).isFalse();
    assertThat(changed("Australia/Lord_Howe", "2026-04-04T15:29:59Z")).isTrue();
    assertThat(changed("Australia/Lord_Howe", "2026-04-04T15:30:00Z")).isFalse();
    assertThat(changed("UTC", "2026-03-29T01:30:00Z")).isFalse();
  }

  private static boolean changed(String zone, String at) {
    return new WallClock(ZoneId.of(zone)).justChanged(Instant.parse(at).toEpochMilli());
  }
}
