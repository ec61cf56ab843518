package dev.vigil.evaluation;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.Point;
import dev.vigil.model.VectorPoint;
import java.util.List;

/** What shape of observation a detector reads. */
public final class Reads {
  private static final Point POINT = new Point(MeasuredWatch.SERIES, 0, 0);
  private static final VectorPoint VECTOR =
      new VectorPoint(MeasuredWatch.SERIES, 0, List.of("f0", "f1"), new double[2]);

  private Reads() {}

  /** Whether it reads single numbers. */
  public static boolean points(DetectorSpec detector) {
    return detector.newDetector().accepts(POINT);
  }

  /** Whether it reads vectors. */
  public static boolean vectors(DetectorSpec detector) {
    return detector.newDetector().accepts(VECTOR);
  }

  static DetectorSpec checkVectors(DetectorSpec detector) {
    if (!vectors(detector)) {
      throw new IllegalArgumentException(detector.key() + " does not read vectors");
    }
    return detector;
  }
}
