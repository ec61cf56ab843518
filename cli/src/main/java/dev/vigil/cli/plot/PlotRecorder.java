package dev.vigil.cli.plot;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records what a run sees and says, in bounded memory whatever the length of the run: at most 8,192
 * buckets for each series and 131,072 for all (about 13 MB), 1,024 series, the 10,000 strongest
 * anomalies and the 2,000 strongest that were held back. Short series are kept exactly; see {@link
 * Buckets} for what is kept of long ones. All counts are exact. One owner.
 */
public final class PlotRecorder {
  /** Series that are drawn; the others are named. */
  public static final int MOST_DRAWN = 24;

  static final int MOST_BUCKETS_EACH = 8_192;
  static final int MOST_BUCKETS = 131_072;
  static final int MOST_TRACKS = 1_024;
  static final int MOST_TOLD = 10_000;
  static final int MOST_HELD = 2_000;
  static final int MOST_OTHERS = 100_000;
  private static final int MOST_NAMES = 100;

  private final Map<SeriesKey, Track> tracks = new LinkedHashMap<>();
  private final Strongest<Track> told = new Strongest<>(MOST_TOLD);
  private final Strongest<Track> held = new Strongest<>(MOST_HELD);
  private final Set<SeriesKey> others = new LinkedHashSet<>();
  private final Tally ofOthers = new Tally();
  private boolean moreOthers;
  private int buckets;

  /**
   * Takes the next observation.
   *
   * @param epochMillis event time in milliseconds since 1970
   * @param value the value seen; NaN for a vector, of which only the anomalies are drawn
   * @param verdict what was said of it
   * @param label whether the input labels it as anomalous; null where there are no labels
   */
  public void add(
      SeriesKey series, long epochMillis, double value, Verdict verdict, @Nullable Boolean label) {
    Track track = track(series);
    if (track == null) {
      ofOthers.add(verdict);
      return;
    }
    Mark.At at = new Mark.At(epochMillis, value);
    if (verdict instanceof Verdict.Anomalous anomalous) {
      told.add(track, Mark.told(at, anomalous), () -> Wording.told(anomalous));
    } else if (verdict instanceof Verdict.Held back) {
      held.add(track, Mark.held(at, back), () -> Wording.held(back));
    }
    int before = track.size();
    track.add(at, verdict, Boolean.TRUE.equals(label));
    buckets += track.size() - before;
    if (track.size() > MOST_BUCKETS_EACH) {
      halve(track);
    } else if (buckets > MOST_BUCKETS) {
      tracks.values().stream().max(Comparator.comparingInt(Track::size)).ifPresent(this::halve);
    }
  }

  private void halve(Track track) {
    int before = track.size();
    track.halve();
    buckets += track.size() - before;
  }

  private @Nullable Track track(SeriesKey series) {
    Track track = tracks.get(series);
    if (track == null && tracks.size() < MOST_TRACKS) {
      track = new Track(series);
      tracks.put(series, track);
    } else if (track == null && others.size() < MOST_OTHERS) {
      others.add(series);
    } else if (track == null) {
      moreOthers |= !others.contains(series);
    }
    return track;
  }

  /** Buckets in use by all series. */
  int buckets() {
    return buckets;
  }

  /** What was recorded so far; the recording can go on. */
  public Plot plot() {
    List<Track> byOddness = new ArrayList<>(tracks.values());
    byOddness.sort(Track.ODDEST_FIRST);
    int drawn = Math.min(MOST_DRAWN, byOddness.size());
    List<PlotSeries> series = new ArrayList<>();
    for (Track track : byOddness.subList(0, drawn)) {
      List<Mark> marks = new ArrayList<>(told.of(track));
      marks.addAll(held.of(track));
      marks.sort(Comparator.comparingLong(Mark::epochMillis));
      series.add(track.drawn(marks));
    }
    Totals totals = ofOthers.totals(0, 0);
    for (Track track : byOddness) {
      totals = totals.plus(track.totals());
    }
    return new Plot(series, leftOut(byOddness.subList(drawn, byOddness.size())), totals);
  }

  private Plot.LeftOut leftOut(List<Track> tracked) {
    List<String> names = new ArrayList<>();
    tracked.stream().limit(MOST_NAMES).map(Track::name).forEach(names::add);
    others.stream().limit(MOST_NAMES - names.size()).map(SeriesKey::toString).forEach(names::add);
    return new Plot.LeftOut(tracked.size() + others.size(), moreOthers, names);
  }
}
