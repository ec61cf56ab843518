package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.config.VigilConfig;
import dev.vigil.judge.Limits;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.PointColumns;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.pipeline.Scaling;
import dev.vigil.store.HistoryPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same entries make the same room, by however many threads. */
class ThreadsTest {
  private static final int SERIES = 700;
  private static final long START = 1_790_000_040_000L;

  private static EngineSpec spec(Scaling scaling) {
    EngineSpec usual =
        VigilConfig.defaults().withFallbackLimits(series -> Limits.above(140, 1)).engineSpec();
    return new EngineSpec(
        usual.watch().withScaling(scaling), usual.rules(), usual.desk(), usual.feedback());
  }

  private static SeriesKey series(int number) {
    return new SeriesKey("load", Labels.of("host", "h" + number));
  }

  private static List<Entry> entries() {
    Random chance = new Random(4);
    List<Entry> entries = new ArrayList<>();
    for (int round = 0; round < 150; round++) {
      long now = START + round * 60_000L;
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < SERIES; i++) {
        double spike = chance.nextInt(20_000) == 0 ? 100 : 0;
        points.add(new Point(series(i), now, 100 + 3 * chance.nextGaussian() + spike));
      }
      entries.add(new Entry.Observed(now, PointColumns.of(points), List.of()));
      entries.add(new Entry.Ticked(now));
    }
    return entries;
  }

  /** All that a room has come to. */
  private record Outcome(String shared, List<Event> events, List<List<HistoryPoint>> history) {}

  private static Outcome after(List<Entry> entries, Scaling scaling) {
    try (EngineRoom room = new EngineRoom(spec(scaling), new MemoryOutbox(1_000), 4_096)) {
      entries.forEach(room::apply);
      List<List<HistoryPoint>> history = new ArrayList<>();
      for (int i = 0; i < SERIES; i++) {
        history.add(room.fresh(series(i), 0, Long.MAX_VALUE));
      }
      return new Outcome(
          Arrays.toString(room.saveShared()), room.events().after(0, 4_096), history);
    }
  }

  @Test
  void what_comes_of_entries_does_not_depend_on_the_number_of_threads() {
    List<Entry> entries = entries();
    Outcome one = after(entries, Scaling.fixed(1));
    assertThat(one.events()).isNotEmpty();
    assertThat(one.history()).allMatch(points -> points.size() == 150);
    for (Scaling scaling :
        List.of(Scaling.fixed(3), new Scaling(1, 4, Duration.ZERO, Duration.ZERO))) {
      Outcome more = after(entries, scaling);
      assertThat(more.events()).isEqualTo(one.events());
      assertThat(more.history()).isEqualTo(one.history());
      assertThat(more.shared()).isEqualTo(one.shared());
    }
  }
}
