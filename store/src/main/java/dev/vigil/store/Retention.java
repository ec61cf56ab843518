package dev.vigil.store;

import java.time.Duration;

/**
 * How long history is kept, and how much of it.
 *
 * @param age of the oldest point
 * @param bytes of all chunks together
 */
public record Retention(Duration age, long bytes) {
  public Retention {
    if (age.isNegative() || age.isZero() || bytes < 1) {
      throw new IllegalArgumentException("nothing would be kept: " + age + ", " + bytes + " bytes");
    }
  }
}
