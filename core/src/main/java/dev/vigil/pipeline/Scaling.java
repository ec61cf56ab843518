package dev.vigil.pipeline;

import java.time.Duration;

/**
 * By how many threads the series are judged: one more when they are busy for over 80 % of the time,
 * one fewer when they are for under 30 %.
 *
 * @param minInstances threads at least, 1 or more; with 1 the caller's thread does it all
 * @param maxInstances threads at most, 1,000 or fewer
 * @param scaleUpCooldown how long after a change the next one up comes at the earliest
 * @param scaleDownCooldown how long after a change the next one down comes at the earliest
 */
public record Scaling(
    int minInstances, int maxInstances, Duration scaleUpCooldown, Duration scaleDownCooldown) {
  private static final int MOST = 1_000;

  public Scaling {
    if (minInstances < 1 || maxInstances < minInstances || maxInstances > MOST) {
      throw new IllegalArgumentException(
          "instances must be from 1 to 1,000, and no fewer at most than at least; were "
              + minInstances
              + " to "
              + maxInstances);
    }
    check("scaleUpCooldown", scaleUpCooldown);
    check("scaleDownCooldown", scaleDownCooldown);
  }

  private static void check(String name, Duration cooldown) {
    if (cooldown.isNegative() || cooldown.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(name + " must be from 0 to a day, was " + cooldown);
    }
  }

  /** Always so many threads. */
  public static Scaling fixed(int instances) {
    return new Scaling(instances, instances, Duration.ZERO, Duration.ZERO);
  }

  /** Whether there is anything to decide. */
  boolean varies() {
    return minInstances < maxInstances;
  }
}
