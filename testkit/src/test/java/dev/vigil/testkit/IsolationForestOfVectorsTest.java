package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.isolationforest.IsolationForestSpec;

final class IsolationForestOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new IsolationForestSpec(20, 64, 256, 1);
  }
}
