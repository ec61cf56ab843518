package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.config.VigilConfig;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.store.PointBatch;
import dev.vigil.store.Store;
import dev.vigil.store.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineThreadTest {
  /** A room in which a new series costs more than there is. */
  private static EngineRoom room() {
    EngineSpec usual = VigilConfig.defaults().engineSpec();
    return new EngineRoom(
        new EngineSpec(
            usual
                .watch()
                .withWatches(
                    series -> {
                      throw new StackOverflowError("on purpose");
                    }),
            usual.rules(),
            usual.desk(),
            usual.feedback()),
        new MemoryOutbox(10),
        new DeliveryBook(null),
        64);
  }

  @Test
  void an_error_while_it_is_restored_is_told_to_whoever_waits(@TempDir Path folder) {
    List<Entry> entries =
        List.of(new Entry.Observed(1, List.of(new Point(SeriesKey.of("m"), 1, 2)), List.of()));
    PointBatch batch = new PointBatch();
    EntryForm.write(
        entries, entries.stream().map(one -> EntryForm.bytes(one, 1_000)).toList(), batch);
    try (Store store = new Store(StoreSettings.in(folder));
        EngineRoom room = room()) {
      store.journal().append(batch);
      EngineThread engine = new EngineThread(room, store, LiveSpec.USUAL, new Tallies());
      engine.run();
      assertThat(engine.restored()).isCompletedExceptionally();
      assertThatThrownBy(() -> engine.restored().join())
          .hasRootCauseInstanceOf(StackOverflowError.class);
    }
  }
}
