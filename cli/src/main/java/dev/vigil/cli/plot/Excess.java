package dev.vigil.cli.plot;

import dev.vigil.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies outside the expected band at an anomaly: the points of a course from one index to
 * another, both in it, all beyond the same end of the band.
 *
 * @param above whether above the band, or below it
 * @param severity the worst of the anomalies in it; null where all were held back
 */
record Excess(int from, int to, boolean above, @Nullable Severity severity) {

  /** The excess of all marks of a series, without overlaps, in the order of time. */
  static List<Excess> of(PlotSeries series) {
    List<Excess> all = new ArrayList<>();
    for (Mark mark : series.marks()) {
      Excess excess = around(series.course(), mark);
      Excess before = all.isEmpty() ? null : all.get(all.size() - 1);
      if (excess != null && before != null && before.from == excess.from) {
        all.set(all.size() - 1, before.with(excess.severity));
      } else if (excess != null) {
        all.add(excess);
      }
    }
    return all;
  }

  private Excess with(@Nullable Severity other) {
    boolean worse = other != null && (severity == null || other.compareTo(severity) > 0);
    return new Excess(from, to, above, worse ? other : severity);
  }

  private static @Nullable Excess around(Course course, Mark mark) {
    int at = course.from(mark.epochMillis());
    while (at < course.size()
        && course.at[at] == mark.epochMillis()
        && course.value[at] != mark.value()) {
      at++;
    }
    if (at >= course.size() || !(course.isAbove(at) || course.isBelow(at))) {
      return null;
    }
    boolean above = course.isAbove(at);
    int from = at;
    while (from > 0 && outside(course, from - 1, above)) {
      from--;
    }
    int to = at;
    while (to + 1 < course.size() && outside(course, to + 1, above)) {
      to++;
    }
    return new Excess(from, to, above, mark.isHeld() ? null : mark.severity());
  }

  private static boolean outside(Course course, int i, boolean above) {
    return above ? course.isAbove(i) : course.isBelow(i);
  }

  /** The end of the band that was passed. */
  double edge(Course course, int i) {
    return above ? course.upper[i] : course.lower[i];
  }
}
