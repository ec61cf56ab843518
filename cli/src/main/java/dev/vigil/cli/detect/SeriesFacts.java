package dev.vigil.cli.detect;

import dev.vigil.cli.input.SeriesNames;
import dev.vigil.formats.table.SeriesName;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;
import java.util.HashMap;
import java.util.Map;

/** What a run knows of one series. One owner. */
final class SeriesFacts {
  private final SeriesKey key;
  private boolean learnt;
  private int remaining;
  private int episodes;
  private int crossings;
  private int rows;
  private Map<String, Integer> raised = Map.of();

  SeriesFacts(SeriesName name) {
    this.key = SeriesNames.key(name);
  }

  SeriesKey key() {
    return key;
  }

  /** Whether a rule that raises on the next row did not do so on the row before. */
  boolean begins(String rule) {
    if (raised.isEmpty()) {
      raised = new HashMap<>();
    }
    Integer before = raised.put(rule, rows);
    return before == null || before < rows - 1;
  }

  /** Takes in what was said of the next row. */
  void note(Verdict verdict) {
    rows++;
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
