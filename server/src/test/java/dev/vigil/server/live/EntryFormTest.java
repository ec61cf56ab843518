package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.rule.Circumstances;
import dev.vigil.state.BadState;
import dev.vigil.store.PointBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryFormTest {
  private static final SeriesKey SERIES = new SeriesKey("m", Labels.of("host", "a"));

  private static PointBatch batch(Entry... entries) {
    PointBatch batch = new PointBatch();
    List<Entry> all = Arrays.asList(entries);
    EntryForm.write(all, all.stream().map(EntryForm::bytes).toList(), batch);
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
}
