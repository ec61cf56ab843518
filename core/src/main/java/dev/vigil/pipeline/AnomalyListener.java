package dev.vigil.pipeline;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import dev.vigil.rule.Outcome;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears of the anomalies alone, those that no rule suppresses, and of series that are back. */
record AnomalyListener(Consumer<Anomaly> anomalies, Consumer<Return> returns) implements Reporter {
  @Override
  public void decided(
      Decision decision,
      Observation observation,
      Circumstances circumstances,
      @Nullable Grounds grounds) {
    for (Outcome outcome : decision.outcomes()) {
      if (outcome.suppressed() == null) {
        anomalies.accept(outcome.anomaly());
      }
    }
  }

  @Override
  public void held(SeriesKey series, long epochMillis) {
    // nobody is told of it; it is counted
  }

  @Override
  public void returned(Return series) {
    returns.accept(series);
  }
}
