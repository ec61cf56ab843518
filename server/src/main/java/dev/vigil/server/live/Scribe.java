package dev.vigil.server.live;

import dev.vigil.store.Journal;
import dev.vigil.store.PointBatch;
import dev.vigil.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Journals entries in the order in which they come, many at a time, and hands them on in that order
 * to the engine. What waits for either is bounded. A thread of its own.
 */
final class Scribe implements Runnable {
  private static final int MOST_WAITING = 4_096;
  private static final int MOST_TOGETHER = 256;
  private static final int BYTES_TOGETHER = 8 << 20;
  private static final int RETRY_SECONDS = 1;
  private static final int POINT_BYTES = 24;

  /** What came with points takes so many times its written form while it waits. */
  private static final int OBJECTS_A_BYTE = 6;

  private final Journal journal;
  private final EngineThread engine;
  private final Bounds bounds;
  private final Tallies tallies;
  private final BlockingQueue<Waiting> inbox = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicInteger points = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final PointBatch batch = new PointBatch();
  private volatile boolean closing;
  private volatile boolean ended;
  private @Nullable Waiting ahead;

  /**
   * What there is room for.
   *
   * @param points that may wait for the journal or the engine
   * @param bytes of memory that they may take while they wait; as many as others leave
   * @param bytesTogether that what comes with the points of one entry may take in the journal
   */
  record Bounds(int points, LongSupplier bytes, int bytesTogether) {}

  /** A job in its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Waiting(Job job, byte[] bytes) {
    /** About how many bytes it takes while it waits: columns, and what came with the points. */
    long weight() {
      return (long) POINT_BYTES * job.points() + (long) OBJECTS_A_BYTE * bytes.length;
    }
  }

  Scribe(Journal journal, EngineThread engine, Bounds bounds, Tallies tallies) {
    this.journal = journal;
    this.engine = engine;
    this.bounds = bounds;
    this.tallies = tallies;
  }

  /**
   * Takes an entry.
   *
   * @throws Overloaded if there is no room for it
   * @throws TooLarge if there never is
   * @throws IllegalArgumentException if it can never be taken
   */
  Job submit(Entry entry) {
    Job job = Job.of(entry);
    if (job.points() > PointBatch.MOST) {
      throw new IllegalArgumentException(
          "at most " + PointBatch.MOST + " points come together, came " + job.points());
    }
    if (closing) {
      throw stopping(job);
    }
    if (isFull(job.points())) {
      throw shed("queue_full", job, points.get() + " points wait already");
    }
    Waiting waiting = waiting(job); // whatever fails in it, nothing is reserved yet
    if (!reserve(job.points())) {
      throw shed("queue_full", job, points.get() + " points wait already");
    }
    if (job.points() > 0
        && bytes.get() > 0
        && bytes.get() + waiting.weight() > bounds.bytes().getAsLong()) {
      points.addAndGet(-job.points());
      throw shed("memory_full", job, "what waits takes " + (bytes.get() >> 20) + " MB already");
    }
    bytes.addAndGet(waiting.weight());
    if (!inbox.offer(waiting)) {
      letGo(List.of(waiting));
      throw shed("requests_full", job, MOST_WAITING + " requests wait already");
    }
    if (ended && inbox.remove(waiting)) {
      letGo(List.of(waiting));
      throw stopping(job);
    }
    return job;
  }

  private Waiting waiting(Job job) {
    try {
      return new Waiting(job, EntryForm.bytes(job.entry(), bounds.bytesTogether()));
    } catch (TooLarge e) {
      tallies.add("refused_points", job.points());
      throw e;
    }
  }

  /** They wait no longer. */
  private void letGo(List<Waiting> group) {
    for (Waiting one : group) {
      points.addAndGet(-one.job().points());
      bytes.addAndGet(-one.weight());
    }
  }

  private Overloaded stopping(Job job) {
    return shed("stopping", job, "the server stops");
  }

  private Overloaded shed(String reason, Job job, String words) {
    tallies.add("shed_points_" + reason, job.points());
    tallies.add("shed_requests_" + reason, 1);
    return new Overloaded(words, RETRY_SECONDS);
  }

  private boolean isFull(int more) {
    int waiting = points.get();
    return more > 0 && waiting > 0 && waiting + more > bounds.points();
  }

  /** Whatever comes alone is taken, so that nothing is too large for ever. */
  private boolean reserve(int more) {
    for (int waiting = points.get(); ; waiting = points.get()) {
      if (more > 0 && waiting > 0 && waiting + more > bounds.points()) {
        return false;
      }
      if (points.compareAndSet(waiting, waiting + more)) {
        return true;
      }
    }
  }

  /** Points that wait for the journal or the engine. */
  int points() {
    return points.get();
  }

  void close() {
    closing = true;
  }

  @Override
  public void run() {
    List<Waiting> group = new ArrayList<>();
    try {
      while (gather(group)) {
        write(group);
        group.clear();
      }
    } finally {
      refuseRest();
    }
  }

  /** Nobody writes what is left; whoever sent it is told so, and not left to wait. */
  private void refuseRest() {
    ended = true;
    List<Waiting> rest = new ArrayList<>();
    if (ahead != null) {
      rest.add(ahead);
    }
    inbox.drainTo(rest);
    letGo(rest);
    rest.forEach(one -> one.job().fail(stopping(one.job())));
  }

  /** Whether there may be more. */
  private boolean gather(List<Waiting> group) {
    try {
      Waiting next = ahead != null ? ahead : inbox.poll(50, TimeUnit.MILLISECONDS);
      ahead = null;
      int bytes = 0;
      int together = 0;
      for (; next != null; next = inbox.poll()) {
        if (!group.isEmpty() && together + next.job().points() > PointBatch.MOST) {
          ahead = next;
          break;
        }
        group.add(next);
        bytes += next.bytes().length;
        together += next.job().points();
        if (group.size() == MOST_TOGETHER || bytes >= BYTES_TOGETHER) {
          break;
        }
      }
      return !group.isEmpty() || !closing;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void write(List<Waiting> all) {
    if (all.isEmpty()) {
      return;
    }
    List<Waiting> group = List.copyOf(all); // it is asked for again once the engine is done
    List<Job> jobs = group.stream().map(Waiting::job).toList();
    int together = jobs.stream().mapToInt(Job::points).sum();
    try {
      long position = append(group);
      engine.apply(jobs, position, () -> letGo(group));
      jobs.forEach(job -> job.journalled().complete(null));
      tallies.add("accepted_points", together);
      tallies.signs().works(Signs.Part.JOURNAL);
    } catch (StoreException e) {
      tallies.signs().failed(Signs.Part.JOURNAL, e);
      refuse(group, together, e);
    } catch (RuntimeException e) {
      if (group.size() > 1) {
        group.forEach(one -> write(List.of(one))); // the others can do nothing for it
      } else {
        refuse(group, together, e);
      }
    }
  }

  private void refuse(List<Waiting> group, int together, RuntimeException why) {
    letGo(group);
    tallies.add("not_kept_points", together);
    group.forEach(one -> one.job().fail(why));
  }

  private long append(List<Waiting> group) {
    batch.clear();
    EntryForm.write(
        group.stream().map(one -> one.job().entry()).toList(),
        group.stream().map(Waiting::bytes).toList(),
        batch);
    return journal.append(batch);
  }
}
