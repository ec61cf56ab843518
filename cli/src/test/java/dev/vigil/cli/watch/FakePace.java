package dev.vigil.cli.watch;

/** Clocks that pass only while somebody waits. */
final class FakePace implements Pace {
  /** A Sunday noon. */
  static final long NOON = 1_795_348_800_000L;

  private final Runnable meanwhile;
  private long nanos;
  private long stopAt = Long.MAX_VALUE;

  /**
   * @param meanwhile what happens during each wait
   */
  FakePace(Runnable meanwhile) {
    this.meanwhile = meanwhile;
  }

  void stopAfterSeconds(long seconds) {
    stopAt = seconds * 1_000_000_000;
  }

  /** Lets time pass outside of a wait. */
  void pass(long nanosPassed) {
    nanos += nanosPassed;
  }

  double seconds() {
    return nanos / 1e9;
  }

  @Override
  public long epochMillis() {
    return NOON + nanos / 1_000_000;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public boolean await(long until) {
    if (until > stopAt) {
      return false;
    }
    nanos = Math.max(nanos, until);
    meanwhile.run();
    return true;
  }
}
