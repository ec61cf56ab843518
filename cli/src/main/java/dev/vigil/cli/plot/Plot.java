package dev.vigil.cli.plot;

import java.util.List;

/**
 * What is drawn of a run. Immutable.
 *
 * @param series the series that are drawn, oddest first
 * @param leftOut the others
 * @param totals counts over all series, drawn or not
 */
public record Plot(List<PlotSeries> series, LeftOut leftOut, Totals totals) {
  public Plot {
    series = List.copyOf(series);
  }

  /**
   * Series that are not drawn.
   *
   * @param count how many; at least this many where {@code atLeast}
   * @param atLeast whether there were too many to tell them apart
   * @param names the first of their names, at most 100
   */
  public record LeftOut(int count, boolean atLeast, List<String> names) {
    public LeftOut {
      names = List.copyOf(names);
    }
  }
}
