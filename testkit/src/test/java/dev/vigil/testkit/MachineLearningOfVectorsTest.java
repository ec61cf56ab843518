package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.machinelearning.MachineLearningSpec;
import java.util.Map;

/** Models that are fitted until 128 rows are learnt, and then stay as they are. */
final class MachineLearningOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new MachineLearningSpec()
        .with(
            Map.of(
                "algorithms",
                "isolation-forest-ml, gaussian-mixture",
                "sample",
                128,
                "enableOnlineLearning",
                false,
                "zone",
                "Europe/Berlin"));
  }
}
