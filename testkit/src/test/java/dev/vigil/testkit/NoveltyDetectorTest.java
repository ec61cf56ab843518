package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import java.time.ZoneId;

final class NoveltyDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new NoveltySpec(ZoneId.of("America/New_York"));
  }
}
