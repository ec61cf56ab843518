package dev.vigil.pipeline;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which series have stopped reporting. All are looked at only when the first of them could have
 * stopped, and every hour at least; on the caller's thread, so that shards do not matter. One
 * owner.
 */
final class Absences {
  private static final long HOUR = 3_600_000;
  private static final long MINUTE = 60_000;

  /** Of so many series for each millisecond that passes, none is looked at twice. */
  private static final long SERIES_A_MILLI = 100;

  private PassedTime time = new PassedTime();
  private long nextLook = HOUR;

  /** A series that has stopped. */
  record Stopped(SeriesKey series, SeriesWatch watch, double since) {}

  /**
   * Takes in an observation that was not rejected; whether it ended an absence that was told.
   *
   * @param learns whether it is learnt from that how often the series reports
   */
  boolean report(SeriesWatch watch, long now, boolean learns) {
    Presence presence = watch.presence();
    boolean knew = presence.known() && !presence.absent();
    boolean back = presence.told();
    time.observed(now, watch.report(now, learns));
    presence.seen(time.passed());
    presence.back();
    if (!knew) {
      expect(presence.patience(watch.absence()));
    }
    return back;
  }

  private void expect(double patience) {
    lookAt((double) time.passed() + patience);
  }

  private void lookAt(double then) {
    if (then < (double) nextLook) {
      nextLook = (long) Math.ceil(then);
    }
  }

  /** A wall clock shows this time. */
  void pass(long now) {
    time.wall(now);
  }

  /** A series was taught, and is held to have been seen just now. */
  void taught(SeriesWatch watch) {
    watch.presence().seen(time.passed());
    expect(watch.presence().patience(watch.absence()));
  }

  /** Whether a series may have stopped. */
  boolean due() {
    return time.passed() >= nextLook;
  }

  /**
   * The series that have stopped since the last look, the one that did so first before others; not
   * those that are worked on, or were so a moment ago.
   */
  List<Stopped> look(List<Shard> shards, PolicyReader policy) {
    List<Stopped> stopped = new ArrayList<>();
    nextLook = time.passed() + HOUR;
    long series = 0;
    for (Shard shard : shards) {
      series += shard.watches().size();
      for (Map.Entry<SeriesKey, SeriesWatch> entry : shard.watches().entrySet()) {
        look(shard, entry, policy, stopped);
      }
    }
    nextLook = Math.max(nextLook, time.passed() + series / SERIES_A_MILLI);
    stopped.sort(
        Comparator.comparingDouble(Stopped::since).thenComparing(one -> one.series().toString()));
    return stopped;
  }

  private void look(
      Shard shard,
      Map.Entry<SeriesKey, SeriesWatch> entry,
      PolicyReader policy,
      List<Stopped> stopped) {
    SeriesWatch watch = entry.getValue();
    Presence presence = watch.presence();
    if (presence.absent()) {
      return;
    }
    double patience = presence.patience(watch.absence());
    double until = (double) presence.seen() + patience;
    if (until > (double) time.passed()) {
      lookAt(until);
      return;
    }
    shard.changes().touch(watch); // a policy may be new to it
    if (excused(entry.getKey(), watch, (long) patience, policy)) {
      lookAt((double) time.passed() + MINUTE);
    } else {
      stopped.add(new Stopped(entry.getKey(), watch, until));
    }
  }

  /** A series is waited for until a window is over in which it is worked on, and then once more. */
  private boolean excused(SeriesKey series, SeriesWatch watch, long patience, PolicyReader policy) {
    long now = watch.presence().newest() + silent(watch);
    Standing standing = policy.standing(watch, series, now);
    return policy.stopsLearning(standing, series, now)
        || policy.stopsLearning(standing, series, now - patience);
  }

  /** How long a series has been silent, by the time of all. */
  long silent(SeriesWatch watch) {
    return time.passed() - watch.presence().seen();
  }

  void save(StateWriter out) {
    time.save(out);
    out.put(nextLook);
  }

  void load(StateReader in) {
    time = new PassedTime();
    time.load(in);
    nextLook = in.getLong();
  }
}
