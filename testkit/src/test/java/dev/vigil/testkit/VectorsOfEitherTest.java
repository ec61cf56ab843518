package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.vectors.VectorsSpec;

final class VectorsOfEitherTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new VectorsSpec(VectorsSpec.Rows.AUTO, 256, 1);
  }
}
