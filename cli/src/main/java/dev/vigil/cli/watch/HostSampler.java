package dev.vigil.cli.watch;

import dev.vigil.cli.watch.Host.CpuTime;
import dev.vigil.cli.watch.Host.Mount;
import dev.vigil.cli.watch.Host.Space;
import dev.vigil.cli.watch.Host.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads all series of a host. What the host counts since boot is told as the growth since the last
 * sample, so that the first sample lacks those series. One owner.
 */
final class HostSampler {
  private static final double MEGABYTE = 1_000_000;

  private final Host host;
  private final Map<String, Timed> totals = new HashMap<>();
  private @Nullable CpuTime cpu;

  HostSampler(Host host) {
    this.host = host;
  }

  /** A total and when it was read. */
  private record Timed(Traffic traffic, long nanos) {}

  /** Reads one metric, or several that belong together. */
  private interface Part {
    void read(List<Reading> into);
  }

  /**
   * Measures everything once.
   *
   * @param nanos monotonic time in nanoseconds
   */
  List<Reading> sample(long nanos) {
    List<Reading> readings = new ArrayList<>();
    read(readings, this::cpu, HostMetrics.CPU);
    read(readings, this::load, HostMetrics.LOAD);
    read(readings, this::memory, HostMetrics.MEMORY, HostMetrics.MEMORY_AVAILABLE);
    read(readings, this::swap, HostMetrics.SWAP);
    read(readings, this::mounts, HostMetrics.DISK);
    read(readings, into -> disks(nanos, into), HostMetrics.DISK_READ, HostMetrics.DISK_WRITE);
    read(readings, into -> interfaces(nanos, into), HostMetrics.RECEIVED, HostMetrics.SENT);
    read(readings, count(HostMetrics.CONNECTIONS, host::connections), HostMetrics.CONNECTIONS);
    read(readings, count(HostMetrics.PROCESSES, host::processes), HostMetrics.PROCESSES);
    read(readings, count(HostMetrics.ZOMBIES, host::zombies), HostMetrics.ZOMBIES);
    return readings;
  }

  private static void read(List<Reading> readings, Part part, HostMetric... metrics) {
    List<Reading> read = new ArrayList<>();
    try {
      part.read(read);
      readings.addAll(read);
    } catch (RuntimeException e) {
      for (HostMetric metric : metrics) {
        readings.add(new Reading.Failed(metric, why(e)));
      }
    }
  }

  private static String why(RuntimeException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static void put(List<Reading> into, HostMetric metric, double value) {
    into.add(new Reading.Measured(metric.series(), value));
  }

  private static Part count(HostMetric metric, LongSupplier counted) {
    return into -> put(into, metric, (double) counted.getAsLong());
  }

  private void cpu(List<Reading> into) {
    CpuTime before = cpu;
    CpuTime now = host.cpu();
    cpu = now;
    if (before == null) {
      return;
    }
    long all = now.all() - before.all();
    long busy = now.busy() - before.busy();
    if (all <= 0 || busy < 0) {
      throw new IllegalStateException("the processor times did not go on");
    }
    put(into, HostMetrics.CPU, Math.min(100, 100.0 * busy / all));
  }

  private void load(List<Reading> into) {
    host.load().ifPresent(load -> put(into, HostMetrics.LOAD, load));
  }

  private void memory(List<Reading> into) {
    Space memory = host.memory();
    put(into, HostMetrics.MEMORY, memory.usedPercent());
    put(into, HostMetrics.MEMORY_AVAILABLE, memory.available() / MEGABYTE);
  }

  private void swap(List<Reading> into) {
    Space swap = host.swap();
    if (swap.total() > 0) {
      put(into, HostMetrics.SWAP, swap.usedPercent());
    }
  }

  private void mounts(List<Reading> into) {
    for (Mount mount : host.mounts()) {
      into.add(
          new Reading.Measured(HostMetrics.DISK.series(mount.path()), mount.space().usedPercent()));
    }
  }

  private void disks(long nanos, List<Reading> into) {
    double read = 0;
    double written = 0;
    boolean known = false;
    for (Traffic disk : host.disks()) {
      Traffic rate = perSecond("disk " + disk.name(), disk, nanos);
      if (rate != null) {
        read += rate.in();
        written += rate.out();
        known = true;
      }
    }
    if (known) {
      put(into, HostMetrics.DISK_READ, read / MEGABYTE);
      put(into, HostMetrics.DISK_WRITE, written / MEGABYTE);
    }
  }

  private void interfaces(long nanos, List<Reading> into) {
    for (Traffic one : host.interfaces()) {
      Traffic rate = perSecond("interface " + one.name(), one, nanos);
      if (rate != null) {
        into.add(
            new Reading.Measured(HostMetrics.RECEIVED.series(one.name()), rate.in() / MEGABYTE));
        into.add(new Reading.Measured(HostMetrics.SENT.series(one.name()), rate.out() / MEGABYTE));
      }
    }
  }

  /** Growth per second; null for the first total, and for one that was started anew. */
  private @Nullable Traffic perSecond(String key, Traffic now, long nanos) {
    Timed before = totals.put(key, new Timed(now, nanos));
    if (before == null || nanos <= before.nanos()) {
      return null;
    }
    double seconds = (nanos - before.nanos()) / 1e9;
    long in = now.in() - before.traffic().in();
    long out = now.out() - before.traffic().out();
    return in < 0 || out < 0
        ? null
        : new Traffic(now.name(), Math.round(in / seconds), Math.round(out / seconds));
  }
}
