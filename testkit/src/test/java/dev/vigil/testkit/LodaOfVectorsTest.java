package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.loda.LodaSpec;

final class LodaOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new LodaSpec();
  }
}
