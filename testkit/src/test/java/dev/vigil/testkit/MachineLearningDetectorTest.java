package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.machinelearning.MachineLearningSpec;
import java.util.Map;

final class MachineLearningDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new MachineLearningSpec().with(Map.of("algorithms", "lstm", "sample", 128));
  }

  @Override
  protected boolean readsVectors() {
    return true;
  }
}
