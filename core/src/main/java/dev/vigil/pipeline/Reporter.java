package dev.vigil.pipeline;

import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import org.jspecify.annotations.Nullable;

/** Is handed what comes of observations, in their order, on the caller's thread. */
public interface Reporter {
  /**
   * The rules have decided of an observation, of which there is something to tell or to do; never
   * called with {@link Decision#PASS}.
   *
   * @param observation as it was judged: of a counter its rate
   * @param circumstances what came with it, and whether something was deployed lately
   * @param grounds what was known of the anomaly that a detector found; null where none did
   */
  void decided(
      Decision decision,
      Observation observation,
      Circumstances circumstances,
      @Nullable Grounds grounds);

  /** The judge has held back an anomaly of a series. */
  void held(SeriesKey series, long epochMillis);

  /** A series that was absent reports again. */
  void returned(Return series);
}
