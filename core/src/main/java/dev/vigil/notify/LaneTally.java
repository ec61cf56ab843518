package dev.vigil.notify;

/** What became of the notifications of one channel. Thread-safe. */
final class LaneTally {
  private long delivered;
  private long failed;
  private long buried;
  private int inARow;
  private long pausedFrom;
  private long pausedUntil;
  private String lastError = "";

  synchronized void arrived() {
    delivered++;
    inARow = 0;
    pausedUntil = 0;
    lastError = "";
  }

  synchronized void failed(String why) {
    failed++;
    lastError = why;
  }

  /** A failure that says something of the channel; how many in a row there are. */
  synchronized int failedAgain(String why) {
    failed(why);
    return ++inARow;
  }

  synchronized void buried() {
    buried++;
  }

  synchronized boolean failsInARow(int least) {
    return inARow >= least;
  }

  synchronized void pause(long now, long until) {
    pausedFrom = now;
    pausedUntil = until;
  }

  /** A clock that was set back makes no pause longer. */
  synchronized boolean paused(long now) {
    return now >= pausedFrom && now < pausedUntil;
  }

  synchronized ChannelStatus status(String channel, int waiting) {
    return new ChannelStatus(channel, waiting, delivered, failed, buried, pausedUntil, lastError);
  }
}
