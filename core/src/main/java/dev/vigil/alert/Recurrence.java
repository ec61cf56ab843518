package dev.vigil.alert;

import java.util.Optional;

/** When a maintenance window is. Immutable. */
public sealed interface Recurrence permits OneOff, Weekly, CronTimes {
  /** The first span that ends after a time; empty if there is none. */
  Optional<Span> next(long epochMillis);

  /** When it is, as people say it: "every day 23:00 to 23:30, Europe/Berlin". */
  String words();
}
