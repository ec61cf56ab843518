package dev.vigil.pipeline;

import dev.vigil.model.Verdict.Reason;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many more series may be watched, in all and of each metric. Shards claim from it at the same
 * time only where no metric is limited.
 */
final class SeriesRoom {
  private final AtomicInteger left;
  private final MetricRoom metrics;
  private final Shedding shedding = new Shedding();

  SeriesRoom(PipelineSpec spec) {
    this.left = new AtomicInteger(spec.maxSeries());
    this.metrics = new MetricRoom(spec.metricLimit());
  }

  /** Takes room for one more series of a metric; why there is none, null if it is taken. */
  @Nullable Reason claim(String metric) {
    Reason full = null;
    if (!metrics.hasRoom(metric)) {
      full = Reason.METRIC_LIMIT;
    } else if (left.getAndUpdate(room -> room > 0 ? room - 1 : room) <= 0) {
      full = Reason.SERIES_LIMIT;
    }
    if (full == null) {
      metrics.add(metric);
    } else {
      shedding.add(metric);
    }
    return full;
  }

  /** A series is watched that was saved, whether there was room or not. */
  void occupy(String metric) {
    left.decrementAndGet();
    metrics.add(metric);
  }

  /** A series is no longer watched. */
  void release(String metric) {
    left.incrementAndGet();
    metrics.remove(metric);
  }

  /** How many more may be watched. */
  int left() {
    return left.get();
  }

  /** Whether any metric is limited: a series is to begin on one thread then. */
  boolean limited() {
    return metrics.limited();
  }

  /** How many observations of each metric were refused; any thread may ask. */
  Map<String, Long> shedding() {
    return shedding.most();
  }
}
