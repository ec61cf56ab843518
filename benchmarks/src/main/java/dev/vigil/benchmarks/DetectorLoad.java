package dev.vigil.benchmarks;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.Reads;
import dev.vigil.model.Score;
import dev.vigil.state.StateWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A detector under load: on points, one of it for each of the eleven normal families, in turns; on
 * vectors of sixteen features, one of it alone. One owner.
 */
final class DetectorLoad {
  private final DetectorSpec spec;
  private final boolean vectors;
  private final List<Detector> detectors;
  private final List<Feed> points;
  private final VectorFeed rows = new VectorFeed();
  private int turn;

  DetectorLoad(DetectorSpec spec) {
    this.spec = spec;
    this.vectors = !Reads.points(spec);
    this.points = Feed.ofNormalFamilies();
    this.detectors = Stream.generate(spec::newDetector).limit(vectors ? 1 : points.size()).toList();
  }

  DetectorSpec spec() {
    return spec;
  }

  /** Whether it is fed vectors. */
  boolean vectors() {
    return vectors;
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
