package dev.vigil.rule;

import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Labels;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Observations and what is said of them, for tests of rules. */
final class Told {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  static final SeriesKey CPU = new SeriesKey("cpu", Labels.of(Map.of("host", "a", "team", "x")));
  static final Score SCORE = new Score(0.9, 0.9, 50, 40, 60, Evidence.NONE);
  static final Verdict NORMAL = new Verdict.Normal(SCORE);

  private Told() {}

  static Point point(double value) {
    return new Point(CPU, NOW.toEpochMilli(), value);
  }

  static Verdict.Anomalous verdict(Severity severity) {
    return new Verdict.Anomalous(SCORE, 1e-5, severity, Verdict.Notice.PAGE, false);
  }

  static Anomaly anomaly(Observation observation, Severity severity) {
    return new Anomaly(
        "id", observation, AnomalyType.SPIKE, verdict(severity), 0.8, 0.9, "novelty");
  }

  static RuleBook book(RuleSpec... rules) {
    return RuleBook.of(List.of(rules), NOW);
  }

  static RuleSpec rule(String action, String condition) {
    return new RuleSpec(action + ": " + condition, condition, action, "because");
  }

  /** What is decided of a point that no detector flagged. */
  static Decision healthy(RuleBook book, double value) {
    Occasion occasion = book.newOccasion().before(point(value), Circumstances.NONE, null);
    return book.of(CPU).decide(occasion.judged(NORMAL, null));
  }

  /** What is decided of a point that a detector flagged. */
  static Decision flagged(RuleBook book, double value, Severity severity) {
    Point point = point(value);
    Anomaly anomaly = anomaly(point, severity);
    Occasion occasion = book.newOccasion().before(point, Circumstances.NONE, null);
    return book.of(CPU).decide(occasion.judged(anomaly.verdict(), anomaly));
  }
}
