package dev.vigil.config;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import java.util.List;

/** A detector with a setting of each type, to be configured and never run. */
public record ProbeSpec(
    @About("weight of the past, above 0 and under 1") double memory,
    @About("observations before it speaks, 1 or more") int warmUp,
    @About("whether falls count too") boolean twoSided,
    @About("how the middle is found") Middle middle,
    @About("a word on it") String note)
    implements DetectorSpec {
  /** How the middle is found. */
  public enum Middle {
    MEAN,
    MEDIAN
  }

  public ProbeSpec {
    if (!(memory > 0 && memory < 1)) {
      throw new IllegalArgumentException("memory must be above 0 and under 1, was " + memory);
    }
    if (warmUp < 1) {
      throw new IllegalArgumentException("warmUp must be 1 or more, was " + warmUp);
    }
    if (middle == Middle.MEDIAN && warmUp < 5) {
      throw new IllegalArgumentException("a median needs a warmUp of 5 or more, was " + warmUp);
    }
  }

  public ProbeSpec() {
    this(0.99, 30, true, Middle.MEAN, "");
  }

  static DetectorCatalogue catalogue() {
    return DetectorCatalogue.of(
        List.of(new CompositeSpec(), new NoveltySpec(), new ZScoreSpec(), new ProbeSpec()));
  }

  @Override
  public String name() {
    return "Probe Anomaly Detector";
  }

  @Override
  public String key() {
    return "probe-detector";
  }

  @Override
  public Detector newDetector() {
    throw new UnsupportedOperationException("never run");
  }

  @Override
  public Detector restore(StateReader in) {
    throw new UnsupportedOperationException("never run");
  }

  @Override
  public Calibration calibration() {
    return new NoveltySpec().calibration();
  }
}
