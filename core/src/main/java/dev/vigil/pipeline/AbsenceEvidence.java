package dev.vigil.pipeline;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Durations;
import dev.vigil.model.Evidence;
import java.util.List;

/**
 * A series that has stopped reporting.
 *
 * @param silentMillis how long nothing came
 * @param usualMillis its usual interval; 0 where none is known
 */
record AbsenceEvidence(double silentMillis, double usualMillis) implements Evidence {
  @Override
  public AnomalyType type() {
    return AnomalyType.ABSENCE;
  }

  @Override
  public int agreement() {
    return 1;
  }

  @Override
  public List<Contribution> contributions() {
    double times = usualMillis > 0 ? silentMillis / usualMillis : 1;
    return List.of(new Contribution("silence", times));
  }

  @Override
  public String sentence() {
    String usual = usualMillis > 0 ? ", usually every " + Durations.words(usualMillis / 1000) : "";
    return "nothing came for " + Durations.words(silentMillis / 1000) + usual;
  }
}
