package dev.vigil.server;

import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The JVM that the server itself runs in. */
final class JvmSource implements Source {
  private static final double MEGABYTE = 1 << 20;

  private long collected = -1;
  private long collectedAt;

  @Override
  public List<Point> read(long epochMillis, long nanos) {
    List<Point> points = new ArrayList<>();
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    add(points, "vigil_heap_used_mb", epochMillis, used / MEGABYTE);
    add(points, "vigil_threads", epochMillis, ManagementFactory.getThreadMXBean().getThreadCount());
    long now = collectionMillis();
    if (collected >= 0 && nanos > collectedAt) {
      double percent = (now - collected) * 1e8 / (nanos - collectedAt);
      add(points, "vigil_gc_percent", epochMillis, percent);
    }
    collected = now;
    collectedAt = nanos;
    return points;
  }

  private static long collectionMillis() {
    long millis = 0;
    for (GarbageCollectorMXBean one : ManagementFactory.getGarbageCollectorMXBeans()) {
      millis += Math.max(0, one.getCollectionTime());
    }
    return millis;
  }

  private static void add(List<Point> to, String metric, long epochMillis, double value) {
    to.add(new Point(SeriesKey.of(metric), epochMillis, value));
  }
}
