package dev.vigil.pipeline;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Stage;
import java.util.List;

/**
 * The way of one anomaly: the record of each stage that it passed, and of the one at which it
 * ended. Immutable.
 *
 * @param alert number of its alert
 * @param incident number of its incident; 0 where it takes no part in any
 * @param arrived when its observation came, by the clock of the engine
 * @param stages in their order
 */
public record Passage(
    Anomaly anomaly, long alert, long incident, long arrived, List<Stage> stages) {
  public Passage {
    stages = List.copyOf(stages);
  }

  /** Whether people were told because of it, or know of its incident. */
  public boolean told() {
    return stages.get(stages.size() - 1).passed();
  }
}
