package dev.vigil.cli.plot;

import java.time.ZoneId;
import java.util.Optional;

/** The time that a plot shows, in milliseconds since 1970; both ends are in it. */
record Span(long from, long to) {

  boolean holds(long epochMillis) {
    return from <= epochMillis && epochMillis <= to;
  }

  /** From the first to the last observation that is drawn; empty where there is none. */
  static Optional<Span> of(Plot plot) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (PlotSeries series : plot.series()) {
      Course course = series.course();
      if (course.size() > 0) {
        from = Math.min(from, course.at[0]);
        to = Math.max(to, course.at[course.size() - 1]);
      }
      for (Mark mark : series.marks()) {
        from = Math.min(from, mark.epochMillis());
        to = Math.max(to, mark.epochMillis());
      }
    }
    return from > to ? Optional.empty() : Optional.of(new Span(from, to));
  }

  /** "1 Jul 2014 to 31 Jan 2015, UTC"; with the time of day where it is shorter than 3 days. */
  String words(ZoneId zone) {
    return between(zone) + ", " + Times.zone(zone);
  }

  private String between(ZoneId zone) {
    String firstDay = Times.day(from, zone);
    String lastDay = Times.day(to, zone);
    if (to - from >= 3 * 86_400_000L) {
      return firstDay + " to " + lastDay;
    }
    String first = Times.minute(from, zone);
    String last = firstDay.equals(lastDay) ? Times.clock(to, zone) : Times.minute(to, zone);
    return first + (first.endsWith(last) ? "" : " to " + last);
  }
}
