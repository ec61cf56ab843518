package dev.vigil.testkit;

import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import java.util.List;

/** The contract for a detector that is fed vectors: two features, of which the second is slow. */
abstract class VectorContract extends DetectorContract {
  private static final SeriesKey SERIES = SeriesKey.of("vectors");
  private static final List<String> NAMES = List.of("a", "b");

  @Override
  protected boolean readsVectors() {
    return true;
  }

  @Override
  protected Observation at(long epochMillis, double value) {
    double other = Math.floorMod(epochMillis / 300_000, 17L);
    return new VectorPoint(SERIES, epochMillis, NAMES, new double[] {value, other});
  }
}
