package dev.vigil.detect.composite;

import dev.vigil.detect.Detector;
import dev.vigil.model.Observation;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
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

  Seat seat(Taken taken) {
    return seats.get(taken.seat());
  }

  /** Observations that the member wants which wants most. */
  int remaining() {
    return seats.stream()
        .limit(chosen)
        .mapToInt(seat -> seat.spec().newDetector().remaining())
        .max()
        .orElse(0);
  }

  void save(int seat, Detector detector, StateWriter out) {
    out.put((short) seat).put(seats.get(seat).spec().key());
    detector.save(out);
  }

  /** Who judged when this was saved. */
  List<Taken> load(StateReader in) {
    int count = in.getShort();
    if (count < 0 || count > seats.size()) {
      throw new BadState("a composite of " + count + " members");
    }
    List<Taken> taken = new ArrayList<>();
    int before = -1;
    for (int i = 0; i < count; i++) {
      int seat = in.getShort();
      String key = in.getString();
      boolean fits = seat > before && seat < seats.size();
      if (!fits || !seats.get(seat).spec().key().equals(key)) {
        throw new BadState("a state of other members does not fit: " + key);
      }
      taken.add(new Taken(seat, seats.get(seat).spec().restore(in)));
      before = seat;
    }
    return taken;
  }

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
