package dev.vigil.cli.backtest;

import dev.vigil.notify.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that a channel would have told.
 *
 * @param at when, in milliseconds since 1970
 */
record Telling(long at, Notification notification) {

  /** The series that stands for it; empty for several in one. */
  String series() {
    return text(notification.fields(), "series");
  }

  /** What is the same where two configurations tell the same. */
  Identity identity() {
    return new Identity(
        notification.channel(), notification.kind(), series(), notification.epochMillis());
  }

  /** What tells one telling from another, under whatever configuration. */
  record Identity(String channel, Notification.Kind kind, String series, long epochMillis) {}

  /** Whether it says that something is odd, and not that it is over or waits for somebody. */
  boolean tellsNews() {
    return switch (notification.kind()) {
      case OPENED, GREW, ESCALATED, REOPENED, DIGEST -> true;
      case UNATTENDED, ACKNOWLEDGED, RESOLVED, TEST -> false;
    };
  }

  /** What was told of, on whatever channel: a series and a time; of several in one, each. */
  List<Event> events() {
    if (notification.kind() != Notification.Kind.DIGEST) {
      return List.of(new Event(series(), notification.epochMillis()));
    }
    List<Event> events = new ArrayList<>();
    if (notification.fields().get("items") instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> fields && !text(fields, "time").isEmpty()) {
          long time = Instant.parse(text(fields, "time")).toEpochMilli();
          events.add(new Event(text(fields, "series"), time));
        }
      }
    }
    return events;
  }

  /** Something happened on a series. */
  record Event(String series, long epochMillis) {}

  static String text(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }
}
