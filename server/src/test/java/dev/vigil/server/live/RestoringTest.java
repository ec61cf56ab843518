package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.config.VigilConfig;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.pipeline.Checkpoint;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.state.BadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestoringTest {
  private static final long NOW = 1_790_000_040_000L;
  private static final long DAY = 86_400_000;

  private final List<EngineRoom> rooms = new ArrayList<>();
  private final Map<String, byte[]> rows = new TreeMap<>();

  @AfterEach
  void close() {
    rooms.forEach(EngineRoom::close);
  }

  private EngineRoom room(UnaryOperator<PipelineSpec> watch) {
    EngineSpec usual = VigilConfig.defaults().engineSpec();
    EngineRoom room =
        new EngineRoom(
            new EngineSpec(
                watch.apply(usual.watch()), usual.rules(), usual.desk(), usual.feedback()),
            new MemoryOutbox(10),
            new DeliveryBook(null),
            64);
    rooms.add(room);
    return room;
  }

  private static SeriesKey series(String name) {
    return new SeriesKey(name, Labels.none());
  }

  private static void observe(EngineRoom room, long at, long then, String... names) {
    List<Point> points = new ArrayList<>();
    for (String name : names) {
      points.add(new Point(series(name), then, 5));
    }
    room.apply(new Entry.Observed(at, points, List.of()));
  }

  /** Rows of series m100 and so on, as a checkpoint writes them. */
  private void save(int many) {
    EngineRoom room = room(usual -> usual);
    String[] names = new String[many];
    for (int i = 0; i < many; i++) {
      names[i] = "m" + (100 + i);
    }
    observe(room, NOW, NOW, names);
    Checkpoint all =
        room.engine()
            .pipeline()
            .checkpoint(
                (key, state) ->
                    rows.put(key.metric(), SeriesRow.bytes(key, state, room.catalogue())));
    assertThat(all.advance(many + 1)).isFalse();
    all.settle(true);
  }

  private void spoil(int many) {
    rows.values().stream().limit(many).forEach(row -> row[9] ^= 1);
  }

  /** How many were bad. */
  private int restore(EngineRoom room) {
    try (Restoring restoring = new Restoring(room)) {
      rows.forEach((name, row) -> restoring.series(series(name), row));
      restoring.end();
      return restoring.bad();
    }
  }

  private static List<SeriesKey> leaving(EngineRoom room) {
    Checkpoint next = room.engine().pipeline().checkpoint((key, state) -> {});
    return next.forgotten();
  }

  @Test
  void a_bad_row_costs_its_series_alone_and_goes() {
    save(300);
    spoil(1);
    EngineRoom after = room(usual -> usual);
    assertThat(restore(after)).isOne();
    assertThat(after.engine().pipeline().series()).isEqualTo(299);
    assertThat(after.catalogue().size()).isEqualTo(299);
    assertThat(leaving(after)).containsExactly(series("m100"));
    observe(after, NOW + 1, NOW + 1, "m100");
    assertThat(after.catalogue().get(series("m100")).points()).isOne();
  }

  @Test
  void where_many_rows_are_bad_the_start_is_refused() {
    save(300);
    spoil(31);
    assertThatExceptionOfType(BadState.class)
        .isThrownBy(() -> restore(room(usual -> usual)))
        .withMessage("31 of 300 series cannot be restored");
  }

  @Test
  void where_all_rows_are_bad_the_start_is_refused_however_few() {
    save(2);
    spoil(2);
    assertThatExceptionOfType(BadState.class).isThrownBy(() -> restore(room(usual -> usual)));
  }

  @Test
  void the_only_series_may_be_bad() {
    save(1);
    spoil(1);
    assertThat(restore(room(usual -> usual))).isOne();
  }

  @Test
  void a_series_that_is_not_watched_any_more_goes_with_its_line() {
    save(4);
    EngineRoom after =
        room(
            usual ->
                usual.withWatches(
                    key ->
                        key.metric().equals("m102")
                            ? usual.watches().apply(key).withEnabled(false)
                            : usual.watches().apply(key)));
    assertThat(restore(after)).isZero();
    assertThat(after.catalogue().has(series("m102"))).isFalse();
    assertThat(after.catalogue().size()).isEqualTo(3);
    assertThat(leaving(after)).containsExactly(series("m102"));
  }

  @Test
  void more_series_than_the_limit_by_now_are_all_restored() {
    save(6);
    EngineRoom after = room(usual -> usual.withMaxSeries(3));
    assertThat(restore(after)).isZero();
    observe(after, NOW + 1, NOW + 1, "new", "m100");
    assertThat(after.engine().pipeline().series()).isEqualTo(6);
    assertThat(after.catalogue().has(series("new"))).isFalse();
  }

  @Test
  void series_are_idle_by_when_they_report_whatever_clocks_show() {
    EngineRoom room = room(usual -> usual);
    observe(room, NOW, NOW, "live");
    for (int i = 1; i <= 20; i++) {
      observe(room, NOW + i, NOW + i * 4L * DAY, "ahead");
    }
    List<Point> batch = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      batch.add(new Point(series("ahead"), NOW + (20 + i) * 4L * DAY, 5));
    }
    room.apply(new Entry.Observed(NOW + 30, batch, List.of()));
    for (int day = 0; day < 60; day++) {
      observe(room, NOW + 100 + day, NOW - (60 - day) * DAY, "past");
      observe(room, NOW + 100 + day, NOW + 100 + day, "other");
    }
    assertThat(room.engine().pipeline().counts().evicted()).isZero();
    for (int day = 1; day <= 40; day++) {
      observe(room, NOW + day * DAY, NOW - (60 - day) * DAY, "past");
      room.apply(new Entry.Ticked(NOW + day * DAY + 1));
    }
    assertThat(room.engine().pipeline().watches(series("live"))).isFalse();
    assertThat(room.engine().pipeline().watches(series("past"))).isTrue();
  }
}
