package dev.vigil.server.live;

import dev.vigil.model.SeriesKey;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * States of series on their way to a checkpoint that is being written, so many bytes at most, with
 * the one that is being written. Thread-safe: some put, one takes.
 */
final class StateQueue {
  private static final int OVERHEAD = 64;

  private final long most;
  private final ArrayDeque<State> states = new ArrayDeque<>();
  private long bytes;
  private boolean ended;
  private boolean broken;

  /** The state of a series. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record State(SeriesKey series, byte[] bytes) {}

  StateQueue(long mostBytes) {
    this.most = mostBytes;
  }

  /** Puts a state; waits while there is no room. Nothing is kept once it was broken off. */
  synchronized void put(SeriesKey series, byte[] state) {
    boolean interrupted = false;
    while (bytes >= most && !broken) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true; // a state that is missing would be worse than to wait
      }
    }
    if (!broken) {
      if (states.isEmpty()) {
        notifyAll();
      }
      State one = new State(series, state);
      states.add(one);
      bytes += size(one);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether more may be put that has time; what has none is to find room even then. */
  synchronized boolean hasRoom() {
    return bytes < most / 2 || broken;
  }

  /**
   * Hands over all that is put, until there will be no more.
   *
   * @throws IllegalStateException if it is broken off
   */
  void drain(Consumer<State> take) {
    try {
      for (State one = next(0); one != null; one = next(size(one))) {
        take.accept(one);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a checkpoint was interrupted", e);
    }
    requireWanted();
  }

  private static long size(State state) {
    return (long) OVERHEAD + state.bytes().length;
  }

  /**
   * The next, once there is one; null once there will be no more.
   *
   * @param written bytes of the one before, which is of no use any more
   */
  private synchronized @Nullable State next(long written) throws InterruptedException {
    boolean wasFull = bytes >= most;
    bytes -= written;
    if (wasFull && bytes < most) {
      notifyAll();
    }
    while (states.isEmpty() && !ended && !broken) {
      wait();
    }
    return broken ? null : states.poll();
  }

  /** No more will be put. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** What is put from here on is of no use. */
  synchronized void breakOff() {
    broken = true;
    states.clear();
    notifyAll();
  }

  /**
   * What becomes of it still matters.
   *
   * @throws IllegalStateException if it is broken off
   */
  synchronized void requireWanted() {
    if (broken) {
      throw new IllegalStateException("a checkpoint was broken off");
    }
  }
}
