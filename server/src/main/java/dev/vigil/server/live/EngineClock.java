package dev.vigil.server.live;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of the entry that is applied: what is done again after a crash is done at the time at
 * which it was done first. Any thread may read it.
 */
final class EngineClock implements InstantSource {
  private volatile long now;

  void set(long epochMillis) {
    now = epochMillis;
  }

  @Override
  public long millis() {
    return now;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now);
  }
}
