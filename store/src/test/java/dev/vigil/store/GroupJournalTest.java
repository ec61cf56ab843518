package dev.vigil.store;

import static dev.vigil.store.Things.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.model.SeriesKey;
import dev.vigil.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class GroupJournalTest {
  private static final long SEED = 12;

  /** A tape in memory that fails now and then, and has then written a part, or all. */
  private static final class BadTape implements Tape {
    final Map<Long, ByteSink> pieces = new TreeMap<>();
    private final SplittableRandom chance = new SplittableRandom(SEED);
    private final boolean bad;
    private ByteSink piece = new ByteSink(64);
    private boolean failed;

    BadTape(boolean bad) {
      this.bad = bad;
      pieces.put(0L, piece);
    }

    private void perhapsFail(int in) {
      if (bad && chance.nextInt(in) == 0) {
        failed = true;
        throw new StoreException(Reason.FULL, "no room");
      }
    }

    @Override
    public UUID id() {
      return new UUID(1, 2);
    }

    @Override
    public long start() {
      return 0;
    }

    @Override
    public long end() {
      return 0;
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public boolean turnsAfter(int more) {
      return piece.size() + more > 2_000;
    }

    @Override
    public void write(ByteSink frames, long start) {
      assertThat(failed).isFalse();
      int part = chance.nextInt(frames.size() + 1);
      piece.put(frames.array(), 0, part);
      perhapsFail(5);
      piece.put(frames.array(), part, frames.size() - part);
      perhapsFail(5);
    }

    @Override
    public void turn() {
      perhapsFail(2);
      begin(pieces.keySet().stream().mapToLong(at -> at).max().orElse(0) + piece.size());
    }

    @Override
    public void begin(long place) {
      perhapsFail(2);
      pieces.forEach((base, one) -> one.cut((int) Math.min(one.size(), place - base)));
      piece = new ByteSink(64);
      pieces.put(place, piece);
      failed = false;
    }

    @Override
    public void read(long from, long to, Visitor visitor) {
      for (Map.Entry<Long, ByteSink> one : pieces.entrySet()) {
        visitor.piece();
        byte[] bytes = one.getValue().toByteArray();
        for (int at = 0; at < bytes.length && one.getKey() + at < to; ) {
          int length = Frames.length(bytes, at, bytes.length, one.getKey() + at);
          assertThat(length).isPositive();
          long start = one.getKey() + at;
          at += Frames.HEAD + length;
          visitor.frame(start, one.getKey() + at, new ByteSource(bytes, at - length, length));
        }
      }
    }

    @Override
    public void truncate(long upTo) {}

    @Override
    public void close() {}
  }

  private static String name(int thread, int number) {
    return "m" + thread + "-" + number % 50 + "=" + number;
  }

  @Timeout(60)
  @Test
  void whatever_fails_all_that_was_kept_is_there_once_and_nothing_that_was_refused()
      throws Exception {
    BadTape tape = new BadTape(true);
    GroupJournal journal = new GroupJournal(tape);
    Set<String> kept = ConcurrentHashMap.newKeySet();
    Set<String> refused = ConcurrentHashMap.newKeySet();
    var threads = Executors.newFixedThreadPool(6);
    List<Future<?>> done = new ArrayList<>();
    for (int t = 0; t < 6; t++) {
      int thread = t;
      done.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 500; i++) {
                  PointBatch batch = new PointBatch();
                  batch.add(SeriesKey.of("m" + thread + "-" + i % 50), START, i);
                  try {
                    journal.append(batch);
                    kept.add(name(thread, i));
                  } catch (StoreException e) {
                    assertThat(e.reason()).isEqualTo(Reason.FULL);
                    refused.add(name(thread, i));
                  }
                }
              }));
    }
    for (Future<?> one : done) {
      one.get();
    }
    threads.shutdown();
    List<String> found = new ArrayList<>();
    journal.replay(
        0, (batch, end) -> found.add(batch.series(0).metric() + "=" + (int) batch.value(0)));
    assertThat(found).as("seed " + SEED).doesNotHaveDuplicates();
    assertThat(new HashSet<>(found)).isEqualTo(kept);
    assertThat(kept).hasSizeGreaterThan(100);
    assertThat(refused).hasSizeGreaterThan(100);
  }

  @Timeout(60)
  @Test
  void a_thread_that_is_interrupted_waits_all_the_same_and_stays_interrupted() throws Exception {
    GroupJournal journal = new GroupJournal(new BadTape(false));
    var threads = Executors.newFixedThreadPool(4);
    List<Future<Boolean>> done = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      done.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 200; i++) {
                  Thread.currentThread().interrupt();
                  journal.append(Things.batch(i, 1));
                }
                return Thread.interrupted();
              }));
    }
    for (Future<Boolean> one : done) {
      assertThat(one.get()).isTrue();
    }
    threads.shutdown();
    assertThat(journal.replay(0, (batch, end) -> {})).isEqualTo(800);
  }

  @Test
  void a_piece_that_names_too_many_series_ends() {
    BadTape tape = new BadTape(false);
    GroupJournal journal = new GroupJournal(tape, 10);
    for (int i = 0; i < 25; i++) {
      PointBatch batch = new PointBatch();
      batch.add(SeriesKey.of("m" + i), START, i);
      batch.add(SeriesKey.of("known"), START, i);
      journal.append(batch);
    }
    assertThat(tape.pieces).hasSize(3);
    List<String> found = new ArrayList<>();
    journal.replay(
        0,
        (batch, end) -> {
          assertThat(batch.series(1).metric()).isEqualTo("known");
          found.add(batch.series(0).metric());
        });
    assertThat(found).hasSize(25).startsWith("m0").endsWith("m24").doesNotHaveDuplicates();
  }

  @Test
  void after_it_is_closed_nothing_is_kept() {
    GroupJournal journal = new GroupJournal(new BadTape(false));
    journal.close();
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> journal.append(Things.batch(0, 1)))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
    }
    assertThat(journal.end()).isZero();
  }
}
