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

  private PassedTime time = new PassedTime();
  private long nextLook = HOUR;

  /** A series that has stopped. */
  record Stopped(SeriesKey series, SeriesWatch watch, double since) {}

  /** Takes in an observation that was not rejected; whether it ended an absence that was told. */
  boolean report(SeriesWatch watch, long now) {
    Presence presence = watch.presence();
    boolean knew = presence.known() && !presence.absent();
    boolean back = presence.told();
    time.observed(now, watch.report(now));
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

  /** The series that have stopped since the last look, the one that did so first before others. */
  List<Stopped> look(List<Shard> shards) {
    List<Stopped> stopped = new ArrayList<>();
    nextLook = time.passed() + HOUR;
    for (Shard shard : shards) {
      for (Map.Entry<SeriesKey, SeriesWatch> entry : shard.watches().entrySet()) {
        look(entry.getKey(), entry.getValue(), stopped);
      }
    }
    stopped.sort(
        Comparator.comparingDouble(Stopped::since).thenComparing(one -> one.series().toString()));
    return stopped;
  }

  private void look(SeriesKey series, SeriesWatch watch, List<Stopped> stopped) {
    Presence presence = watch.presence();
    if (presence.absent()) {
      return;
    }
    double until = (double) presence.seen() + presence.patience(watch.absence());
    if (until <= (double) time.passed()) {
      stopped.add(new Stopped(series, watch, until));
    } else {
      lookAt(until);
    }
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
