package dev.vigil.cli.plot;

import dev.vigil.model.Score;
import dev.vigil.model.Verdict;
import org.jspecify.annotations.Nullable;

/** What was expected of an observation; NaN where nothing was. */
record Expected(double value, double lower, double upper) {
  static final Expected NOTHING = new Expected(Double.NaN, Double.NaN, Double.NaN);

  static Expected of(Score score) {
    return new Expected(score.expected(), score.lower(), score.upper());
  }

  /** The score that a verdict carries; null for a refused observation. */
  static @Nullable Score score(Verdict verdict) {
    if (verdict instanceof Verdict.Normal normal) {
      return normal.score();
    }
    if (verdict instanceof Verdict.WarmingUp learning) {
      return learning.score();
    }
    if (verdict instanceof Verdict.Anomalous anomalous) {
      return anomalous.score();
    }
    return verdict instanceof Verdict.Held held ? held.score() : null;
  }
}
