package dev.vigil.cli.detect;

import dev.vigil.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The growth per second that the rows of counters were judged by, to be drawn. One owner. */
final class CounterRates {
  private final List<Last> last = new ArrayList<>();

  private static final class Last {
    private long time;
    private double total = Double.NaN;
  }

  /** The growth since the last row that was taken; NaN if this one was not judged. */
  double rate(int series, long time, double total, Verdict verdict) {
    while (series >= last.size()) {
      last.add(new Last());
    }
    Last before = last.get(series);
    boolean judged = true;
    if (verdict instanceof Verdict.Rejected rejected) {
      judged = false;
      boolean taken =
          rejected.reason() == Verdict.Reason.FIRST_OF_COUNTER
              || rejected.reason() == Verdict.Reason.COUNTER_RESET;
      if (!taken) {
        return Double.NaN;
      }
    }
    double rate = (total - before.total) / ((time - before.time) / 1000.0);
    before.time = time;
    before.total = total;
    return judged ? rate : Double.NaN;
  }
}
