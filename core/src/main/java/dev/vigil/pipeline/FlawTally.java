package dev.vigil.pipeline;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each flaw was seen on one series; takes no room while there is none. One owner. */
final class FlawTally {
  private static final Flaw[] FLAWS = Flaw.values();

  private int @Nullable [] counts;

  void add(Flaw flaw, int more) {
    int[] all = counts == null ? new int[FLAWS.length] : counts;
    counts = all;
    all[flaw.ordinal()] = (int) Math.min(Integer.MAX_VALUE, (long) all[flaw.ordinal()] + more);
  }

  /** Those that were seen. */
  Map<Flaw, Integer> asMap() {
    Map<Flaw, Integer> seen = new EnumMap<>(Flaw.class);
    for (Flaw flaw : FLAWS) {
      if (counts != null && counts[flaw.ordinal()] > 0) {
        seen.put(flaw, counts[flaw.ordinal()]);
      }
    }
    return seen;
  }

  void save(StateWriter out) {
    Map<Flaw, Integer> seen = asMap();
    short mask = 0;
    for (Flaw flaw : seen.keySet()) {
      mask = (short) (mask | 1 << flaw.ordinal());
    }
    out.put(mask);
    seen.values().forEach(out::put);
  }

  void load(StateReader in) {
    int mask = in.getShort();
    for (Flaw flaw : FLAWS) {
      if ((mask & 1 << flaw.ordinal()) != 0) {
        add(flaw, in.getInt("times that a flaw was seen", 1, Integer.MAX_VALUE));
      }
    }
  }
}
