package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;

final class CompositeOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new CompositeSpec();
  }

  @Override
  protected boolean readsEither() {
    return true;
  }
}
