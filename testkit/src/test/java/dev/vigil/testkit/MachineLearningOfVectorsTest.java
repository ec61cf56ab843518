package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.machinelearning.MachineLearningSpec;
import java.util.Map;

final class MachineLearningOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new MachineLearningSpec()
        .with(Map.of("sample", 256, "enableOnlineLearning", false, "zone", "Europe/Berlin"));
  }
}
