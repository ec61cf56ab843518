package dev.vigil.benchmarks;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.Reads;
import dev.vigil.model.Score;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A detector under load: on points, one of it for each of the eleven normal families, in turns; on
 * vectors of sixteen features, one of it alone. One owner.
 */
final class DetectorLoad {
  private static final int ROWS = 8_192;

  private final DetectorSpec spec;
  private final boolean vectors;
  private final List<Detector> detectors;
  private final List<Feed> points;
  private final VectorFeed rows = new VectorFeed();
  private int turn;

  /**
   * @param vectors whether to feed it vectors
   */
  DetectorLoad(DetectorSpec spec, boolean vectors) {
    this.spec = spec;
    this.vectors = vectors;
    this.points = Feed.ofNormalFamilies();
    this.detectors = Stream.generate(spec::newDetector).limit(vectors ? 1 : points.size()).toList();
  }

  /** One load for each shape of observation that the detector reads. */
  static List<DetectorLoad> all(DetectorSpec spec) {
    List<DetectorLoad> loads = new ArrayList<>();
    if (Reads.points(spec)) {
      loads.add(new DetectorLoad(spec, false));
    }
    if (Reads.vectors(spec)) {
      loads.add(new DetectorLoad(spec, true));
    }
    return loads;
  }

  DetectorSpec spec() {
    return spec;
  }

  /** Whether it is fed vectors. */
  boolean vectors() {
    return vectors;
  }

  /** Observations after which each detector has had {@value #ROWS} more. */
  int round() {
    return ROWS * detectors.size();
  }

  /** Scores the next observation and learns it. */
  Score next() {
    if (vectors) {
      return detectors.get(0).scoreAndLearn(rows.next());
    }
    turn = turn + 1 == points.size() ? 0 : turn + 1;
    return detectors.get(turn).scoreAndLearn(points.get(turn).next());
  }

  /** Bytes of a saved detector, the median of those under load. */
  int savedBytes() {
    int[] bytes =
        detectors.stream()
            .mapToInt(
                detector -> {
                  StateWriter out = new StateWriter();
                  detector.save(out);
                  return out.toByteArray().length;
                })
            .sorted()
            .toArray();
    return bytes[bytes.length / 2];
  }
}
