package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesKeyState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * New series that take over what a sibling has learnt, once their first values have shown that they
 * are like it. On the caller's thread, after the shards, so that these do not matter. One owner.
 */
final class WarmStarts {
  /** Trials at once; further new series learn by themselves. */
  private static final int MOST_TRIALS = 10_000;

  private final Siblings siblings = new Siblings();
  private Map<SeriesKey, Trial> trials = new HashMap<>();

  /** A series has reported for the first time. */
  void begin(
      SeriesKey series, SeriesWatch watch, Function<SeriesKey, @Nullable SeriesWatch> watches) {
    if (trials.size() >= MOST_TRIALS) {
      return;
    }
    Trial trial = new Trial();
    for (SeriesKey key : siblings.of(series)) {
      SeriesWatch sibling = watches.apply(key);
      if (sibling != null && !trial.full() && sibling.teaches(watch)) {
        trial.add(key);
      }
    }
    if (!trial.over()) {
      trials.put(series, trial);
    }
  }

  /** It is known how often a series reports. */
  void known(SeriesKey series) {
    siblings.add(series);
  }

  /** Takes in an observation of any series; whether its series has taken over from a sibling. */
  boolean take(
      Observation observation, SeriesWatch watch, Function<SeriesKey, @Nullable SeriesWatch> all) {
    Trial trial = trials.isEmpty() ? null : trials.get(observation.series());
    if (trial == null || !(observation instanceof Point point)) {
      return false;
    }
    trial.take(point, all);
    if (!trial.over()) {
      return false;
    }
    trials.remove(observation.series());
    SeriesWatch teacher = trial.found().map(all).orElse(null);
    if (teacher == null || !teacher.teaches(watch)) {
      return false;
    }
    watch.learnFrom(teacher);
    return true;
  }

  /** Series were forgotten, or loaded. */
  void refresh(List<Shard> shards, Function<SeriesKey, @Nullable SeriesWatch> watches) {
    siblings.fill(shards);
    trials.keySet().removeIf(series -> watches.apply(series) == null);
  }

  void save(StateWriter out) {
    Map<String, SeriesKey> byName = new TreeMap<>();
    trials.keySet().forEach(series -> byName.put(series.toString(), series));
    out.put(byName.size());
    byName
        .values()
        .forEach(
            series -> {
              SeriesKeyState.put(series, out);
              requireNonNull(trials.get(series)).save(out);
            });
  }

  void load(StateReader in) {
    Map<SeriesKey, Trial> loaded = new HashMap<>();
    for (int left = in.getInt("trials", 0, MOST_TRIALS); left > 0; left--) {
      loaded.put(SeriesKeyState.read(in), Trial.load(in));
    }
    trials = loaded;
  }
}
