package dev.vigil.cli.plot;

import dev.vigil.model.Verdict;

/** Counts verdicts. One owner. */
final class Tally {
  private long observations;
  private long refused;
  private long pages;
  private long updates;
  private long held;
  private int worst = -1;

  void add(Verdict verdict) {
    observations++;
    if (verdict instanceof Verdict.Anomalous anomalous) {
      if (anomalous.notice() == Verdict.Notice.PAGE) {
        pages++;
      } else {
        updates++;
      }
      worst = Math.max(worst, anomalous.severity().ordinal());
    } else if (verdict instanceof Verdict.Held) {
      held++;
    } else if (verdict instanceof Verdict.Rejected) {
      refused++;
    }
  }

  long pages() {
    return pages;
  }

  /** Ordinal of the worst severity that was told; -1 if nothing was. */
  int worst() {
    return worst;
  }

  Totals totals(long windows, long windowsHit) {
    return new Totals(observations, refused, pages, updates, held, windows, windowsHit);
  }
}
