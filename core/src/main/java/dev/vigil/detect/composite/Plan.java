package dev.vigil.detect.composite;

import dev.vigil.detect.Detector;
import dev.vigil.model.Observation;
import dev.vigil.model.VectorPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may judge, and how they are put together. Immutable.
 *
 * @param contextual whether the series has a say in who judges it
 * @param seats of the members, with the one for rows behind them where they have none of their own
 * @param chosen how many of the seats are those of members that were named or are the defaults
 */
record Plan(Strategy strategy, boolean contextual, List<Seat> seats, int chosen) {
  /** A seat that is taken. */
  record Taken(int seat, Detector detector) {}

  /** Who judges a series that begins with this; empty if nobody reads it. */
  List<Taken> taken(Observation first) {
    List<Taken> taken = new ArrayList<>();
    for (int s = 0; s < seats.size(); s++) {
      boolean standsIn = s >= chosen;
      if (standsIn && (!taken.isEmpty() || !(first instanceof VectorPoint))) {
        break;
      }
      Detector detector = seats.get(s).spec().newDetector();
      if (detector.accepts(first)) {
        taken.add(new Taken(s, detector));
      }
    }
    return taken;
  }
}
