package dev.vigil.store;

import static dev.vigil.store.Things.START;
import static dev.vigil.store.Things.batch;
import static dev.vigil.store.Things.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.model.Labels;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every journal promises. */
abstract class JournalContract extends StoreContract {
  private List<Observation> replayed(long from) {
    List<Observation> all = new ArrayList<>();
    store.journal().replay(from, (batch, end) -> all.addAll(batch.observations()));
    return all;
  }

  @Test
  void what_was_appended_comes_back_bit_for_bit_and_in_order() {
    PointBatch batch = new PointBatch();
    SeriesKey odd =
        new SeriesKey("m\u0000\u202e", Labels.of(Map.of("a b", "\ud83d\udea8", "c", "")));
    double[] values = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e300};
    for (double value : values) {
      batch.add(odd, Long.MIN_VALUE + 3, value);
      batch.add(SeriesKey.of("plain"), Long.MAX_VALUE, value);
    }
    batch.add(row(1, 1, Double.NaN));
    batch.add(row(2, 5));
    batch.attach(new byte[] {1, 2, 3});
    List<Observation> first = batch.observations();
    store.journal().append(batch);
    store.journal().append(batch(0, 10));
    reopen();
    List<Observation> all = replayed(store.journal().start());
    assertThat(all.subList(0, first.size())).isEqualTo(first);
    assertThat(all.subList(first.size(), all.size())).isEqualTo(batch(0, 10).observations());
    assertThat(Double.doubleToRawLongBits(((dev.vigil.model.Point) all.get(2)).value()))
        .isEqualTo(Double.doubleToRawLongBits(-0.0));
    List<byte[]> attached = new ArrayList<>();
    store.journal().replay(0, (one, end) -> attached.add(one.attachment()));
    assertThat(attached.get(0)).containsExactly(1, 2, 3);
    assertThat(attached.get(1)).isEmpty();
  }

  @Test
  void it_is_replayed_from_any_position_that_was_given() {
    List<Long> positions = new ArrayList<>(List.of(store.journal().start()));
    for (int i = 0; i < 40; i++) {
      positions.add(store.journal().append(batch(i * 100, 100)));
      if (i % 10 == 9) {
        reopen();
      }
    }
    assertThat(store.journal().end()).isEqualTo(positions.get(40));
    for (int i = 0; i <= 40; i++) {
      assertThat(replayed(positions.get(i)))
          .isEqualTo(batch(i * 100, (40 - i) * 100).observations());
    }
  }

  @Test
  void a_position_that_is_none_is_refused() {
    long end = store.journal().append(batch(0, 10));
    for (long wrong : new long[] {-1, 1, end - 1, end + 1}) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> replayed(wrong))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MISMATCH));
    }
  }

  @Test
  void what_is_truncated_takes_no_space_and_the_rest_is_there() {
    long middle = 0;
    for (int i = 0; i < 200; i++) {
      long end = store.journal().append(batch(i * 100, 100));
      middle = i == 99 ? end : middle;
    }
    long before = store.journal().bytes();
    store.journal().truncate(middle);
    assertThat(store.journal().bytes()).isLessThan(before * 6 / 10);
    assertThat(store.journal().start()).isPositive().isLessThanOrEqualTo(middle);
    assertThat(replayed(middle)).isEqualTo(batch(10_000, 10_000).observations());
    store.journal().truncate(store.journal().end());
    long end = store.journal().end();
    reopenAtEnd(end);
    assertThat(store.journal().end()).isEqualTo(end);
    assertThat(store.journal().append(batch(0, 1))).isGreaterThan(end);
    assertThat(replayed(end)).isEqualTo(batch(0, 1).observations());
  }

  /** With a checkpoint there, as it is only ever truncated behind one. */
  private void reopenAtEnd(long end) {
    store.checkpoints().write(end, sheet -> {});
    reopen();
  }

  @Test
  void threads_that_append_at_once_all_find_theirs_in_their_order() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Long>> last = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      SeriesKey series = SeriesKey.of("m" + thread);
      last.add(
          threads.submit(
              () -> {
                long position = 0;
                for (int i = 0; i < 100; i++) {
                  PointBatch batch = new PointBatch();
                  batch.add(series, START + i, i);
                  long next = store.journal().append(batch);
                  assertThat(next).isGreaterThan(position);
                  position = next;
                }
                return position;
              }));
    }
    for (Future<Long> one : last) {
      assertThat(one.get()).isLessThanOrEqualTo(store.journal().end());
    }
    threads.shutdown();
    reopen();
    int[] next = new int[8];
    for (Observation one : replayed(0)) {
      int thread = one.series().metric().charAt(1) - '0';
      assertThat(one.epochMillis()).isEqualTo(START + next[thread]++);
    }
    assertThat(next).containsOnly(100);
  }

  @Test
  void a_batch_that_is_too_large_is_refused_and_the_next_is_not() {
    PointBatch large = new PointBatch();
    large.add(SeriesKey.of("new"), START, 1);
    large.attach(new byte[Frames.LONGEST]);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> store.journal().append(large));
    PointBatch next = new PointBatch();
    next.add(SeriesKey.of("other"), START, 1);
    next.add(SeriesKey.of("new"), START, 1);
    store.journal().append(next);
    assertThat(replayed(0)).isEqualTo(next.observations());
  }

  @Test
  void one_that_is_closed_says_so() {
    Journal journal = store.journal();
    store.close();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> journal.append(batch(0, 1)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
  }
}
