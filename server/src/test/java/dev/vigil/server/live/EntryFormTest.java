package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.formats.wire.WireLimits;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.rule.Circumstances;
import dev.vigil.state.BadState;
import dev.vigil.state.StateWriter;
import dev.vigil.store.PointBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryFormTest {
  private static final int MOST = 1 << 20;
  private static final SeriesKey SERIES = new SeriesKey("m", Labels.of("host", "a"));

  private static PointBatch batch(Entry... entries) {
    PointBatch batch = new PointBatch();
    List<Entry> all = Arrays.asList(entries);
    EntryForm.write(all, all.stream().map(one -> EntryForm.bytes(one, MOST)).toList(), batch);
    return batch;
  }

  @Test
  void entries_come_back_as_they_were_in_their_order() {
    Circumstances came =
        Circumstances.NONE
            .withMetadata(Map.of("battery", 15L, "ok", true, "share", 0.5))
            .withContext(Map.of("release", "x".repeat(70_000), "tags", List.of("a", "b")));
    Entry plain = new Entry.Observed(5, List.of(new Point(SERIES, 1, 2)), List.of());
    Entry rich =
        new Entry.Observed(
            6,
            List.of(new Point(SERIES, 3, 4), new Point(SeriesKey.of("n"), 3, Double.NaN)),
            List.of(came, Circumstances.NONE));
    Entry deed =
        new Entry.Done(7, new Deed(Deed.Verb.COMMENT_ALERT, "Ada", Map.of("id", "1", "note", "ä")));

    assertThat(EntryForm.read(batch(plain, new Entry.Ticked(8), rich, deed)))
        .containsExactly(plain, new Entry.Ticked(8), rich, deed);
  }

  @Test
  void what_is_cut_short_is_refused() {
    PointBatch batch = batch(new Entry.Ticked(8), new Entry.Ticked(9));
    byte[] whole = batch.attachment();
    for (int length = 0; length < whole.length; length++) {
      batch.attach(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> EntryForm.read(batch)).isInstanceOf(BadState.class);
    }
  }

  /** Points of which each has metadata of its own, and all have the same context. */
  private static Entry.Observed sharing(int points, Map<String, ?> context) {
    List<Point> all = new ArrayList<>();
    List<Circumstances> came = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      all.add(new Point(SERIES, i, i));
      came.add(Circumstances.NONE.withMetadata(Map.of("n", (long) i)).withContext(context));
    }
    return new Entry.Observed(5, all, came);
  }

  @Test
  void a_context_that_many_share_is_written_and_read_once() {
    Entry.Observed entry = sharing(1_000, Map.of("log", "x".repeat(25_000)));
    assertThat(EntryForm.bytes(entry, MOST)).hasSizeLessThan(100_000);
    List<Entry> read = EntryForm.read(batch(entry));
    assertThat(read).containsExactly(entry);
    List<Circumstances> came = ((Entry.Observed) read.get(0)).circumstances();
    assertThat(came.get(999).context()).isSameAs(came.get(0).context());
  }

  @Test
  void what_takes_too_much_is_refused_before_it_is_all_written() {
    Entry.Observed entry = sharing(100, Map.of("logs", Collections.nCopies(1_000, "x".repeat(90))));
    assertThat(EntryForm.bytes(entry, 110_000)).hasSizeBetween(95_000, 110_000);
    assertThatThrownBy(() -> EntryForm.bytes(entry, 20_000))
        .isInstanceOf(TooLarge.class)
        .hasMessage(
            "what comes with the points takes more than 19 KB; fewer of them may come together");
  }

  @Test
  void what_is_as_deep_as_may_be_sent_comes_back() {
    Object deep = "bottom";
    for (int i = 0; i < WireLimits.DEEPEST - 1; i++) {
      deep = i % 2 == 0 ? List.of(deep) : Map.of("in", deep);
    }
    Entry.Observed entry = sharing(2, Map.of("deep", deep));
    assertThat(EntryForm.read(batch(entry))).containsExactly(entry);
  }

  /** Each of the circumstances with its maps in place. */
  @Test
  void what_was_written_before_contexts_stood_there_once_is_read() {
    StateWriter entry = new StateWriter();
    entry.put(5L).put(0).put(3);
    entry.put(2);
    for (long n = 0; n < 2; n++) {
      entry.put(1);
      Texts.put("agent", entry);
      entry.put(0);
      entry.put(6).put(1);
      Texts.put("n", entry);
      entry.put(3).put(n);
      entry.put(6).put(0);
      entry.put(n == 1);
    }
    entry.put(3).put(1).put(0).put(1);
    PointBatch batch = new PointBatch();
    batch.attach(new StateWriter().part('J', 1).put(1).put(entry.toByteArray()).toByteArray());
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      points.add(new Point(SERIES, i, i));
      batch.add(points.get(i));
    }
    Circumstances first = new Circumstances("agent", null, Map.of("n", 0L), Map.of(), false);
    Circumstances second = new Circumstances("agent", null, Map.of("n", 1L), Map.of(), true);
    assertThat(EntryForm.read(batch))
        .containsExactly(new Entry.Observed(5, points, List.of(second, first, second)));
  }
}
