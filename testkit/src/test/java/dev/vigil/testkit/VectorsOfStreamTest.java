package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.vectors.VectorsSpec;

final class VectorsOfStreamTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new VectorsSpec(VectorsSpec.Rows.STREAM, 256, 1);
  }
}
