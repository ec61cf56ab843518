package dev.vigil.cli.watch;

import dev.vigil.judge.Limits;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.List;

/** What this machine tells of itself, as points. One owner. */
public final class HostPoints {
  private final HostSampler sampler;

  private HostPoints(HostSampler sampler) {
    this.sampler = sampler;
  }

  /**
   * Opens this machine.
   *
   * @throws IllegalStateException if it cannot be read
   */
  public static HostPoints open() {
    try {
      return new HostPoints(new HostSampler(OshiHost.open()));
    } catch (LinkageError e) {
      throw new IllegalStateException("this system cannot be read: " + e, e);
    }
  }

  /** What could be measured now. */
  public List<Point> read(long epochMillis, long nanos) {
    List<Point> points = new ArrayList<>();
    for (Reading reading : sampler.sample(nanos)) {
      if (reading instanceof Reading.Measured measured) {
        points.add(new Point(measured.series(), epochMillis, measured.value()));
      }
    }
    return points;
  }

  /** The limits of a metric of a host; none where it is another metric. */
  public static Limits limits(SeriesKey series) {
    return HostMetrics.ALL.stream()
        .filter(metric -> metric.name().equals(series.metric()))
        .findFirst()
        .map(HostMetric::limits)
        .orElse(Limits.NONE);
  }
}
