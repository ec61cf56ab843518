package dev.vigil.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until it is told to go on, so that a test never waits. Thread-safe; a
 * clock of another zone made from it shows the same time for ever.
 */
public final class FakeClock extends Clock {
  private final Hand hand;
  private final ZoneId zone;

  /** The time, which clocks of several zones share. */
  private static final class Hand {
    private Instant now;

    private Hand(Instant now) {
      this.now = now;
    }

    private synchronized Instant now() {
      return now;
    }

    private synchronized void set(Instant instant) {
      now = instant;
    }

    private synchronized void advance(Duration span) {
      now = now.plus(span);
    }
  }

  private FakeClock(Hand hand, ZoneId zone) {
    this.hand = hand;
    this.zone = zone;
  }

  /** A clock in UTC that shows an instant. */
  public static FakeClock at(Instant now) {
    return new FakeClock(new Hand(requireNonNull(now, "now")), ZoneOffset.UTC);
  }

  /**
   * A clock in UTC that shows an instant, such as {@code 2026-03-29T00:59:00Z}.
   *
   * @throws java.time.format.DateTimeParseException if the text is no instant
   */
  public static FakeClock at(String now) {
    return at(Instant.parse(now));
  }

  /**
   * Lets time pass.
   *
   * @throws IllegalArgumentException if the span is negative; {@link #set} can turn time back
   */
  public void advance(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("time passes forwards, was to pass by " + span);
    }
    hand.advance(span);
  }

  /** Shows another instant, also an earlier one, as a machine does whose clock was set. */
  public void set(Instant instant) {
    hand.set(requireNonNull(instant, "instant"));
  }

  @Override
  public Instant instant() {
    return hand.now();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new FakeClock(hand, requireNonNull(zone, "zone"));
  }

  @Override
  public String toString() {
    return "FakeClock[" + hand.now() + ", " + zone + "]";
  }
}
