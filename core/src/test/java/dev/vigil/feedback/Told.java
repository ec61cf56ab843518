package dev.vigil.feedback;

import dev.vigil.feedback.Subject.Finder;
import dev.vigil.feedback.Subject.Measured;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a test speaks of. */
final class Told {
  static final long NOW = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();
  static final long DAY = Duration.ofDays(1).toMillis();
  static final SeriesKey API = series("api", "a");
  static final SeriesKey DB = series("db", "d");

  private Told() {}

  static SeriesKey series(String service, String host) {
    return new SeriesKey("latency", Labels.of(java.util.Map.of("service", service, "host", host)));
  }

  /** A spike of so many times the least strength that is ever asked for. */
  static Subject.Told spike(SeriesKey series, String id, double strength) {
    return spike(series, id, strength, NOW);
  }

  static Subject.Told spike(SeriesKey series, String id, double strength, long epochMillis) {
    Measured measured =
        new Measured(strength / (1 + strength), List.of(new Contribution("novelty", strength)));
    return told(series, id, epochMillis, Severity.MEDIUM, measured);
  }

  static Subject.Told spike(SeriesKey series, String id, Severity severity, long epochMillis) {
    return told(series, id, epochMillis, severity, Measured.NOTHING);
  }

  private static Subject.Told told(
      SeriesKey series, String id, long epochMillis, Severity severity, Measured measured) {
    Finder finder = new Finder("composite", "SPIKE");
    return new Subject.Told(id, series, epochMillis, AnomalyType.SPIKE, severity, finder, measured);
  }
}
