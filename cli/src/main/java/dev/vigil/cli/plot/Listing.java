package dev.vigil.cli.plot;

import java.util.Comparator;
import java.util.List;

/** Which anomalies of a series are told in words. */
final class Listing {
  /** Rows of one series on a page. */
  static final int MOST = 200;

  private Listing() {}

  /** The strongest that were told, by time. */
  static List<Mark> of(PlotSeries series, int most) {
    return strongest(series, most, false);
  }

  /** The strongest that opened an episode, by time. */
  static List<Mark> pages(PlotSeries series, int most) {
    return strongest(series, most, true);
  }

  private static List<Mark> strongest(PlotSeries series, int most, boolean pagesOnly) {
    return series.marks().stream()
        .filter(mark -> pagesOnly ? mark.kind() == Mark.Kind.PAGE : !mark.isHeld())
        .sorted(Mark.STRONGEST_FIRST)
        .limit(most)
        .sorted(Comparator.comparingLong(Mark::epochMillis))
        .toList();
  }

  /** "and 12 anomalies more". */
  static String more(long rest) {
    return "and " + Numbers.count(rest, "anomaly", "anomalies") + " more, less strong";
  }
}
