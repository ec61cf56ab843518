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
    Course course = series.course();
    List<Excess> all = new ArrayList<>();
    for (Mark mark : series.marks()) {
      int at = place(course, mark);
      Severity severity = mark.isHeld() ? null : mark.severity();
      int last = all.size() - 1;
      if (last >= 0 && at <= all.get(last).to) {
        all.set(last, all.get(last).with(severity));
      } else if (at < course.size() && (course.isAbove(at) || course.isBelow(at))) {
        all.add(around(course, at, severity));
      }
    }
    return all;
  }

  private Excess with(@Nullable Severity other) {
    boolean worse = other != null && (severity == null || other.compareTo(severity) > 0);
    return new Excess(from, to, above, worse ? other : severity);
  }

  /** Where a mark stands on the line; behind its end for the mark of a vector. */
  private static int place(Course course, Mark mark) {
    if (Double.isNaN(mark.value())) {
      return course.size();
    }
    int at = course.from(mark.epochMillis());
    while (at < course.size() && course.value[at] != mark.value()) {
      at++;
    }
    return at;
  }

  private static Excess around(Course course, int at, @Nullable Severity severity) {
    boolean above = course.isAbove(at);
    int from = at;
    while (from > 0 && outside(course, from - 1, above)) {
      from--;
    }
    int to = at;
    while (to + 1 < course.size() && outside(course, to + 1, above)) {
      to++;
    }
    return new Excess(from, to, above, severity);
  }

  private static boolean outside(Course course, int i, boolean above) {
    return above ? course.isAbove(i) : course.isBelow(i);
  }

  /** The end of the band that was passed. */
  double edge(Course course, int i) {
    return above ? course.upper[i] : course.lower[i];
  }
}
