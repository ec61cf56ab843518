package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.config.VigilConfig;
import dev.vigil.judge.Limits;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.store.Fact;
import dev.vigil.store.FactPage;
import dev.vigil.store.FactQuery;
import dev.vigil.store.Facts;
import dev.vigil.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Much that comes of one entry is kept, all of it. */
@Timeout(120)
class FactKeepingTest {
  private static final long NOW = 1_790_000_000_000L;

  /** More than are held at once. */
  private static final int MANY = 21_000;

  private final Kept kept = new Kept();
  private final Tallies tallies = new Tallies();
  private final EngineRoom room =
      new EngineRoom(
          VigilConfig.defaults().withFallbackLimits(series -> Limits.above(140, 1)).engineSpec(),
          new MemoryOutbox(10),
          new DeliveryBook(kept),
          64);
  private final FactKeeping keeping =
      new FactKeeping(room.facts(), () -> room.engine().desk(), kept, tallies);

  /** Facts in memory, which cannot be kept so many times, and some of them never. */
  private static final class Kept implements Facts {
    final Map<String, Fact> facts = new HashMap<>();
    int most;
    int failing;
    String poison = "none";

    @Override
    public void put(List<Fact> some) {
      if (failing > 0) {
        failing--;
        throw new StoreException(StoreException.Reason.UNREACHABLE, "away", null);
      }
      for (Fact one : some) {
        if (one.id().equals(poison)) {
          throw new IllegalArgumentException("too large");
        }
      }
      most = Math.max(most, some.size());
      some.forEach(one -> facts.put(one.kind() + " " + one.id(), one));
    }

    long count(Fact.Kind kind) {
      return facts.values().stream().filter(one -> one.kind() == kind).count();
    }

    @Override
    public Optional<Fact> find(Fact.Kind kind, String tenant, String id) {
      return Optional.ofNullable(facts.get(kind + " " + id));
    }

    @Override
    public FactPage page(FactQuery query, String after, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int expire(Fact.Kind kind, long before) {
      throw new UnsupportedOperationException();
    }
  }

  @AfterEach
  void close() {
    room.close();
  }

  private void storm(int series) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < series; i++) {
      points.add(new Point(new SeriesKey("load", Labels.of("host", "h" + i)), NOW, 200));
    }
    room.apply(new Entry.Observed(NOW, points, List.of()));
  }

  private void assertAllKept(int many) {
    keeping.keep();
    assertThat(room.facts().isEmpty()).isTrue();
    assertThat(kept.count(Fact.Kind.ANOMALY)).isEqualTo(many);
    assertThat(kept.count(Fact.Kind.PASSAGE)).isEqualTo(many);
    assertThat(kept.count(Fact.Kind.ALERT)).isEqualTo(many);
    assertThat(kept.facts.values())
        .filteredOn(one -> one.kind() == Fact.Kind.ALERT)
        .allMatch(one -> one.body().contains("\"incident\":"));
    assertThat(tallies.of("lost_facts")).isZero();
  }

  @Test
  void a_storm_within_one_entry_is_kept_as_it_comes() {
    storm(MANY);
    assertThat(room.facts().size()).isLessThan(2_010);
    assertThat(kept.most).isLessThan(2_010);
    assertAllKept(MANY);
  }

  @Test
  void what_cannot_be_kept_is_tried_again_and_waited_for_once_too_much_is_held() {
    kept.failing = 1;
    storm(MANY);
    assertThat(tallies.of("failed_facts")).isOne();
    assertThat(tallies.signs().troubles()).isEmpty();
    assertAllKept(MANY);
  }

  @Test
  void a_stop_waits_for_nothing_and_leaves_it_to_the_journal() {
    kept.failing = Integer.MAX_VALUE;
    keeping.stop();
    storm(MANY);
    assertThat(room.facts().size()).isLessThan(20_010);
    kept.failing = 0;
    keeping.keep();
    assertThat(room.facts().isEmpty()).as("so that no checkpoint is written").isFalse();
  }

  @Test
  void what_can_never_be_kept_takes_no_other_with_it_and_is_counted() {
    storm(50);
    kept.poison = "7";
    keeping.keep();
    assertThat(kept.count(Fact.Kind.ALERT)).isEqualTo(49);
    assertThat(kept.count(Fact.Kind.ANOMALY)).isEqualTo(50);
    assertThat(tallies.of("lost_facts")).isPositive();
    assertThat(room.facts().isEmpty()).isTrue();
  }
}
