package dev.vigil.server.live;

import java.util.concurrent.atomic.AtomicInteger;

/** The memory that all engines share, each of them an equal part of it. Thread-safe. */
public final class Heap {
  private final long bytes;
  private final AtomicInteger engines = new AtomicInteger();

  private Heap(long bytes) {
    this.bytes = bytes;
  }

  /** Of so many bytes. */
  public static Heap of(long bytes) {
    return new Heap(bytes);
  }

  /** All that this process may have. */
  static Heap ofProcess() {
    return of(Runtime.getRuntime().maxMemory());
  }

  /** An engine begins, or ends. */
  void shares(boolean begins) {
    engines.addAndGet(begins ? 1 : -1);
  }

  /** All of it, in bytes. */
  long bytes() {
    return bytes;
  }

  /** What each engine may reckon with just now, in bytes. */
  long share() {
    return bytes / Math.max(1, engines.get());
  }
}
