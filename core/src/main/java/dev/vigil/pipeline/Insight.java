package dev.vigil.pipeline;

import dev.vigil.detect.Profiled.Usual;
import dev.vigil.detect.Retrainable.ModelInfo;
import dev.vigil.detect.statistical.WindowQuality;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of how one series is watched. Immutable.
 *
 * @param detector its key
 * @param settings of the detector, as its spec says them
 * @param learnt what the detector has learnt, see {@link dev.vigil.detect.Describing#learnt}; empty
 *     where it does not say
 * @param judged how the judge stands, in the same form
 * @param abilities what can be asked of it
 */
public record Insight(
    String detector,
    String settings,
    Map<String, Object> learnt,
    Map<String, Object> judged,
    Abilities abilities) {

  /**
   * What the detector can do beside its scores.
   *
   * @param model the model in force; empty where it fits none
   * @param quality of the values that it goes by; empty where it does not look at that
   * @param usual at each hour, as far as it knows
   * @param forecasts whether it can say what comes next
   */
  public record Abilities(
      Optional<ModelInfo> model,
      Optional<WindowQuality> quality,
      List<Usual> usual,
      boolean forecasts) {}
}
