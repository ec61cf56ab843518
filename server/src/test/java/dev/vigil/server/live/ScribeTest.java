package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.config.VigilConfig;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.rule.Circumstances;
import dev.vigil.store.Journal;
import dev.vigil.store.PointBatch;
import dev.vigil.store.Store;
import dev.vigil.store.StoreException;
import dev.vigil.store.StoreSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScribeTest {
  private static final Scribe.Bounds BOUNDS = new Scribe.Bounds(10, () -> 1_000, 500);
  private final EngineRoom room =
      new EngineRoom(
          VigilConfig.defaults().engineSpec(), new MemoryOutbox(10), new DeliveryBook(null), 64);
  private final Tallies tallies = new Tallies();
  private final Pages pages = new Pages();
  private Store store;
  private Scribe scribe;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = new Store(StoreSettings.in(folder));
    scribe = new Scribe(pages, engine(), BOUNDS, tallies);
  }

  private EngineThread engine() {
    return new EngineThread(room, store, LiveSpec.USUAL, tallies);
  }

  @AfterEach
  void close() {
    room.close();
    store.close();
  }

  /** A journal that takes no batch with some series in it. */
  private static final class Pages implements Journal {
    final List<String> kept = new ArrayList<>();
    boolean readOnly = true;

    @Override
    public long append(PointBatch batch) {
      for (int at = 0; at < batch.size(); at++) {
        switch (batch.series(at).metric()) {
          case "poison" -> throw new IllegalArgumentException("too large");
          case "locked" -> {
            if (readOnly) {
              throw new StoreException(StoreException.Reason.UNWRITABLE, "read-only file system");
            }
            kept.add("locked");
          }
          case "full" -> throw new StoreException(StoreException.Reason.FULL, "the disk is full");
          default -> kept.add(batch.series(at).metric());
        }
      }
      return kept.size();
    }

    @Override
    public long start() {
      return 0;
    }

    @Override
    public long end() {
      return kept.size();
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public long replay(long from, Reader reader) {
      return 0;
    }

    @Override
    public void truncate(long upTo) {
      assertThat(upTo).isLessThanOrEqualTo(end());
    }

    @Override
    public void close() {
      kept.clear();
    }
  }

  private Job submit(String metric, int points) {
    List<Point> all = Collections.nCopies(points, new Point(SeriesKey.of(metric), 1, 2));
    return scribe.submit(new Entry.Observed(1, all, List.of()));
  }

  @Test
  void a_request_that_cannot_be_journalled_takes_no_other_with_it() {
    Job first = submit("first", 1);
    Job poison = submit("poison", 1);
    Job last = submit("last", 1);
    scribe.close();
    scribe.run();

    assertThat(first.journalled()).isCompleted();
    assertThat(last.journalled()).isCompleted();
    assertThat(poison.journalled()).isCompletedExceptionally();
    assertThat(pages.kept).contains("first", "last");
    assertThat(tallies.of("not_kept_points")).isEqualTo(1);
  }

  @Test
  void a_disk_that_is_read_only_for_a_while_is_told_until_it_is_not() {
    Job refused = submit("locked", 3);
    Job again = submit("locked", 2);
    scribe.close();
    scribe.run();
    assertThat(refused.journalled()).isCompletedExceptionally();
    assertThat(again.journalled()).isCompletedExceptionally();
    Signs.Trouble trouble = tallies.signs().trouble(Signs.Part.JOURNAL).orElseThrow();
    assertThat(trouble.reason()).isEqualTo(StoreException.Reason.UNWRITABLE);
    assertThat(tallies.of("not_kept_points")).isEqualTo(5);

    pages.readOnly = false;
    Scribe next = new Scribe(pages, engine(), BOUNDS, tallies);
    Job taken = next.submit(new Entry.Ticked(1));
    next.close();
    next.run();
    assertThat(taken.journalled()).isCompleted();
    assertThat(tallies.signs().troubles()).isEmpty();
  }

  @Test
  void what_comes_with_points_is_bounded_by_the_memory_that_it_takes() {
    Circumstances came = Circumstances.NONE.withMetadata(Map.of("text", "x".repeat(200)));
    Entry.Observed rich =
        new Entry.Observed(1, List.of(new Point(SeriesKey.of("rich"), 1, 2)), List.of(came));
    Job first = scribe.submit(rich);
    assertThatThrownBy(() -> scribe.submit(rich))
        .isInstanceOf(Overloaded.class)
        .hasMessage("what waits takes 0 MB already");
    assertThat(tallies.of("shed_points_memory_full")).isEqualTo(1);
    assertThat(scribe.points()).isEqualTo(1);
    scribe.close();
    scribe.run();
    assertThat(first.journalled()).isCompleted();
  }

  @Test
  void what_the_disk_does_not_take_is_told_and_makes_room() {
    Job full = submit("full", 10);
    assertThatThrownBy(() -> submit("more", 1))
        .isInstanceOf(Overloaded.class)
        .hasMessage("10 points wait already");
    scribe.close();
    scribe.run();

    assertThat(full.journalled()).isCompletedExceptionally();
    assertThat(scribe.points()).isZero();
    assertThat(tallies.of("shed_points_queue_full")).isEqualTo(1);
  }

  @Test
  void what_can_never_be_taken_is_refused_as_too_large_and_keeps_no_room() {
    Circumstances came = Circumstances.NONE.withMetadata(Map.of("text", "x".repeat(600)));
    Entry.Observed rich =
        new Entry.Observed(
            1,
            Collections.nCopies(10, new Point(SeriesKey.of("rich"), 1, 2)),
            Collections.nCopies(10, came));
    assertThatThrownBy(() -> scribe.submit(rich)).isInstanceOf(TooLarge.class);
    assertThat(scribe.points()).isZero();
    assertThat(tallies.of("refused_points")).isEqualTo(10);

    Job next = submit("next", 10);
    scribe.close();
    scribe.run();
    assertThat(next.journalled()).isCompleted();
  }

  @Test
  void what_is_left_when_it_ends_is_refused_and_does_not_wait_for_ever() {
    Job left = submit("left", 3);
    Thread.currentThread().interrupt(); // nothing is written any more
    scribe.run();
    assertThat(Thread.interrupted()).isTrue();

    assertThat(left.journalled()).isCompletedExceptionally();
    assertThat(left.applied()).isCompletedExceptionally();
    assertThat(scribe.points()).isZero();
    assertThatThrownBy(() -> submit("late", 1))
        .isInstanceOf(Overloaded.class)
        .hasMessage("the server stops");
    assertThat(tallies.of("shed_points_stopping")).isEqualTo(4);
  }
}
