package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Durations;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whenever a cron expression says so, for some time that passes as it does, whatever the clocks do.
 *
 * @param length from 1 second to 366 days
 */
public record CronTimes(Cron cron, Duration length, ZoneId zone) implements Recurrence {
  public CronTimes {
    requireNonNull(cron, "cron");
    requireNonNull(zone, "zone");
    if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException("length must be from 1 second to 366 days, was " + length);
    }
  }

  @Override
  public String words() {
    return "at " + cron + " for " + Durations.words(length.toMillis() / 1e3) + ", " + zone;
  }

  @Override
  public Optional<Span> next(long epochMillis) {
    long millis = length.toMillis();
    OptionalLong start = cron.next(WallClock.within(epochMillis) - millis, zone);
    return start.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span(start.getAsLong(), start.getAsLong() + millis));
  }
}
