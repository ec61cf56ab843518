package dev.vigil.server.live;

import dev.vigil.store.PointBatch;
import dev.vigil.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Owns the room: applies what was journalled, answers questions about it, and hands checkpoints
 * over, one after the other. A thread of its own.
 */
final class EngineThread implements Runnable {
  private static final Logger LOG = System.getLogger(EngineThread.class.getName());
  private static final int MOST_QUESTIONS = 1_000;
  private static final long WAIT_MILLIS = 2;

  private final EngineRoom room;
  private final Store store;
  private final Keeper keeper;
  private final FactKeeping facts;
  private final Tallies tallies;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final CompletableFuture<Long> restored = new CompletableFuture<>();
  private long position;
  private volatile boolean closed;

  EngineThread(EngineRoom room, Store store, LiveSpec spec, Tallies tallies) {
    this.room = room;
    this.store = store;
    this.tallies = tallies;
    this.facts = new FactKeeping(room.facts(), () -> room.engine().desk(), store.facts(), tallies);
    this.keeper =
        new Keeper(room, store.checkpoints(), spec, tallies, () -> tasks.add(this::settle));
  }

  /** Done once it is where it was when it stopped; how many groups of entries were replayed. */
  CompletableFuture<Long> restored() {
    return restored;
  }

  @Override
  public void run() {
    try {
      restored.complete(restore());
    } catch (RuntimeException | Error e) { // whoever waits is to know

      restored.completeExceptionally(e);
      return;
    }
    try {
      while (!closed) {
        Runnable task = next();
        if (task != null) {
          run(task);
        }
        if (keeper.hasMore() && keeper.hasRoom()) {
          keeper.advance();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      keeper.close();
    }
  }

  private void settle() {
    keeper.settle();
  }

  /** What is to be done next; null if that is to go on with a checkpoint. */
  private @Nullable Runnable next() throws InterruptedException {
    if (!keeper.hasMore()) {
      return tasks.take();
    }
    return keeper.hasRoom() ? tasks.poll() : tasks.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whatever fails in one of them, the next is done. */
  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      tallies.add("failed_tasks", 1);
      LOG.log(Level.ERROR, "something was left undone", e);
    }
  }

  private long restore() {
    try (Restoring restoring = new Restoring(room)) {
      store.checkpoints().load(restoring);
      restoring.end();
      tallies.add("bad_series", restoring.bad());
    }
    position = store.checkpoints().position();
    keeper.loaded(position);
    tallies.signs().replayed(0, store.journal().end() - position);
    long replayed = store.journal().replay(position, this::replay);
    if (replayed > 0) {
      tallies.add("replayed_groups", replayed);
      keeper.begin(position);
    }
    return replayed;
  }

  private void replay(PointBatch batch, long behind) {
    applyAll(EntryForm.read(batch).stream().map(Job::of).toList());
    tellReplay(behind - position);
    position = behind;
    keeper.settle();
    keeper.beginIfFull(position);
    if (keeper.hasMore() && keeper.hasRoom()) {
      keeper.advance();
    }
  }

  private void tellReplay(long more) {
    Signs.Replay before = tallies.signs().replay();
    tallies.signs().replayed(before.done() + more, before.total());
  }

  /**
   * Applies entries that are in the journal.
   *
   * @param behind their end in the journal
   */
  void apply(List<Job> jobs, long behind, Runnable done) {
    tasks.add(
        () -> {
          List<Runnable> answers = applyAll(jobs);
          position = behind;
          done.run();
          answers.forEach(Runnable::run);
          keeper.beginIfDue(position);
          tallies.signs().holds(room.history().points(), room.facts().size());
        });
  }

  /** What is to be told of each once all are applied, and their facts can be found. */
  private List<Runnable> applyAll(List<Job> jobs) {
    List<Runnable> answers = new ArrayList<>();
    for (Job job : jobs) {
      answers.add(apply(job));
    }
    facts.keep();
    return answers;
  }

  /** Nothing that comes stops the thread: what fails is told to whoever did it, or counted. */
  private Runnable apply(Job job) {
    try {
      Object result = room.apply(job.entry());
      return () -> job.applied().complete(result);
    } catch (RuntimeException e) {
      if (!(job.entry() instanceof Entry.Done)) {
        tallies.add("failed_entries", 1);
        LOG.log(Level.ERROR, "an entry of " + job.points() + " points was left out", e);
      }
      return () -> job.applied().completeExceptionally(e);
    }
  }

  /**
   * Asks something, once everything that was journalled until now is known.
   *
   * @throws Overloaded if too many ask
   */
  <T> CompletableFuture<T> ask(Function<EngineRoom, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (questions.incrementAndGet() > MOST_QUESTIONS) {
      questions.decrementAndGet();
      throw new Overloaded(MOST_QUESTIONS + " questions wait already", 1);
    }
    tasks.add(
        () -> {
          questions.decrementAndGet();
          try {
            answer.complete(question.apply(room));
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /** Begins one soon; on this thread. */
  void checkpointSoon() {
    keeper.beginSoon(position);
  }

  /** Writes one if anything has come since the last, and waits for it. */
  private void checkpoint() {
    keeper.giveUp(); // this one is of all that one would have been
    keeper.begin(position);
    keeper.finish();
  }

  /** Ends it after what was handed over until now, with a checkpoint. */
  void close() {
    facts.stop();
    tasks.add(
        () -> {
          closed = true;
          checkpoint();
        });
  }
}
