package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.loda.LodaSpec;

final class LodaDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new LodaSpec();
  }

  @Override
  protected boolean readsVectors() {
    return true;
  }
}
