package dev.vigil.alert;

import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import java.util.List;

/** Anomalies as a test wants them. */
public final class Anomalies {
  public static final long START = 1_700_000_000_000L;
  public static final long MINUTE = 60_000;
  public static final long HOUR = 60 * MINUTE;

  private Anomalies() {}

  public static SeriesKey series(String host) {
    return new SeriesKey("load", Labels.of("host", host));
  }

  public static Anomaly of(SeriesKey series, long now, Severity severity) {
    return of(series, now, severity, AnomalyType.SPIKE, Notice.PAGE);
  }

  public static Anomaly of(
      SeriesKey series, long now, Severity severity, AnomalyType type, Notice notice) {
    Score score = new Score(9, 9, 10, 5, 15, new Told(type, severity + " " + type));
    Verdict.Anomalous verdict = new Verdict.Anomalous(score, 1e-5, severity, notice, false);
    Point point = new Point(series, now, 42);
    double strength = 0.5 + severity.ordinal() * 0.1;
    return new Anomaly(series + "@" + now, point, type, verdict, strength, 0.9, "novelty");
  }

  private record Told(AnomalyType type, String sentence) implements Evidence {
    @Override
    public int agreement() {
      return 1;
    }

    @Override
    public List<Contribution> contributions() {
      return List.of();
    }
  }
}
