package dev.vigil.benchmarks;

/** When a lane sends, and what time its samples have. One owner. */
final class LoadPace {
  private final double perSecond;
  private final long began;
  private final long ends;
  private final long stepMillis;
  private final long firstMillis;
  private long sent;

  /**
   * @param perSecond points; 0 for flat out
   * @param nanos from now on
   * @param stepMillis of event time between two samples of a series; 0 for the wall clock
   */
  LoadPace(double perSecond, long nanos, long stepMillis) {
    this.perSecond = perSecond;
    this.began = System.nanoTime();
    this.ends = began + nanos;
    this.stepMillis = stepMillis;
    this.firstMillis = System.currentTimeMillis();
  }

  boolean over() {
    return System.nanoTime() - ends >= 0;
  }

  /** Waits until so many more points are due. */
  void await(int points) throws InterruptedException {
    if (perSecond > 0) {
      long due = began + (long) (sent * 1e9 / perSecond);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      }
    }
    sent += points;
  }

  /** The time of the samples of a round; later than that of the round before. */
  long timeOf(int round) {
    return stepMillis > 0 ? firstMillis + round * stepMillis : System.currentTimeMillis();
  }
}
