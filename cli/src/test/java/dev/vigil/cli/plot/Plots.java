package dev.vigil.cli.plot;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.time.ZoneOffset;
import java.util.List;

/** Verdicts and plots for tests. */
final class Plots {
  static final SeriesKey LATENCY = SeriesKey.of("latency");
  static final Caption CAPTION = new Caption("days.csv", "Novelty detector", ZoneOffset.UTC);

  /** Mon 5 Jan 2026, 00:00 UTC. */
  static final long START = 1_767_571_200_000L;

  static final long MINUTE = 60_000;

  private Plots() {}

  static Score score(double expected, double halfBand) {
    return new Score(0, 0, expected, expected - halfBand, expected + halfBand, Evidence.NONE);
  }

  static Verdict normal(double expected, double halfBand) {
    return new Verdict.Normal(score(expected, halfBand));
  }

  static Verdict anomalous(Severity severity, Verdict.Notice notice, double pValue) {
    Score score = new Score(9, 9, 100, 90, 110, new Said(AnomalyType.SPIKE, "highest in 3 days"));
    return new Verdict.Anomalous(score, pValue, severity, notice, false);
  }

  static Verdict page(Severity severity) {
    return anomalous(severity, Verdict.Notice.PAGE, 1e-6);
  }

  static Verdict held(Verdict.Holding why) {
    Score score = new Score(9, 9, 100, 90, 110, new Said(AnomalyType.DROP, "lowest in 3 days"));
    return new Verdict.Held(score, 1e-3, why);
  }

  /** Three days at a minute's step, with a critical spike in a labelled window on the second. */
  static PlotRecorder threeDays(SeriesKey series) {
    PlotRecorder recorder = new PlotRecorder();
    for (int i = 0; i < 3 * 1_440; i++) {
      double usual = 100 + 20 * Math.sin(i * 2 * Math.PI / 1_440);
      boolean odd = i == 2_000;
      Verdict verdict = odd ? page(Severity.CRITICAL) : normal(usual, 8);
      double value = odd ? 300 : usual + (i % 7) - 3;
      recorder.add(series, START + i * MINUTE, value, verdict, i >= 1_950 && i <= 2_050);
    }
    return recorder;
  }

  /** Evidence that was said. */
  record Said(AnomalyType type, String sentence) implements Evidence {
    @Override
    public int agreement() {
      return 1;
    }

    @Override
    public List<Contribution> contributions() {
      return List.of(new Contribution("level", 1));
    }
  }
}
