package dev.vigil.alert;

import java.util.ArrayList;
import java.util.List;

/**
 * When an alert was opened, and opened again: what tells a flapping one.
 *
 * @param times of the last openings, oldest first, in event time
 * @param flapping whether it was opened so often that it is held to go on until it has been quiet
 * @param cleared whether what it is about has ended, while it flaps
 * @param ended when it was over last; {@link Long#MIN_VALUE} while it never was
 */
public record Openings(List<Long> times, boolean flapping, boolean cleared, long ended) {
  public Openings {
    times = List.copyOf(times);
  }

  static Openings first(long now) {
    return new Openings(List.of(now), false, false, Long.MIN_VALUE);
  }

  /** One more, by the rule of so many within a window. */
  Openings and(long now, AlertSpec spec) {
    List<Long> all = new ArrayList<>(times);
    all.add(now);
    if (all.size() > spec.flapOpenings()) {
      all.remove(0);
    }
    long since = newest(all) - spec.flapWindow().toMillis();
    boolean often =
        all.size() == spec.flapOpenings() && all.stream().allMatch(time -> time >= since);
    return new Openings(all, flapping || often, false, ended);
  }

  /** The end of what it is about; it is told only once it stays away. */
  Openings clear() {
    return new Openings(times, flapping, true, ended);
  }

  /** It is over, and no longer flapping. */
  Openings over(long now) {
    return new Openings(times, false, false, now);
  }

  /** The last one. */
  public long newest() {
    return newest(times);
  }

  private static long newest(List<Long> times) {
    return times.stream().mapToLong(time -> time).max().orElse(Long.MIN_VALUE);
  }
}
