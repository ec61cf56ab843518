package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.config.ConfigException;
import dev.vigil.config.ConfigReader;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.store.Fact;
import dev.vigil.store.FactQuery;
import dev.vigil.store.Retention;
import dev.vigil.store.Store;
import dev.vigil.store.StoreSettings;
import dev.vigil.testkit.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too old, or too much, goes. */
class TidyTest {
  private static final long NOW = 1_790_000_000_000L;
  private static final SeriesKey HOT = SeriesKey.of("hot");

  @TempDir private Path folder;

  private final FakeClock clock = FakeClock.at(Instant.ofEpochMilli(NOW));

  private Live live(Store store, UnaryOperator<LiveSpec> how) throws Exception {
    LiveSpec usual = LiveSpec.USUAL.withTick(Duration.ZERO).withCheckpoint(Duration.ZERO);
    Live live = new Live(how.apply(usual), spec(), store, clock);
    live.restored().get(30, TimeUnit.SECONDS);
    return live;
  }

  private static EngineSpec spec() throws ConfigException {
    String text = "limits: [{metric: hot, above: 100}]\nshards: 1\n";
    return ConfigReader.read("vigil.yaml", text, Map.of()).engineSpec();
  }

  /** Points that are hard to pack, of which the last breaches a limit. */
  private void send(Live live, int many) throws Exception {
    Random chance = new Random(many);
    for (int sent = 0; sent < many; sent += 1_000) {
      List<Point> points = new ArrayList<>();
      for (int at = sent; at < sent + 1_000; at++) {
        double value = at == many - 1 ? 500 : chance.nextGaussian();
        points.add(new Point(HOT, clock.millis() + at * 1_000L, value));
      }
      live.observe(points, List.of()).get(30, TimeUnit.SECONDS);
    }
    live.ask(room -> true).get(30, TimeUnit.SECONDS);
  }

  private static int facts(Live live, Fact.Kind kind) {
    return live.facts().page(FactQuery.of(kind, ""), "", 100).facts().size();
  }

  @Test
  void points_and_facts_go_at_their_age_and_hand_room_back() throws Exception {
    UnaryOperator<LiveSpec> how =
        spec ->
            spec.withRetention(new Retention(Duration.ofDays(10), 1L << 30))
                .withFactsAge(Duration.ofDays(20));
    Store store = new Store(StoreSettings.in(folder));
    try (Live live = live(store, how)) {
      send(live, 40_000);
      live.tidy();
    }
    Path file = folder.resolve("points.db");
    long onDisk = Files.size(file);
    store = new Store(StoreSettings.in(folder));
    try (Live live = live(store, how)) {
      long full = store.history().bytes();
      assertThat(full).isGreaterThan(200_000);

      clock.advance(Duration.ofDays(9));
      live.tidy();
      assertThat(store.history().bytes()).isEqualTo(full);

      clock.advance(Duration.ofDays(2));
      live.tidy();
      assertThat(store.history().bytes()).isZero();
      assertThat(live.history(new Live.Past(HOT, 0, Long.MAX_VALUE, 10), CompletableFuture::join))
          .isEmpty();
      assertThat(facts(live, Fact.Kind.ANOMALY)).isEqualTo(1);
      assertThat(facts(live, Fact.Kind.ALERT)).isEqualTo(1);

      clock.advance(Duration.ofDays(10));
      live.tidy();
      assertThat(facts(live, Fact.Kind.ANOMALY)).isZero();
      assertThat(facts(live, Fact.Kind.ALERT)).isZero();
      assertThat(facts(live, Fact.Kind.INCIDENT)).isZero();
    }
    assertThat(Files.size(file)).isLessThan(onDisk - 200_000);
  }

  @Test
  void of_points_that_are_too_much_the_oldest_go() throws Exception {
    Retention small = new Retention(Duration.ofDays(1_000), 100_000);
    try (Live live = live(new Store(StoreSettings.in(folder)), spec -> spec)) {
      send(live, 40_000);
    }
    Store store = new Store(StoreSettings.in(folder));
    try (Live live = live(store, spec -> spec.withRetention(small))) {
      assertThat(store.history().bytes()).isGreaterThan(200_000);
      live.tidy();
      assertThat(store.history().bytes()).isBetween(50_000L, 100_000L);
      long last = clock.millis() + 39_999 * 1_000L;
      var points = store.history().find(HOT, 0, last, 100_000);
      assertThat(points.get(points.size() - 1).epochMillis()).isEqualTo(last);
      assertThat(points.get(0).epochMillis()).isGreaterThan(clock.millis() + 10_000_000L);
    }
  }
}
