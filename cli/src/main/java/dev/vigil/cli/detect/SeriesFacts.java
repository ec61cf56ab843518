package dev.vigil.cli.detect;

import dev.vigil.cli.input.SeriesNames;
import dev.vigil.formats.table.SeriesName;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;

/** What a run knows of one series. One owner. */
final class SeriesFacts {
  private final SeriesKey key;
  private boolean learnt;
  private int remaining;
  private int episodes;
  private int crossings;

  SeriesFacts(SeriesName name) {
    this.key = SeriesNames.key(name);
  }

  SeriesKey key() {
    return key;
  }

  /** Takes in what was said of the next row. */
  void note(Verdict verdict) {
    if (verdict instanceof Verdict.WarmingUp warming) {
      remaining = warming.remaining();
    } else {
      remaining = Math.max(1, remaining - 1);
    }
    if (verdict instanceof Verdict.Normal) {
      learnt = true;
    } else if (verdict instanceof Verdict.Anomalous anomalous) {
      learnt |= !anomalous.provisional();
      if (anomalous.notice() == Notice.PAGE) {
        episodes++;
        crossings = 0;
      }
      crossings++;
    } else if (verdict instanceof Verdict.Held held && held.why() == Holding.EPISODE_TOLD) {
      crossings++;
    }
  }

  /** Whether it had enough rows to be judged as the budget says. */
  boolean learnt() {
    return learnt;
  }

  /** Rows that it still wants before it is judged so; 0 if that is over. */
  int remaining() {
    return learnt ? 0 : remaining;
  }

  int episodes() {
    return episodes;
  }

  int crossings() {
    return crossings;
  }
}
