package dev.vigil.cli.plot;

import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import java.util.Comparator;
import java.util.List;

/** All that is kept of one series while it is recorded, but its marks. One owner. */
final class Track {
  /** By the worst that was told of them, then by how often. */
  static final Comparator<Track> ODDEST_FIRST =
      Comparator.comparingInt((Track track) -> track.tally.worst())
          .thenComparingLong(track -> track.tally.pages())
          .reversed();

  private final SeriesKey series;
  private final Buckets buckets = new Buckets();
  private final Windows windows = new Windows();
  private final Tally tally = new Tally();
  private long learnedAt = Long.MIN_VALUE;

  Track(SeriesKey series) {
    this.series = series;
  }

  /** Takes an observation and what was said of it. */
  void add(Mark.At at, Verdict verdict, boolean labelled) {
    tally.add(verdict);
    windows.add(at.epochMillis(), labelled, verdict instanceof Verdict.Anomalous);
    if (verdict instanceof Verdict.WarmingUp) {
      learnedAt = at.epochMillis();
    }
    Score score = Expected.score(verdict);
    if (score != null && Double.isFinite(at.value())) {
      buckets.add(at.epochMillis(), at.value(), Expected.of(score));
    }
  }

  void halve() {
    buckets.halve();
  }

  /** Buckets in use. */
  int size() {
    return buckets.size();
  }

  String name() {
    return series.toString();
  }

  Totals totals() {
    return tally.totals(windows.count(), windows.hits());
  }

  /** The series with its marks, each of which stands on its line. */
  PlotSeries drawn(List<Mark> marks) {
    Course.Draft draft = new Course.Draft();
    buckets.draw(draft);
    for (Mark mark : marks) {
      if (Double.isFinite(mark.value())) {
        draft.point(mark.epochMillis(), mark.value(), mark.expected());
      }
    }
    Course course = draft.course(buckets.perBucket());
    return new PlotSeries(name(), course, marks, windows.all(), learnedAt, totals());
  }
}
