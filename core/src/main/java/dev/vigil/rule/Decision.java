package dev.vigil.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules decide of one observation.
 *
 * @param outcomes the detector's anomaly first, if there is one, then those that rules have raised
 * @param resolve why the open alerts of the series are to be resolved, after the outcomes were
 *     taken in; null where they are not
 */
public record Decision(List<Outcome> outcomes, @Nullable Ruling resolve) {
  /** Nothing to tell, nothing to do. */
  public static final Decision PASS = new Decision(List.of(), null);

  public Decision {
    outcomes = List.copyOf(outcomes);
  }
}
