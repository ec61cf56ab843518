package dev.vigil.cli.watch;

import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.pipeline.Flaw;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One series on the board: its last values, and what was said of them. One owner. */
final class SeriesRow {
  private static final int KEPT = 60;

  private final SeriesKey series;
  private final HostMetric metric;
  private final double[] kept = new double[KEPT];
  private int seen;
  private long newest;
  private @Nullable Verdict verdict;
  private @Nullable Anomaly told;
  private Map<Flaw, Integer> flaws = Map.of();

  SeriesRow(SeriesKey series) {
    this.series = series;
    this.metric = HostMetrics.named(series.metric());
  }

  /** Takes in a value, and what was said of it; null if it was not judged. */
  void take(long now, double value, @Nullable Verdict said) {
    kept[seen++ % KEPT] = value;
    newest = now;
    verdict = said;
  }

  void tell(Anomaly anomaly) {
    told = anomaly;
  }

  /** Whether it has stopped, which was told, and was not seen since. */
  boolean absent() {
    Anomaly last = told;
    return last != null
        && last.type() == AnomalyType.ABSENCE
        && last.observation().epochMillis() > newest;
  }

  void flaws(Map<Flaw, Integer> found) {
    flaws = found;
  }

  /** What was wrong with its data so far, and how often. */
  Map<Flaw, Integer> flaws() {
    return flaws;
  }

  SeriesKey series() {
    return series;
  }

  HostMetric metric() {
    return metric;
  }

  String title() {
    return metric.titleOf(series);
  }

  /** The last value. */
  double value() {
    return kept[(seen + KEPT - 1) % KEPT];
  }

  /** Up to 60 of the last values, oldest first. */
  double[] recent() {
    int known = Math.min(seen, KEPT);
    double[] recent = new double[known];
    for (int i = 0; i < known; i++) {
      recent[i] = kept[(seen - known + i) % KEPT];
    }
    return recent;
  }

  /** Event time of the last value. */
  long newest() {
    return newest;
  }

  /** What was said of the last value; empty if it was not judged. */
  Optional<Verdict> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** The last anomaly that was told of this series. */
  Optional<Anomaly> told() {
    return Optional.ofNullable(told);
  }

  /** What was expected in place of the last value. */
  Optional<Score> score() {
    Verdict said = verdict;
    if (said instanceof Verdict.WarmingUp one) {
      return Optional.of(one.score());
    }
    if (said instanceof Verdict.Normal one) {
      return Optional.of(one.score());
    }
    if (said instanceof Verdict.Anomalous one) {
      return Optional.of(one.score());
    }
    return said instanceof Verdict.Held one ? Optional.of(one.score()) : Optional.empty();
  }
}
