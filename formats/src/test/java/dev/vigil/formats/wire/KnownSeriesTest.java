package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.model.SeriesKey;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownSeriesTest {
  private static byte[] raw(int number) {
    return ("series " + number).getBytes(UTF_8);
  }

  private static int take(KnownSeries series, int number) {
    byte[] raw = raw(number);
    int known = series.find(raw, 0, raw.length);
    return known >= 0 ? known : series.add(raw, 0, raw.length, SeriesKey.of("m" + number));
  }

  @Test
  void a_series_keeps_its_number_from_request_to_request() {
    KnownSeries series = new KnownSeries(10_000);
    for (int request = 0; request < 3; request++) {
      series.begin();
      for (int i = 0; i < 10_000; i++) {
        int number = take(series, i);
        assertThat(number).isEqualTo(i);
        assertThat(series.key(number).metric()).isEqualTo("m" + i);
      }
    }
    assertThat(series.size()).isEqualTo(10_000);
    assertThat(series.generation()).isZero();
  }

  @Test
  void series_beyond_the_limit_are_told_right_for_their_request_and_then_forgotten() {
    KnownSeries series = new KnownSeries(100);
    for (int request = 0; request < 20; request++) {
      series.begin();
      for (int i = 0; i < 150; i++) {
        assertThat(series.key(take(series, i)).metric()).isEqualTo("m" + i);
      }
      assertThat(series.size()).isLessThanOrEqualTo(100);
    }
    int after = series.generation();
    assertThat(after).isBetween(3, 10);
    series.begin();
    assertThatThrownBy(() -> series.key(120)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void series_that_nobody_sends_any_more_make_room() {
    KnownSeries series = new KnownSeries(100);
    for (int request = 0; request < 1_000; request++) {
      series.begin();
      for (int i = 0; i < 10; i++) {
        assertThat(series.key(take(series, 10 * request + i)).metric())
            .isEqualTo("m" + (10 * request + i));
      }
    }
    assertThat(series.size()).isLessThanOrEqualTo(100);
    assertThat(series.generation()).isGreaterThan(10);
  }

  @Test
  void bytes_are_hashed_apart_in_all_their_places() {
    byte[] bytes = new byte[40];
    Set<Integer> seen = new HashSet<>();
    for (int length = 0; length <= bytes.length; length++) {
      assertThat(seen.add(ByteHash.of(bytes, 0, length))).isTrue();
    }
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        bytes[at] ^= (byte) (1 << bit);
        assertThat(seen.add(ByteHash.of(bytes, 0, bytes.length))).isTrue();
        bytes[at] ^= (byte) (1 << bit);
      }
    }
  }
}
