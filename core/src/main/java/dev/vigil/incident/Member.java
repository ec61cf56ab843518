package dev.vigil.incident;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesKeyState;
import dev.vigil.model.Severity;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * An alert of an incident that may be its root cause.
 *
 * @param at event time of its opening
 * @param upstream whether something is known to need the place of its series
 */
record Member(long alert, SeriesKey series, long at, Severity severity, boolean upstream) {
  /** A number of 64 bits for a series (FNV-1a over its text). */
  static long number(SeriesKey series) {
    long hash = 0xcbf29ce484222325L;
    String text = series.toString();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  long number() {
    return number(series);
  }

  void save(StateWriter out) {
    out.put(alert);
    SeriesKeyState.put(series, out);
    out.put(at).put(severity.ordinal()).put(upstream);
  }

  static Member read(StateReader in) {
    return new Member(
        in.getLong(),
        SeriesKeyState.read(in),
        in.getLong(),
        Severity.values()[in.getInt("severity", 0, Severity.values().length - 1)],
        in.getBoolean());
  }
}
