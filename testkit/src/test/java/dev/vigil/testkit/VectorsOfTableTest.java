package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.vectors.VectorsSpec;

final class VectorsOfTableTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new VectorsSpec(VectorsSpec.Rows.TABLE, 256, 1);
  }
}
