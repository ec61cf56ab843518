package dev.vigil.notify;

import java.time.Duration;

/**
 * How often a channel may be used: so many notifications in so long a time; the others are held
 * back, counted, and told in one digest when the time is over. What is over, or was taken on, is
 * told whatever was told before.
 *
 * @param most from 1 to 100,000
 * @param per from a second to 7 days
 */
public record Allowance(int most, Duration per) {
  /** Twenty in an hour. */
  public static final Allowance USUAL = new Allowance(20, Duration.ofHours(1));

  public Allowance {
    if (most < 1 || most > 100_000) {
      throw new IllegalArgumentException("most must be from 1 to 100000, was " + most);
    }
    if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException("per must be from 1 second to 7 days, was " + per);
    }
  }
}
