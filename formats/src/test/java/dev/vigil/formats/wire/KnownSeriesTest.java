package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    Object numbering = series.numbering();
    for (int request = 0; request < 3; request++) {
      series.begin();
      for (int i = 0; i < 10_000; i++) {
        int number = take(series, i);
        assertThat(number).isEqualTo(i);
        assertThat(series.key(number).metric()).isEqualTo("m" + i);
      }
    }
    assertThat(series.size()).isEqualTo(10_000);
    assertThat(series.numbering()).isSameAs(numbering);
  }

  @Test
  void series_beyond_the_limit_are_told_right_for_their_request_and_then_forgotten() {
    KnownSeries series = new KnownSeries(100);
    Set<Object> numberings = new HashSet<>();
    for (int request = 0; request < 20; request++) {
      series.begin();
      numberings.add(series.numbering());
      for (int i = 0; i < 150; i++) {
        assertThat(series.key(take(series, i)).metric()).isEqualTo("m" + i);
      }
      assertThat(series.size()).isLessThanOrEqualTo(100);
    }
    assertThat(numberings).as("how often all was forgotten, and once more").hasSizeBetween(4, 11);
    series.begin();
    assertThatThrownBy(() -> series.key(120)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void series_that_nobody_sends_any_more_make_room() {
    KnownSeries series = new KnownSeries(100);
    Set<Object> numberings = new HashSet<>();
    for (int request = 0; request < 1_000; request++) {
      series.begin();
      numberings.add(series.numbering());
      for (int i = 0; i < 10; i++) {
        assertThat(series.key(take(series, 10 * request + i)).metric())
            .isEqualTo("m" + (10 * request + i));
      }
    }
    assertThat(series.size()).isLessThanOrEqualTo(100);
    assertThat(numberings).hasSizeGreaterThan(11);
  }

  @Test
  void what_one_reader_has_learnt_all_find() {
    SharedSeries shared = new SharedSeries(1_000);
    KnownSeries one = new KnownSeries(shared);
    KnownSeries other = new KnownSeries(shared);
    for (int i = 0; i < 500; i++) {
      take(one, i);
    }
    for (int i = 499; i >= 0; i--) {
      byte[] raw = raw(i);
      int number = other.find(raw, 0, raw.length);
      assertThat(number).isEqualTo(i);
      assertThat(other.key(number)).isSameAs(one.key(i));
    }
    assertThat(other.numbering()).isSameAs(one.numbering());
  }

  @Test
  void a_request_keeps_its_numbers_while_others_have_everything_forgotten() {
    SharedSeries shared = new SharedSeries(100);
    KnownSeries slow = new KnownSeries(shared);
    slow.begin();
    int first = take(slow, 0);
    KnownSeries busy = new KnownSeries(shared);
    for (int request = 1; busy.numbering() == slow.numbering(); request++) {
      busy.begin();
      for (int i = 0; i < 50; i++) {
        take(busy, 50 * request + i);
      }
    }
    assertThat(slow.key(first).metric()).isEqualTo("m0");
    assertThat(take(slow, 0)).isEqualTo(first);
    assertThat(slow.numbering()).isNotSameAs(busy.numbering());
  }

  @Test
  void readers_at_once_give_a_series_one_number() throws Exception {
    SharedSeries shared = new SharedSeries(50_000);
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<int[]>> tasks = new ArrayList<>();
      for (int reader = 0; reader < 4; reader++) {
        int seed = reader;
        tasks.add(() -> numbers(new KnownSeries(shared), seed));
      }
      List<Future<int[]>> all = readers.invokeAll(tasks);
      for (Future<int[]> numbers : all) {
        assertThat(numbers.get()).isEqualTo(all.get(0).get()).doesNotHaveDuplicates();
      }
    } finally {
      readers.shutdown();
    }
  }

  /** The numbers of 20,000 series, asked for in another order by each, thrice. */
  private static int[] numbers(KnownSeries known, int seed) {
    int[] numbers = new int[20_000];
    for (int request = 0; request < 3; request++) {
      known.begin();
      for (int i = 0; i < numbers.length; i++) {
        int series = (i * 7 + seed * 3_001) % numbers.length;
        int number = take(known, series);
        assertThat(known.key(number).metric()).isEqualTo("m" + series);
        numbers[series] = number;
      }
    }
    return numbers;
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
