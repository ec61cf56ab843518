package dev.vigil.pipeline;

import dev.vigil.model.Verdict.Reason;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Map;

/** What is wrong with the data of one series, value by value. One owner. */
final class DataQuality {
  private static final Flaw[] FLAWS = Flaw.values();

  private final StandstillWatch standstill = new StandstillWatch();
  private final UnitWatch unit = new UnitWatch();
  private final FlawTally tally = new FlawTally();

  /** A bit for each flaw of the observation last taken. */
  private int last;

  /** Another observation comes in. */
  void begin() {
    last = 0;
  }

  /** It is not judged, for this reason. */
  void refused(Reason reason) {
    switch (reason) {
      case NOT_FINITE -> note(Flaw.NOT_FINITE);
      case DUPLICATE -> note(Flaw.DUPLICATE);
      case LATE -> note(Flaw.LATE);
      case IMPOSSIBLE -> note(Flaw.IMPOSSIBLE);
      case FIRST_OF_COUNTER, COUNTER_RESET, WRONG_SHAPE, SERIES_LIMIT, METRIC_LIMIT, DISABLED -> {}
    }
  }

  /** It comes in a time of which nothing is learnt. */
  void passOver(boolean reordered) {
    if (reordered) {
      note(Flaw.OUT_OF_ORDER);
    }
  }

  /** It is judged; whether it is suspected to be of another unit, and must not be learnt yet. */
  boolean suspects(double value, boolean reordered) {
    passOver(reordered);
    if (standstill.stuck(value)) {
      note(Flaw.STUCK);
    }
    if (!unit.suspects(value)) {
      return false;
    }
    note(Flaw.UNIT_JUMP);
    return true;
  }

  private void note(Flaw flaw) {
    last |= 1 << flaw.ordinal();
    tally.add(flaw, 1);
  }

  /** So many rows should have come before this one. */
  void missing(int rows) {
    tally.add(Flaw.MISSING, rows);
  }

  /** Whether the value last taken settles that the unit has changed. */
  boolean unitChanged() {
    return unit.settled();
  }

  UnitEvidence unitEvidence() {
    return new UnitEvidence(unit.times());
  }

  /** Counts the flaws of the observation last taken. */
  void countInto(Counts counts) {
    for (int left = last; left != 0; left &= left - 1) {
      counts.flaw(FLAWS[Integer.numberOfTrailingZeros(left)], 1);
    }
  }

  /** How often each flaw was seen; those that were. */
  Map<Flaw, Integer> flaws() {
    return tally.asMap();
  }

  void save(StateWriter out) {
    standstill.save(out);
    unit.save(out);
    tally.save(out);
  }

  void load(StateReader in) {
    standstill.load(in);
    unit.load(in);
    tally.load(in);
  }
}
