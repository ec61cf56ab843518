package dev.vigil.pipeline;

import dev.vigil.model.SeriesKey;

/** What is asked of the scores of single series, as people's answers have it. */
@FunctionalInterface
public interface Tuning {
  /** Every series as the judge has it. */
  Tuning NONE = series -> 1;

  /**
   * By how much the strength that the judge asks of a score is multiplied. Asked once a series, and
   * again whenever a policy is set, be it the same; any thread may ask.
   *
   * @return 0.1 to 10; what lies beyond is taken for the nearest of these, NaN for 1
   */
  double factor(SeriesKey series);
}
