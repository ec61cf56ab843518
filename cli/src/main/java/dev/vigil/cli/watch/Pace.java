package dev.vigil.cli.watch;

/** The clocks, and the waiting. */
interface Pace {
  /** Wall clock, in milliseconds since 1970. */
  long epochMillis();

  /** Monotonic clock, in nanoseconds from any start. */
  long nanos();

  /** Waits until the monotonic clock says so; false if it was told to stop before. */
  boolean await(long nanos);
}
