package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.model.Observation;
import dev.vigil.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkersTest {
  private static final long SECOND = 1_000_000_000;
  private static final Scaling ONE_TO_THREE =
      new Scaling(1, 3, Duration.ofSeconds(60), Duration.ofSeconds(300));

  /** Time that passes for all. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 30 * SECOND);

  /** Time that passes for a thread while it works, and how often it read the clock. */
  private final ThreadLocal<long[]> worked = ThreadLocal.withInitial(() -> new long[2]);

  private final Counts counts = new Counts();
  private Workers workers = new Workers(ONE_TO_THREE, this::nanos, counts);

  @AfterEach
  void close() {
    workers.close();
  }

  private long nanos() {
    return now.get() + worked.get()[0];
  }

  /** Ten seconds pass, in the last of which all workers work. */
  private void tenSeconds(double busy) {
    long nanos = (long) (busy * SECOND);
    now.addAndGet(10 * SECOND - nanos);
    workers.run(share -> worked.get()[0] += nanos);
    worked.get()[0] = 0;
    now.addAndGet(nanos);
    workers.passTime();
  }

  private void seconds(int seconds, double busyOfTen) {
    for (int passed = 0; passed < seconds; passed += 10) {
      tenSeconds(busyOfTen);
    }
  }

  @Test
  void busy_workers_get_help_and_not_again_before_the_cooldown_is_over() {
    assertThat(workers.count()).isEqualTo(1);
    tenSeconds(4);
    assertThat(workers.count()).isEqualTo(1);
    seconds(20, 4.5);
    assertThat(workers.count()).isEqualTo(1);
    tenSeconds(4.9);
    assertThat(workers.count()).as("half of the time is no load").isEqualTo(1);
    tenSeconds(9);
    assertThat(workers.count()).isEqualTo(2);
    seconds(50, 9);
    assertThat(workers.count()).isEqualTo(2);
    tenSeconds(9);
    assertThat(workers.count()).isEqualTo(3);
    seconds(200, 9.9);
    assertThat(workers.count()).as("no more than there may be").isEqualTo(3);
    assertThat(counts.scaleUps()).isEqualTo(2);
    assertThat(counts.asMap()).containsEntry("scale_ups", 2L).doesNotContainKey("scale_downs");
  }

  @Test
  void workers_with_little_to_do_are_let_go_after_their_own_cooldown() {
    seconds(100, 9);
    assertThat(workers.count()).isEqualTo(3);
    seconds(260, 2);
    assertThat(workers.count()).isEqualTo(3);
    seconds(10, 2);
    assertThat(workers.count()).isEqualTo(2);
    seconds(290, 2);
    assertThat(workers.count()).isEqualTo(2);
    seconds(20, 0);
    assertThat(workers.count()).isEqualTo(1);
    seconds(1_000, 0);
    assertThat(workers.count()).isEqualTo(1);
    assertThat(counts.scaleDowns()).isEqualTo(2);
  }

  @Test
  void between_little_and_much_nothing_changes() {
    seconds(20, 9);
    assertThat(workers.count()).isEqualTo(2);
    seconds(1_000, 5);
    assertThat(workers.count()).isEqualTo(2);
  }

  @Test
  void one_short_moment_of_work_is_no_load() {
    now.addAndGet(4 * SECOND);
    workers.run(share -> worked.get()[0] += SECOND - 1);
    worked.get()[0] = 0;
    workers.passTime();
    assertThat(workers.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "1, 4"})
  void each_share_is_done_once_by_as_many_as_there_may_be_without_a_clock(int least, int most) {
    workers.close();
    workers = new Workers(new Scaling(least, most, Duration.ZERO, Duration.ZERO), null, counts);
    List<Integer> shares = Collections.synchronizedList(new ArrayList<>());
    workers.run(shares::add);
    assertThat(shares).hasSize(most).doesNotHaveDuplicates().hasSize(workers.count());
  }

  @Test
  void a_worker_that_fails_is_heard_of() {
    workers.close();
    workers = new Workers(Scaling.fixed(2), null, counts);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> workers.run(share -> List.of(0).get(share)))
        .withMessage("a shard failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void answers_are_the_same_while_the_number_of_workers_changes(int most) {
    List<Observation> rows = Rows.interleaved(23, 900, 1);
    Heard one = new Heard();
    List<Verdict> expected = new ArrayList<>();
    try (Pipeline pipeline = new Pipeline(PipelineSpec.of(Rows.watch(7)), one)) {
      batches(rows).forEach(batch -> expected.addAll(pipeline.accept(batch)));
    }
    Heard heard = new Heard();
    List<Verdict> verdicts = new ArrayList<>();
    Scaling scaling = new Scaling(1, most, Duration.ZERO, Duration.ZERO);
    AtomicInteger batch = new AtomicInteger();
    PipelineSpec spec = PipelineSpec.of(Rows.watch(7)).withScaling(scaling);
    List<Integer> counted = new ArrayList<>();
    try (Pipeline pipeline = new Pipeline(spec, heard, () -> busyNanos(batch.get()))) {
      for (List<Observation> next : batches(rows)) {
        verdicts.addAll(pipeline.accept(next));
        counted.add(pipeline.workers());
        now.addAndGet(batch.getAndIncrement() < 20 ? 0 : 60 * SECOND);
      }
      assertThat(pipeline.counts().scaleUps()).isEqualTo(most - 1);
      assertThat(pipeline.counts().scaleDowns()).isEqualTo(most - 1);
    }
    assertThat(counted).contains(1, most).endsWith(1);
    assertThat(verdicts).isEqualTo(expected);
    assertThat(heard.all).isEqualTo(one.all);
  }

  /**
   * Threads work seven seconds on each of the first batches, from the reading that begins their
   * share to the one that ends it; the caller's reads once more to look how busy all were.
   */
  private long busyNanos(int batch) {
    long[] mine = worked.get();
    boolean caller = !Thread.currentThread().getName().equals("vigil-shard");
    boolean ends = caller ? mine[1] % 3 == 2 : mine[1] % 2 == 1;
    mine[1]++;
    mine[0] += ends && batch < 20 ? 7 * SECOND : 0;
    return nanos();
  }

  private static List<List<Observation>> batches(List<Observation> rows) {
    List<List<Observation>> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += 400) {
      batches.add(rows.subList(from, Math.min(from + 400, rows.size())));
    }
    return batches;
  }

  @Test
  void a_pipeline_owns_as_many_shards_as_it_may_have_workers() {
    PipelineSpec spec = PipelineSpec.of(new WatchSpec()).withScaling(ONE_TO_THREE);
    assertThat(spec.shards()).isEqualTo(3);
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      assertThat(pipeline.workers()).as("all of them without a clock").isEqualTo(3);
    }
    try (Pipeline pipeline = new Pipeline(spec, new Heard(), this::nanos)) {
      assertThat(pipeline.workers()).isEqualTo(1);
    }
  }

  @Test
  void settings_that_make_no_scaling_are_refused() {
    Duration minute = Duration.ofMinutes(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scaling(3, 2, minute, minute))
        .withMessageEndingWith("were 3 to 2");
    assertThatIllegalArgumentException().isThrownBy(() -> new Scaling(0, 2, minute, minute));
    assertThatIllegalArgumentException().isThrownBy(() -> new Scaling(1, 1001, minute, minute));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scaling(1, 2, minute.negated(), minute))
        .withMessage("scaleUpCooldown must be from 0 to a day, was PT-1M");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scaling(1, 2, minute, Duration.ofDays(2)));
  }

  @Test
  void whoever_is_interrupted_waits_for_the_others_all_the_same() {
    Workers two = new Workers(Scaling.fixed(2), null, counts);
    AtomicInteger done = new AtomicInteger();
    Thread caller = Thread.currentThread();
    caller.interrupt();
    two.run(
        share -> {
          for (int i = 0; i < 1_000_000 && caller.getState() == Thread.State.RUNNABLE; i++) {
            Thread.onSpinWait();
          }
          done.incrementAndGet();
        });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(done).hasValue(2);
    two.close();
  }

  @Test
  void where_one_fails_the_others_are_waited_for() {
    Workers two = new Workers(Scaling.fixed(2), null, counts);
    AtomicInteger done = new AtomicInteger();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                two.run(
                    share -> {
                      if (share == 0) {
                        throw new IllegalArgumentException("share 0");
                      }
                      for (int i = 0; i < 100_000; i++) {
                        Thread.onSpinWait();
                      }
                      done.incrementAndGet();
                    }));
    assertThat(done).hasValue(1);
    two.close();
  }
}
