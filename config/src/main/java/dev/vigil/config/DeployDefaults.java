package dev.vigil.config;

import java.time.Duration;

/**
 * How a deployment is felt where its event does not say.
 *
 * @param lasts how long
 * @param strictness above 1 the judge speaks sooner than otherwise, below 1 later
 */
public record DeployDefaults(Duration lasts, double strictness) {
  /** For half an hour, at half the strictness. */
  public static final DeployDefaults USUAL = new DeployDefaults(Duration.ofMinutes(30), 0.5);
}
