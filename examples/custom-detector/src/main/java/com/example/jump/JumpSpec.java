package com.example.jump;

import dev.vigil.setting.About;
import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.state.StateReader;

/**
 * How far a value jumps from the one before it, in mean steps of this series.
 *
 * @param memory steps after which the weight of a step has fallen to 1/e, from 10 to 100,000
 */
public record JumpSpec(
    @About("steps after which the weight of a step has fallen to 1/e, from 10 to 100,000")
        int memory)
    implements DetectorSpec {
  /**
   * Share of rows whose jump is so many mean steps or more, over {@code Series.normalFamilies} of
   * the test kit; an alarm may begin where it is one in two thousand.
   */
  private static final Calibration CALIBRATION =
      Calibration.of(
          new double[] {6, 10, 16, 20, 30, 50}, new double[] {6.6e-3, 5.2e-3, 1.9e-3, 6.3e-4, 3.8e-5, 4.3e-6}, 21);

  public JumpSpec {
    if (memory < 10 || memory > 100_000) {
      throw new IllegalArgumentException("memory must be from 10 to 100,000, was " + memory);
    }
  }

  /** The defaults: a memory of 200 steps. */
  public JumpSpec() {
    this(200);
  }

  @Override
  public String name() {
    return "Jump Detector";
  }

  @Override
  public String key() {
    return "jump";
  }

  @Override
  public String rightFor() {
    return "smooth series that must not jump";
  }

  @Override
  public String blindTo() {
    return "what creeps; what stays strange after its first value";
  }

  @Override
  public Detector newDetector() {
    return new JumpDetector(this);
  }

  @Override
  public Detector restore(StateReader in) {
    return JumpDetector.restore(this, in);
  }

  @Override
  public Calibration calibration() {
    return CALIBRATION;
  }
}
