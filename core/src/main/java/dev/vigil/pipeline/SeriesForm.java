package dev.vigil.pipeline;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of one series: the settings it was watched by, when it was last seen, its watch.
 * Thread-safe.
 */
final class SeriesForm {
  private volatile @Nullable Known last;

  /** The fingerprint of settings. */
  private record Known(WatchSpec watch, int fingerprint) {}

  void write(SeriesWatch watch, StateWriter to) {
    to.put(fingerprint(watch.spec())).put(watch.seenIn());
    watch.save(to);
  }

  /**
   * Reads a series; empty if it is watched in another way now, or not at all.
   *
   * @throws BadState if it is corrupt
   */
  Optional<SeriesWatch> read(SeriesKey series, StateReader from, WatchSpec spec) {
    if (from.getInt() != fingerprint(spec) || !spec.enabled()) {
      return Optional.empty();
    }
    int seenIn = from.getInt();
    SeriesWatch watch = SeriesWatch.restore(from, spec);
    watch.series(series);
    watch.seenIn(seenIn);
    if (from.remaining() > 0) {
      throw new BadState("the state of " + series + " goes on after its end");
    }
    return Optional.of(watch);
  }

  /** Settings under which a state means something; the budget may change in between. */
  private int fingerprint(WatchSpec watch) {
    Known known = last;
    if (known == null || !watch.equals(known.watch())) { // most are the same, and its text is long
      String text = watch.detector().key() + watch.detector() + watch.kind();
      known = new Known(watch, text.hashCode());
      last = known;
    }
    return known.fingerprint();
  }
}
