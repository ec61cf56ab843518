package dev.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.config.ConfigReader;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.server.live.Live;
import dev.vigil.server.live.LiveSpec;
import dev.vigil.store.PointBatch;
import dev.vigil.store.Store;
import dev.vigil.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplerTest {
  @TempDir private Path folder;

  @Test
  void samples_that_cannot_be_taken_are_counted_and_the_next_are_read() throws Exception {
    Point point = new Point(SeriesKey.of("m"), 1_790_000_000_000L, 1);
    List<Point> tooMany = Collections.nCopies(PointBatch.MOST + 1, point);
    CountDownLatch reads = new CountDownLatch(3);
    Source source =
        (at, nanos) -> {
          reads.countDown();
          return tooMany;
        };
    InstantSource clock = InstantSource.system();
    Store store = new Store(StoreSettings.in(folder));
    LiveSpec spec = LiveSpec.USUAL.withTick(Duration.ZERO);
    try (Live live =
            new Live(
                spec,
                ConfigReader.read("vigil.yaml", "shards: 1\n", Map.of()).engineSpec(),
                store,
                clock);
        Sampler sampler = new Sampler(List.of(source), live, clock)) {
      live.restored().get(30, TimeUnit.SECONDS);
      sampler.start(Duration.ofMillis(5));
      assertThat(reads.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(live.tallies().of("skipped_samples")).isPositive();
    }
  }
}
