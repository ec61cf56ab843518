package dev.vigil.pipeline;

import dev.vigil.model.PointColumns;
import dev.vigil.model.Verdict;
import org.jspecify.annotations.Nullable;

/** Is handed what was said of points, in their order, once that is settled. */
@FunctionalInterface
public interface PointSink {
  /**
   * Takes one of them.
   *
   * @param at its place
   * @param watch of its series; null where there is none
   */
  void judged(PointColumns points, int at, @Nullable SeriesWatch watch, Verdict verdict);
}
