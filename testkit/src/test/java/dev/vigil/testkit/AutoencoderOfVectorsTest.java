package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.autoencoder.AutoencoderSpec;

final class AutoencoderOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new AutoencoderSpec(0.5, 200, 0.15, 256, 1);
  }
}
