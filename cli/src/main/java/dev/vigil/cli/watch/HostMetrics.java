package dev.vigil.cli.watch;

import dev.vigil.cli.watch.HostMetric.Scale;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.ValueKind;
import dev.vigil.pipeline.WatchSpec;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** All metrics of a host, in the order in which they are shown: names, units and limits. */
final class HostMetrics {
  private static final double ANY = Double.POSITIVE_INFINITY;

  /** Share of the interval in which the processors were busy, of all of them together. */
  static final HostMetric CPU = percent("cpu_percent", "cpu", "", 20, Limits.above(98, 5));

  static final HostMetric LOAD = metric("load_1m", "load, 1 min", "", "", 2, 1);

  static final HostMetric MEMORY = percent("memory_percent", "memory", "", 5, Limits.above(95, 3));

  static final HostMetric MEMORY_AVAILABLE =
      metric("memory_available_mb", "memory free", "", "MB", 0, 500);

  static final HostMetric SWAP = percent("swap_percent", "swap", "", 5, Limits.NONE);

  /** Used share of what an ordinary user may use, as {@code df} tells it. */
  static final HostMetric DISK =
      percent("disk_percent", "disk %s", "mount", 1, Limits.above(95, 1));

  static final HostMetric DISK_READ = metric("disk_read_mb_s", "disk read", "", "MB/s", 2, 1);

  static final HostMetric DISK_WRITE = metric("disk_write_mb_s", "disk write", "", "MB/s", 2, 1);

  static final HostMetric RECEIVED =
      metric("network_rx_mb_s", "%s in", "interface", "MB/s", 2, 0.2);

  static final HostMetric SENT = metric("network_tx_mb_s", "%s out", "interface", "MB/s", 2, 0.2);

  static final HostMetric CONNECTIONS = metric("tcp_connections", "tcp open", "", "", 0, 10);

  static final HostMetric PROCESSES = metric("processes", "processes", "", "", 0, 20);

  static final HostMetric ZOMBIES = metric("zombies", "zombies", "", "", 0, 2);

  static final List<HostMetric> ALL =
      List.of(
          CPU,
          LOAD,
          MEMORY,
          MEMORY_AVAILABLE,
          SWAP,
          DISK,
          DISK_READ,
          DISK_WRITE,
          RECEIVED,
          SENT,
          CONNECTIONS,
          PROCESSES,
          ZOMBIES);

  private static final int MOST_SERIES = 1_000;
  private static final Duration IDLE = Duration.ofDays(1);

  private HostMetrics() {}

  /**
   * How the series of a host are watched: by the default detector, with each metric's limits.
   *
   * @param zone where the hours are those that people live by
   */
  static PipelineSpec watched(AlertBudget budget, ZoneId zone) {
    DetectorSpec detector = new CompositeSpec().inZone(zone);
    return new PipelineSpec(
        series -> {
          JudgeSpec judge = new JudgeSpec(budget, named(series.metric()).limits());
          return new WatchSpec(detector, judge, ValueKind.GAUGE);
        },
        budget.fleetPerWeek(),
        1,
        MOST_SERIES,
        IDLE);
  }

  private static HostMetric percent(
      String name, String title, String label, double calmSpan, Limits limits) {
    return new HostMetric(name, title, label, new Scale("%", 1, calmSpan, 100), limits);
  }

  private static HostMetric metric(
      String name, String title, String label, String unit, int decimals, double calmSpan) {
    return new HostMetric(
        name, title, label, new Scale(unit, decimals, calmSpan, ANY), Limits.NONE);
  }

  /**
   * The metric of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static HostMetric named(String name) {
    return ALL.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no metric of a host: " + name));
  }
}
