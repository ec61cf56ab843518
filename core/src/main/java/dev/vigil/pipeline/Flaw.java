package dev.vigil.pipeline;

import java.util.Locale;

/** What may be wrong with the data of a series; counted for each series, never silent. */
public enum Flaw {
  /** A row that should have come: of a gap of k usual intervals, k − 1. */
  MISSING,
  /** Older than one step before the newest; not judged. */
  LATE,
  /** The same time and value as the observation before; not judged. */
  DUPLICATE,
  /** At most one step late, and judged. */
  OUT_OF_ORDER,
  /** NaN or infinite; not judged. */
  NOT_FINITE,
  /** The same value for four times as long as the series ever stood. */
  STUCK,
  /** Outside of the range that was said to be valid; not judged. */
  IMPOSSIBLE,
  /** Larger or smaller by the factor between two units; not learnt until that has held. */
  UNIT_JUMP;

  /** In words: "out of order". */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
