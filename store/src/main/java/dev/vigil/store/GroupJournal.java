package dev.vigil.store;

import dev.vigil.state.BadState;
import dev.vigil.store.StoreException.Reason;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A journal whose appends share the wait for the disk: while one thread writes a group, the others
 * gather the next. Thread-safe.
 *
 * <p>After a failed write nobody knows what the disk holds. So all that was gathered is refused,
 * and a new piece, with a vocabulary of its own, begins where the last group ended that is known to
 * be there.
 */
final class GroupJournal implements Journal {
  private static final int ROOMY = 8 << 20;

  /** What a piece names is in memory until it ends. */
  private static final int MOST_NAMES = 1_500_000;

  private final Tape tape;
  private final int mostNames;
  private final Object gathering = new Object();
  private final ReentrantLock disk = new ReentrantLock();
  private final BatchForm form = new BatchForm();
  private Vocabulary words = new Vocabulary();
  private Group open;
  private volatile long end;
  private boolean led;
  private boolean broken;
  private boolean closed;

  /** Batches that reach the disk together; its monitor tells those who wait for that. */
  private static final class Group {
    final long start;
    final ByteSink frames;
    private boolean kept;
    private boolean leaderless;
    private @Nullable StoreException failure;

    Group(long start, ByteSink frames) {
      this.start = start;
      this.frames = frames;
    }

    long end() {
      return start + frames.size();
    }

    synchronized boolean settled() {
      return kept || failure != null;
    }

    synchronized void settle(@Nullable StoreException why) {
      kept = why == null;
      failure = why;
      notifyAll();
    }

    /** One of those who wait is to write it. */
    synchronized void seekLeader() {
      leaderless = true;
      notify();
    }

    /**
     * Waits until it is on the disk, or refused.
     *
     * @return whether whoever asks is to write it instead
     */
    synchronized boolean await() {
      boolean interrupted = false;
      while (!settled() && !leaderless) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true; // what is in the group can only be waited for
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      boolean leads = leaderless && !settled();
      leaderless = false;
      return leads;
    }

    synchronized void check() {
      if (failure != null) {
        String why = String.valueOf(failure.getMessage());
        throw new StoreException(failure.reason(), why, failure);
      }
    }
  }

  GroupJournal(Tape tape) {
    this(tape, MOST_NAMES);
  }

  /**
   * @param mostNames series that a piece names before another begins, give or take a group
   */
  GroupJournal(Tape tape, int mostNames) {
    this.tape = tape;
    this.mostNames = mostNames;
    this.end = tape.end();
    this.open = new Group(end, new ByteSink(1 << 16));
  }

  @Override
  public long append(PointBatch batch) {
    Group group;
    long behind;
    boolean leads;
    synchronized (gathering) {
      group = open;
      add(batch, group);
      behind = group.end();
      leads = !led;
      led = true;
    }
    if (leads || group.await()) {
      lead();
    }
    group.check();
    return behind;
  }

  /** Writes the group that is open, and finds who writes the next. */
  private void lead() {
    disk.lock();
    try {
      write();
    } finally {
      disk.unlock();
      Group next = null;
      synchronized (gathering) {
        led = open.frames.size() > 0;
        next = led ? open : null;
      }
      if (next != null) {
        next.seekLeader();
      }
    }
  }

  private void add(PointBatch batch, Group group) {
    int at = Frames.open(group.frames);
    int series = words.series().size();
    int names = words.names().size();
    boolean whole = false;
    try {
      form.write(batch, words, group.frames);
      if (group.frames.size() - at > Frames.LONGEST) {
        throw new IllegalArgumentException("a batch takes more than " + Frames.LONGEST + " bytes");
      }
      Frames.close(group.frames, at, group.start + at, group.start);
      whole = true;
    } finally {
      if (!whole) {
        group.frames.cut(at);
        words.forget(series, names);
      }
    }
  }

  private void write() {
    Group taken;
    boolean turns;
    synchronized (gathering) {
      taken = open;
      turns = tape.turnsAfter(taken.frames.size()) || words.series().size() > mostNames;
      if (turns) {
        words = new Vocabulary();
      }
      open = new Group(taken.end(), new ByteSink(1 << 16));
    }
    try {
      if (closed) {
        throw new StoreException(Reason.CLOSED, "the journal is closed");
      }
      if (broken) {
        tape.begin(taken.start);
        broken = false;
      }
      tape.write(taken.frames, taken.start);
      end = taken.end();
      taken.settle(null);
    } catch (StoreException e) {
      refuse(taken, e);
      return;
    } finally {
      if (!taken.settled()) {
        refuse(taken, new StoreException(Reason.FAILED, "the journal failed while it wrote"));
      }
    }
    reuse(taken.frames);
    if (turns) {
      turn();
    }
  }

  private void reuse(ByteSink frames) {
    synchronized (gathering) {
      if (open.frames.size() == 0 && frames.array().length <= ROOMY) {
        frames.cut(0);
        open = new Group(open.start, frames);
      }
    }
  }

  private void turn() {
    try {
      tape.turn();
    } catch (StoreException e) {
      broken = true; // the next group tries again, and is refused if that fails
    }
  }

  private void refuse(Group taken, StoreException why) {
    broken = true;
    synchronized (gathering) {
      Group gathered = open;
      words = new Vocabulary();
      open = new Group(end, new ByteSink(1 << 16));
      gathered.settle(why);
    }
    taken.settle(why);
  }

  @Override
  public long start() {
    return tape.start();
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public long bytes() {
    return tape.bytes();
  }

  @Override
  public long replay(long from, Reader reader) {
    long to = end;
    if (from < start() || from > to) {
      throw new StoreException(
          Reason.MISMATCH,
          "the journal reaches from " + start() + " to " + to + ", and " + from + " was asked for");
    }
    Replay replay = new Replay(from, reader);
    if (from < to) {
      tape.read(from, to, replay);
    }
    return replay.batches;
  }

  /** Makes batches of frames. */
  private static final class Replay implements Tape.Visitor {
    private final long from;
    private final Reader reader;
    private final BatchForm form = new BatchForm();
    private final PointBatch batch = new PointBatch();
    private Vocabulary words = new Vocabulary();
    private long batches;

    Replay(long from, Reader reader) {
      this.from = from;
      this.reader = reader;
    }

    @Override
    public void piece() {
      words = new Vocabulary();
    }

    @Override
    public void frame(long start, long end, ByteSource content) {
      if (start < from && end > from) {
        throw new StoreException(
            Reason.MISMATCH, "position " + from + " lies within a batch from " + start);
      }
      try {
        if (end <= from) {
          BatchForm.readNew(content, words);
          return;
        }
        form.read(content, words, batch);
      } catch (BadState e) {
        throw new StoreException(
            Reason.CORRUPT, "the batch at " + start + " of the journal cannot be read", e);
      }
      batches++;
      reader.take(batch, end);
    }
  }

  @Override
  public void truncate(long upTo) {
    disk.lock();
    try {
      tape.truncate(Math.min(upTo, end));
    } finally {
      disk.unlock();
    }
  }

  @Override
  public void close() {
    disk.lock();
    try {
      closed = true;
      tape.close();
    } finally {
      disk.unlock();
    }
  }
}
