package dev.vigil.server.live;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * States of series on their way to a checkpoint that is being written, so many bytes at most.
 * Thread-safe: some put, one takes.
 */
final class StateQueue {
  private static final int OVERHEAD = 64;

  private final long most;
  private List<State> states = new ArrayList<>();
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
      states.add(new State(series, state));
      bytes += state.length + OVERHEAD;
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
      for (List<State> some = take(); !some.isEmpty(); some = take()) {
        some.forEach(take);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a checkpoint was interrupted", e);
    }
    requireWanted();
  }

  /** All that is there, once there is something; nothing once there will be no more. */
  private synchronized List<State> take() throws InterruptedException {
    while (states.isEmpty() && !ended && !broken) {
      wait();
    }
    List<State> taken = states;
    states = new ArrayList<>();
    bytes = 0;
    notifyAll();
    return broken ? List.of() : taken;
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
