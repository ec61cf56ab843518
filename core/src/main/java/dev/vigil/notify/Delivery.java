package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What became of a notification that was sent. */
public sealed interface Delivery {

  /** It arrived. */
  record Delivered() implements Delivery {}

  /**
   * It did not arrive, and may do so later.
   *
   * @param after when at the earliest, as the other side asks; zero where it does not say
   * @param why in words, without secrets
   */
  record TryAgain(Duration after, String why) implements Delivery {
    public TryAgain {
      requireNonNull(after, "after");
      requireNonNull(why, "why");
    }
  }

  /**
   * It will never arrive as it is.
   *
   * @param why in words, without secrets
   */
  record Refused(String why) implements Delivery {
    public Refused {
      requireNonNull(why, "why");
    }
  }
}
