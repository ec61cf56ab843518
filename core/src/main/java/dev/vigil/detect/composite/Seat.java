package dev.vigil.detect.composite;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.DetectorSpec;

/**
 * A member before it has seen anything.
 *
 * @param weight how much it counts, at least 0
 */
record Seat(DetectorSpec spec, double weight, Calibration calibration) {
  Seat(DetectorSpec spec, double weight) {
    this(spec, weight, spec.calibration());
  }
}
