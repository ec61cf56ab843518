package dev.vigil.cli.watch;

import dev.vigil.model.Verdict;
import java.util.Locale;

/** What a series' last value was found to be. */
enum RowState {
  /** Not judged yet. */
  STARTING,
  LEARNING,
  NORMAL,
  ANOMALOUS,
  /** Odd, and held back: the budget is spent, or it was told before. */
  HELD,
  /** Not judged: the clock went back, say. */
  REJECTED;

  static RowState of(SeriesRow row) {
    return row.verdict().map(RowState::of).orElse(STARTING);
  }

  private static RowState of(Verdict verdict) {
    if (verdict instanceof Verdict.WarmingUp) {
      return LEARNING;
    }
    if (verdict instanceof Verdict.Normal) {
      return NORMAL;
    }
    if (verdict instanceof Verdict.Anomalous) {
      return ANOMALOUS;
    }
    return verdict instanceof Verdict.Held ? HELD : REJECTED;
  }

  /** In lower case. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
