package dev.vigil.pipeline;

import dev.vigil.detect.Describing;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.Forecast;
import dev.vigil.detect.Forecasting;
import dev.vigil.detect.Profiled;
import dev.vigil.detect.Retrainable;
import dev.vigil.detect.statistical.QualityReporting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be asked of a detector beside its scores. The owner of the detector uses it. */
record Able(DetectorSpec spec, Detector detector) {

  Insight insight(Map<String, Object> judged) {
    Map<String, Object> learnt = new LinkedHashMap<>();
    detector.able(Describing.class).forEach(one -> learnt.putAll(one.learnt()));
    learnt.put("remaining", detector.remaining());
    Insight.Abilities abilities =
        new Insight.Abilities(
            first(Retrainable.class).map(Retrainable::model),
            first(QualityReporting.class).flatMap(QualityReporting::quality),
            first(Profiled.class).map(Profiled::usual).orElse(List.of()),
            first(Forecasting.class).isPresent());
    return new Insight(spec.key(), spec.toString(), learnt, judged, abilities);
  }

  private <T> Optional<T> first(Class<T> capability) {
    return detector.able(capability).stream().findFirst();
  }

  List<Forecast> forecast(int steps) {
    return first(Forecasting.class)
        .orElseThrow(() -> notAble("makes no forecast beyond the next value"))
        .forecast(steps);
  }

  private NotAble notAble(String why) {
    return new NotAble("the detector of this series, " + spec.key() + ", " + why);
  }

  private Retrainable retrainable() {
    return first(Retrainable.class)
        .orElseThrow(() -> notAble("has nothing to retrain: it learns with every value"));
  }

  Retrainable.ModelInfo retrain() {
    Retrainable of = retrainable();
    int before = of.model().version();
    of.retrain();
    if (of.model().version() == before) {
      throw notAble("has too few rows to fit a model yet");
    }
    return of.model();
  }

  Retrainable.ModelInfo rollback() {
    Retrainable of = retrainable();
    if (!of.rollback()) {
      throw notAble("has no model before this one");
    }
    return of.model();
  }
}
