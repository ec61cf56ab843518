package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.isolationforest.IsolationForestSpec;

final class IsolationForestDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new IsolationForestSpec(20, 64, 256, 1);
  }

  @Override
  protected boolean readsVectors() {
    return true;
  }
}
