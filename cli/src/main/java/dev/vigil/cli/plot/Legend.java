package dev.vigil.cli.plot;

import dev.vigil.model.Severity;
import java.util.EnumSet;
import java.util.Set;

/** What on a plot needs to be named: only what is there. */
record Legend(
    boolean band,
    boolean learning,
    boolean windows,
    Set<Severity> pages,
    boolean updates,
    boolean held) {

  static Legend of(Plot plot) {
    Set<Severity> pages = EnumSet.noneOf(Severity.class);
    boolean band = false;
    boolean learning = false;
    boolean windows = false;
    boolean updates = false;
    boolean held = false;
    for (PlotSeries series : plot.series()) {
      Course course = series.course();
      for (int i = 0; i < course.size() && !band; i++) {
        band = course.lower[i] <= course.upper[i];
      }
      learning |= course.size() > 0 && series.isLearning(course.at[0]);
      windows |= !series.windows().isEmpty();
      for (Mark mark : series.marks()) {
        updates |= mark.kind() == Mark.Kind.UPDATE;
        held |= mark.isHeld();
        if (mark.kind() == Mark.Kind.PAGE) {
          pages.add(mark.severity());
        }
      }
    }
    return new Legend(band, learning && band, windows, pages, updates, held);
  }
}
