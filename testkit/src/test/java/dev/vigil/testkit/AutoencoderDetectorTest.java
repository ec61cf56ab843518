package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.autoencoder.AutoencoderSpec;

final class AutoencoderDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new AutoencoderSpec(0.5, 200, 0.15, 256, 1);
  }

  @Override
  protected boolean readsVectors() {
    return true;
  }
}
