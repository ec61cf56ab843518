package dev.vigil.store;

import static dev.vigil.store.Things.START;
import static dev.vigil.store.Things.batch;
import static dev.vigil.store.Things.points;
import static dev.vigil.store.Things.series;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.store.StoreException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What checkpoints and history promise. */
abstract class CheckpointContract extends StoreContract {
  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private Map<String, String> loaded() {
    Map<String, String> all = new TreeMap<>();
    store
        .checkpoints()
        .load(
            new Checkpoints.Loader() {
              @Override
              public void part(String name, byte[] state) {
                all.put(name, new String(state, UTF_8));
              }

              @Override
              public void series(SeriesKey series, byte[] state) {
                all.put(series.toString(), new String(state, UTF_8));
              }
            });
    return all;
  }

  @Test
  void what_is_written_is_loaded_and_what_has_not_changed_stays() {
    assertThat(store.checkpoints().position()).isZero();
    long first = store.journal().append(batch(0, 10));
    store
        .checkpoints()
        .write(
            first,
            sheet -> {
              for (int i = 0; i < 2_000; i++) {
                sheet.series(series(i), bytes("one " + i));
              }
              sheet.part("desk", bytes("desk one"));
              sheet.series(series(5), bytes("five"));
            });
    long second = store.journal().append(batch(0, 10));
    store
        .checkpoints()
        .write(
            second,
            sheet -> {
              sheet.series(series(7), bytes("two"));
              sheet.forget(series(8));
              sheet.forget(series(9));
              sheet.series(series(9), bytes("again"));
              sheet.series(series(10), bytes("gone"));
              sheet.forget(series(10));
              sheet.forget(SeriesKey.of("nobody knows"));
              sheet.part("desk", bytes("desk two"));
              sheet.part("rules", bytes("rules"));
            });
    for (int round = 0; round < 2; round++) {
      Map<String, String> all = loaded();
      assertThat(store.checkpoints().position()).isEqualTo(second);
      assertThat(all).hasSize(2_000).containsEntry("desk", "desk two");
      assertThat(all).containsEntry("rules", "rules").containsEntry(series(5) + "", "five");
      assertThat(all).containsEntry(series(6) + "", "one 6").containsEntry(series(7) + "", "two");
      assertThat(all).containsEntry(series(9) + "", "again");
      assertThat(all).doesNotContainKeys(series(8) + "", series(10) + "");
      reopen();
    }
  }

  @Test
  void one_that_fails_midway_leaves_the_one_before_whole() {
    long first = store.journal().append(batch(0, 10));
    store.checkpoints().write(first, sheet -> sheet.series(series(1), bytes("one")));
    long second = store.journal().append(batch(10, 10));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                store
                    .checkpoints()
                    .write(
                        second,
                        sheet -> {
                          for (int i = 0; i < 1_500; i++) {
                            sheet.series(series(i), bytes("two"));
                          }
                          sheet.history(HistoryChunk.of(series(1), points(START, 5)));
                          throw new IllegalStateException("no more");
                        }));
    assertThat(store.checkpoints().position()).isEqualTo(first);
    assertThat(loaded()).isEqualTo(Map.of(series(1).toString(), "one"));
    assertThat(store.history().bytes()).isZero();
    store.checkpoints().write(second, sheet -> sheet.series(series(3), bytes("three")));
    reopen();
    assertThat(loaded()).isEqualTo(Map.of(series(1) + "", "one", series(3) + "", "three"));
    int[] batches = new int[1];
    store.journal().replay(store.checkpoints().position(), (one, end) -> batches[0]++);
    assertThat(batches[0]).isZero();
  }

  @Test
  void a_position_that_the_journal_has_not_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.checkpoints().write(77, sheet -> {}));
  }

  @Test
  void series_of_any_name_are_told_apart() {
    List<SeriesKey> odd = new ArrayList<>();
    odd.add(SeriesKey.of("a\u0000"));
    odd.add(SeriesKey.of("a"));
    odd.add(SeriesKey.of("a\ufffd"));
    odd.add(new SeriesKey("a", Labels.of("b", "x".repeat(100_000))));
    odd.add(new SeriesKey("a", Labels.of("b", "x".repeat(100_001))));
    odd.add(new SeriesKey("'; drop table series; --", Labels.of("\u202e", "\ud83d\udea8")));
    store
        .checkpoints()
        .write(
            0,
            sheet -> {
              for (int i = 0; i < odd.size(); i++) {
                sheet.series(odd.get(i), bytes("" + i));
                sheet.history(HistoryChunk.of(odd.get(i), points(START + i, 1)));
              }
            });
    reopen();
    for (int i = 0; i < odd.size(); i++) {
      assertAlike(store.history().find(odd.get(i), START, START + 99, 9), points(START + i, 1));
    }
    Map<String, String> all = loaded();
    for (int i = 0; i < odd.size(); i++) {
      assertThat(all).containsEntry(odd.get(i).toString(), "" + i);
    }
    assertThat(store.history().series("a", Map.of(), 9)).hasSize(3);
    assertThat(store.history().series("a\u0000", Map.of(), 9)).containsExactly(odd.get(0));
  }

  @Test
  void history_gives_the_points_of_a_series_and_a_time() {
    List<HistoryPoint> points = points(START, 1_000);
    List<HistoryChunk> chunks = new ArrayList<>();
    for (int i = 900; i >= 0; i -= 100) {
      chunks.add(HistoryChunk.of(series(1), points.subList(i, i + 100)));
      chunks.add(HistoryChunk.of(series(2), points(START + i, 100)));
    }
    store.history().add(chunks);
    reopen();
    long step = 60_000;
    History history = store.history();
    assertAlike(history.find(series(1), 0, Long.MAX_VALUE, 9_999), points);
    assertAlike(
        history.find(series(1), START + 50 * step, START + 249 * step, 9_999),
        points.subList(50, 250));
    assertAlike(history.find(series(1), START, Long.MAX_VALUE, 120), points.subList(0, 120));
    assertThat(history.find(series(1), START + 1, START + step - 1, 9)).isEmpty();
    assertThat(history.find(series(1), START + 9, START, 9)).isEmpty();
    assertThat(history.find(series(3), 0, Long.MAX_VALUE, 9)).isEmpty();
    assertThat(history.series("response_time", Map.of("host", "h2"), 9)).containsExactly(series(2));
    assertThat(history.series("response_time", Map.of(), 1)).containsExactly(series(1));
    assertThat(history.series("other", Map.of(), 9)).isEmpty();
  }

  private static void assertAlike(List<HistoryPoint> found, List<HistoryPoint> wanted) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < found.size(); i++) {
      HistoryPoint one = found.get(i);
      HistoryPoint other = wanted.get(i);
      assertThat(one.epochMillis()).isEqualTo(other.epochMillis());
      assertThat(one.value()).isEqualTo(other.value());
      assertThat(Math.abs(one.expected() - other.expected())).isLessThan(1e-6);
      assertThat(Math.abs(one.lower() - other.lower())).isLessThan(1e-6);
      assertThat(Math.abs(one.upper() - other.upper())).isLessThan(1e-6);
      assertThat(Math.abs(one.score() - other.score())).isLessThan(1e-7);
    }
  }

  @Test
  void small_chunks_are_packed_together_and_nothing_changes() {
    List<HistoryPoint> points = points(START, 300);
    for (int i = 0; i < 300; i += 5) {
      store
          .history()
          .add(
              List.of(
                  HistoryChunk.of(series(1), points.subList(i, i + 5)),
                  HistoryChunk.of(series(2), points.subList(i, i + 5))));
    }
    long before = store.history().bytes();
    List<HistoryPoint> found = store.history().find(series(1), 0, Long.MAX_VALUE, 999);
    int packed = store.history().compact(1) + store.history().compact(1);
    assertThat(packed).isEqualTo(120);
    assertThat(store.history().compact(1)).isZero();
    assertThat(store.history().bytes()).isLessThan(before);
    assertAlike(store.history().find(series(1), 0, Long.MAX_VALUE, 999), found);
    assertAlike(store.history().find(series(2), 0, Long.MAX_VALUE, 999), points);
  }

  @Test
  void what_is_too_old_or_too_much_goes_the_oldest_first() {
    List<HistoryPoint> points = points(START, 6_000);
    List<HistoryChunk> chunks = new ArrayList<>();
    for (int i = 0; i < 6_000; i += 100) {
      chunks.add(HistoryChunk.of(series(1), points.subList(i, i + 100)));
    }
    chunks.add(HistoryChunk.of(series(2), points(START, 10)));
    store.history().add(chunks);
    store.checkpoints().write(0, sheet -> sheet.series(series(1), bytes("one")));
    Instant now = Instant.ofEpochMilli(START + 6_000 * 60_000L);
    long bytes = store.history().bytes();
    assertThat(bytes).isEqualTo(chunks.stream().mapToLong(HistoryChunk::bytes).sum());

    Retention byAge = new Retention(Duration.ofHours(50), Long.MAX_VALUE);
    assertThat(store.history().expire(byAge, now)).isEqualTo(31);
    assertThat(store.history().expire(byAge, now)).isZero();
    assertAlike(
        store.history().find(series(1), 0, Long.MAX_VALUE, 9_999), points.subList(3_000, 6_000));
    assertThat(store.history().series("response_time", Map.of(), 9)).containsExactly(series(1));

    Retention bySize = new Retention(Duration.ofDays(999), bytes / 4);
    assertThat(store.history().expire(bySize, now)).isPositive();
    assertThat(store.history().expire(bySize, now)).isZero();
    assertThat(store.history().bytes()).isLessThanOrEqualTo(bytes / 4).isGreaterThan(bytes / 5);
    List<HistoryPoint> left = store.history().find(series(1), 0, Long.MAX_VALUE, 9_999);
    assertAlike(left, points.subList(6_000 - left.size(), 6_000));

    store.history().add(List.of(HistoryChunk.of(series(2), points(START, 10))));
    store.history().expire(new Retention(Duration.ofMillis(1), 1), now.plusSeconds(60));
    assertThat(store.history().bytes()).isZero();
    assertThat(loaded()).isEqualTo(Map.of(series(1) + "", "one"));
  }

  @Test
  void two_cannot_have_it_at_once() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> new Store(settings))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED));
    reopen();
  }
}
