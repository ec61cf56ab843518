package dev.vigil.alert;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Once, from one instant until another. */
public record OneOff(Instant from, Instant until) implements Recurrence {
  public OneOff {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "a window must end after it begins, was from " + from + " until " + until);
    }
  }

  /** By the clocks of a zone; of a doubled hour the first, of a skipped one its end. */
  public static OneOff of(LocalDateTime from, LocalDateTime until, ZoneId zone) {
    return new OneOff(
        Instant.ofEpochMilli(WallClock.instant(from, zone)),
        Instant.ofEpochMilli(WallClock.instant(until, zone)));
  }

  @Override
  public String words() {
    return "once, " + from + " to " + until;
  }

  @Override
  public Optional<Span> next(long epochMillis) {
    Span span = new Span(from.toEpochMilli(), until.toEpochMilli());
    return span.until() > epochMillis ? Optional.of(span) : Optional.empty();
  }
}
