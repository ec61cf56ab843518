package dev.vigil.server.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.config.VigilConfig;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.state.BadState;
import dev.vigil.store.Checkpoints;
import dev.vigil.store.HistoryChunk;
import dev.vigil.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeeperTest {
  private static final long START = 1_790_000_040_000L;
  private static final long HOUR = 3_600_000;
  private static final int SERIES = 1_500;
  private static final LiveSpec SPEC =
      LiveSpec.USUAL.withCheckpoint(Duration.ofDays(10_000)).withHeap(Heap.of(64 << 20));

  private final EngineSpec spec = spec();
  private final EngineRoom room = newRoom();
  private final Kept kept = new Kept();
  private final Tallies tallies = new Tallies();
  private final Keeper keeper = new Keeper(room, kept, SPEC, tallies, () -> {});
  private final Random chance = new Random(3);
  private long now = START;

  private static EngineSpec spec() {
    EngineSpec usual = VigilConfig.defaults().engineSpec();
    return new EngineSpec(
        usual.watch().withShards(2).withIdle(Duration.ofHours(4)),
        usual.rules(),
        usual.desk(),
        usual.feedback());
  }

  /** Nothing is told, so no delivery is written down. */
  private EngineRoom newRoom() {
    return new EngineRoom(spec, new MemoryOutbox(10), new DeliveryBook(null), 64);
  }

  @AfterEach
  void close() {
    keeper.close();
    room.close();
  }

  /** A store in memory, which may fail after so many series. */
  private static final class Kept implements Checkpoints {
    Map<SeriesKey, byte[]> states = new HashMap<>();
    Map<String, byte[]> parts = new HashMap<>();
    final Map<SeriesKey, Set<Long>> history = new HashMap<>();
    int failAfter = Integer.MAX_VALUE;
    int put;
    private long position;

    @Override
    public void write(long at, Consumer<Sheet> changes) {
      Map<SeriesKey, byte[]> nextStates = new HashMap<>(states);
      Map<String, byte[]> nextParts = new HashMap<>(parts);
      List<HistoryChunk> chunks = new ArrayList<>();
      put = 0;
      changes.accept(
          new Sheet() {
            @Override
            public void series(SeriesKey series, byte[] state) {
              if (++put > failAfter) {
                throw new StoreException(StoreException.Reason.FULL, "no room", null);
              }
              nextStates.put(series, state);
            }

            @Override
            public void forget(SeriesKey series) {
              nextStates.remove(series);
            }

            @Override
            public void part(String name, byte[] state) {
              nextParts.put(name, state);
            }

            @Override
            public void history(HistoryChunk chunk) {
              chunks.add(chunk);
            }
          });
      states = nextStates;
      parts = nextParts;
      position = at;
      for (HistoryChunk chunk : chunks) {
        Set<Long> times = history.computeIfAbsent(chunk.series(), key -> new HashSet<>());
        chunk.unpack(point -> assertThat(times.add(point.epochMillis())).as("once").isTrue());
      }
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public long load(Loader loader) {
      parts.forEach(loader::part);
      states.forEach(loader::series);
      return states.size();
    }
  }

  private static SeriesKey series(int number) {
    return new SeriesKey("m" + number % 7, Labels.of("host", "h" + number));
  }

  /** A point of some of the series. */
  private void observe(int from, int to) {
    List<Point> points = new ArrayList<>();
    now += 1_000;
    for (int i = from; i < to; i++) {
      points.add(new Point(series(i), now, 100 + chance.nextGaussian()));
    }
    room.apply(new Entry.Observed(now, points, List.of()));
  }

  private void observeSome() {
    int from = chance.nextInt(SERIES);
    observe(from, Math.min(SERIES, from + 1 + chance.nextInt(600)));
  }

  /** Slices of it, with observations in between. */
  private void goOnWithout() {
    while (keeper.hasMore()) {
      observeSome();
      keeper.advance();
    }
  }

  private static Set<String> frames(EngineRoom room) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    room.engine().pipeline().save(to);
    java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(to.toByteArray());
    in.getLong();
    Set<String> frames = new TreeSet<>();
    for (int size = in.getInt(); size != 0; size = in.getInt()) {
      byte[] frame = new byte[4 + size];
      in.get(frame);
      frames.add(Arrays.toString(frame));
    }
    return frames;
  }

  private static List<Catalogue.About> all(EngineRoom room) {
    return room.catalogue().page("", Integer.MAX_VALUE, "");
  }

  private EngineRoom restored() {
    EngineRoom after = newRoom();
    try (Restoring restoring = new Restoring(after)) {
      kept.load(restoring);
      restoring.end();
    }
    return after;
  }

  @Test
  void what_is_written_while_entries_go_on_is_the_room_as_it_was_when_it_began()
      throws IOException {
    for (int round = 1; round <= 6; round++) {
      observe(0, round == 1 ? SERIES : 0);
      for (int i = 0; i < 3; i++) {
        observeSome();
      }
      Set<String> frames = frames(room);
      List<Catalogue.About> catalogue = all(room);
      byte[] shared = room.saveShared();
      keeper.begin(round);
      goOnWithout();
      keeper.finish();
      assertThat(kept.position()).isEqualTo(round);
      EngineRoom after = restored();
      assertThat(frames(after)).isEqualTo(frames);
      assertThat(all(after)).isEqualTo(catalogue);
      assertThat(after.saveShared()).isEqualTo(shared);
      after.close();
    }
    assertThat(tallies.of("checkpoints")).isEqualTo(6);
    assertEveryPointIsThere();
  }

  /** Once, be it in the history or on its way there. */
  private void assertEveryPointIsThere() {
    for (Catalogue.About one : all(room)) {
      int before = kept.history.getOrDefault(one.series(), Set.of()).size();
      int fresh = room.fresh(one.series(), 0, Long.MAX_VALUE).size();
      assertThat((long) before + fresh).isEqualTo(one.points());
    }
  }

  @Test
  void one_that_cannot_be_written_changes_nothing_and_the_next_has_all_of_it() throws IOException {
    observe(0, SERIES);
    keeper.begin(1);
    keeper.finish();
    EngineRoom before = restored();
    observeSome();
    observe(0, 900);
    kept.failAfter = 700;
    keeper.begin(2);
    goOnWithout();
    keeper.finish();
    assertThat(tallies.of("failed_checkpoints")).isOne();
    assertThat(kept.position()).isOne();
    EngineRoom after = restored();
    assertThat(frames(after)).isEqualTo(frames(before));
    before.close();
    after.close();
    assertEveryPointIsThere();

    kept.failAfter = Integer.MAX_VALUE;
    observe(1_200, 1_210);
    Set<String> frames = frames(room);
    keeper.begin(3);
    keeper.finish();
    after = restored();
    assertThat(frames(after)).isEqualTo(frames);
    after.close();
    assertEveryPointIsThere();
    assertThat(room.history().points()).isZero();
  }

  @Test
  void a_series_that_is_forgotten_is_let_go_of_and_may_come_again() throws IOException {
    observe(0, SERIES);
    keeper.begin(1);
    keeper.finish();
    for (int hour = 0; hour < 12; hour++) {
      now += HOUR;
      observe(0, 10);
    }
    assertThat(room.engine().pipeline().series()).isEqualTo(10);
    observe(700, 710);
    Set<String> frames = frames(room);
    keeper.begin(2);
    goOnWithout();
    keeper.finish();
    assertThat(kept.states).hasSize(20);
    EngineRoom after = restored();
    assertThat(frames(after)).isEqualTo(frames);
    assertThat(all(after)).hasSize(20);
    assertThat(after.catalogue().has(series(705))).isTrue();
    assertThat(after.catalogue().has(series(800))).isFalse();
    after.close();
  }

  @Test
  void one_that_is_given_up_is_no_failure_and_loses_nothing() throws IOException {
    observe(0, SERIES);
    keeper.begin(1);
    keeper.advance();
    observeSome();
    keeper.giveUp();
    assertThat(kept.position()).isZero();
    Set<String> frames = frames(room);
    keeper.begin(2);
    keeper.finish();
    EngineRoom after = restored();
    assertThat(frames(after)).isEqualTo(frames);
    after.close();
    assertEveryPointIsThere();
    assertThat(tallies.of("failed_checkpoints")).isZero();
  }

  @Test
  void a_row_with_a_byte_changed_or_cut_short_is_refused() {
    observe(0, 1);
    keeper.begin(1);
    keeper.finish();
    byte[] row = requireNonNull(kept.states.get(series(0)));
    assertThat(SeriesRow.read(series(0), row, room.engine().pipeline()).watch()).isPresent();
    for (int at = 0; at < row.length; at++) {
      byte[] changed = row.clone();
      changed[at] ^= (byte) (1 + chance.nextInt(255));
      assertRefused(changed);
      assertRefused(Arrays.copyOf(row, at));
    }
  }

  private void assertRefused(byte[] row) {
    assertThatExceptionOfType(BadState.class)
        .isThrownBy(() -> SeriesRow.read(series(0), row, room.engine().pipeline()));
  }

  @Test
  void one_after_which_nothing_came_is_not_written_again_but_where_it_is_asked_for() {
    observe(0, 10);
    keeper.begin(1);
    keeper.finish();
    keeper.begin(1);
    keeper.finish();
    assertThat(tallies.of("checkpoints")).isOne();
    keeper.beginSoon(1);
    keeper.finish();
    assertThat(tallies.of("checkpoints")).isEqualTo(2);
  }

  @Test
  void with_others_in_the_same_memory_fewer_points_are_reason_enough_for_one() {
    for (int sent = 0; sent < 60; sent++) {
      observe(0, 1_000);
    }
    keeper.beginIfFull(1);
    assertThat(keeper.hasMore()).as("60,000 points of 64 MB are not many for one alone").isFalse();
    for (int engine = 0; engine < 4; engine++) {
      SPEC.heap().shares(true);
    }
    keeper.beginIfFull(1);
    assertThat(keeper.hasMore()).isTrue();
    keeper.finish();
    assertThat(room.history().points()).isZero();
    for (int engine = 0; engine < 4; engine++) {
      SPEC.heap().shares(false);
    }
  }
}
