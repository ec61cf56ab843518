package dev.vigil.cli.backtest;

import dev.vigil.model.SeriesKey;
import dev.vigil.notify.Notification;

/**
 * Something that a channel would have told.
 *
 * @param at when, in milliseconds since 1970
 * @param series that stands for it
 */
record Telling(long at, SeriesKey series, Notification notification) {

  /** What is the same where two configurations tell the same. */
  Identity identity() {
    return new Identity(
        notification.channel(), notification.kind(), series, notification.epochMillis());
  }

  /** What tells one telling from another, under whatever configuration. */
  record Identity(String channel, Notification.Kind kind, SeriesKey series, long epochMillis) {}

  /** Of several channels that tell the same, what they tell. */
  Event event() {
    return new Event(notification.kind(), series, notification.epochMillis());
  }

  /** What was told, on whatever channels. */
  record Event(Notification.Kind kind, SeriesKey series, long epochMillis) {}
}
