package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.config.ConfigReader;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.store.Fact;
import dev.vigil.store.FactPage;
import dev.vigil.store.FactQuery;
import dev.vigil.store.Store;
import dev.vigil.store.StoreSettings;
import dev.vigil.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that comes of one request in which very much is wrong is found again. */
class StormTest {
  private static final long NOW = 1_790_000_000_000L;
  private static final int MANY = 21_000;

  @Test
  void each_alert_and_anomaly_of_a_storm_is_kept(@TempDir Path folder) throws Exception {
    String config = "limits: [{metric: hot, above: 100}]\nshards: 1\n";
    LiveSpec spec = LiveSpec.USUAL.withTick(Duration.ZERO);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      points.add(new Point(new SeriesKey("hot", Labels.of("host", "h" + i)), NOW, 500));
    }
    try (Live live =
        new Live(
            spec,
            ConfigReader.read("vigil.yaml", config, Map.of()).engineSpec(),
            new Store(StoreSettings.in(folder)),
            FakeClock.at(Instant.ofEpochMilli(NOW)))) {
      live.restored().get(30, TimeUnit.SECONDS);
      live.observe(points, List.of()).get(60, TimeUnit.SECONDS);
      live.ask(room -> true).get(60, TimeUnit.SECONDS);

      assertThat(count(live, Fact.Kind.ALERT)).isEqualTo(MANY);
      assertThat(count(live, Fact.Kind.ANOMALY)).isEqualTo(MANY);
      assertThat(count(live, Fact.Kind.PASSAGE)).isEqualTo(MANY);
      assertThat(live.tallies().of("lost_facts")).isZero();
    }
  }

  private static int count(Live live, Fact.Kind kind) {
    int count = 0;
    String cursor = "";
    do {
      FactPage page = live.facts().page(FactQuery.of(kind, ""), cursor, 1_000);
      count += page.facts().size();
      cursor = page.next();
    } while (!cursor.isEmpty());
    return count;
  }
}
