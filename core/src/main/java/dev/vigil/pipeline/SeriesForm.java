package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of one series: the settings it was watched by, when it was last seen, its watch.
 * One owner.
 */
final class SeriesForm {
  private @Nullable WatchSpec last;
  private int fingerprint;

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
    if (!watch.equals(last)) { // most are the same object, and its text is long
      last = requireNonNull(watch);
      fingerprint = (watch.detector().key() + watch.detector() + watch.kind()).hashCode();
    }
    return fingerprint;
  }
}
