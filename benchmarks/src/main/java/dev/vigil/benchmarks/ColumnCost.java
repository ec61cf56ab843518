package dev.vigil.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.vigil.model.PointColumns;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.Scaling;
import dev.vigil.pipeline.WatchSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Processor time, of all threads, that it takes to judge the points of many series in columns, as
 * the server hands them in: ten thousand series at a time, all of them in turns.
 */
public final class ColumnCost {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final int BODY = 10_000;
  private static final int ROUNDS = 160;
  private static final int REPORT = 20;
  private static final long START = 1_400_000_400_000L;

  private ColumnCost() {}

  /**
   * Runs it.
   *
   * @param args series (100,000 if not said), threads (1), and milliseconds from one point of a
   *     series to the next (400)
   */
  public static void main(String[] args) {
    int series = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    long step = args.length > 2 ? Long.parseLong(args[2]) : 400;
    SplittableRandom chance = new SplittableRandom(1);
    List<SeriesKey[]> keys = new ArrayList<>();
    List<int[]> numbers = new ArrayList<>();
    for (int first = 0; first < series; first += BODY) {
      SeriesKey[] some = new SeriesKey[BODY];
      int[] their = new int[BODY];
      for (int i = 0; i < BODY; i++) {
        some[i] = SeriesKey.of("series_" + (first + i));
        their[i] = first + i;
      }
      keys.add(some);
      numbers.add(their);
    }
    PipelineSpec spec = PipelineSpec.of(new WatchSpec()).withScaling(Scaling.fixed(threads));
    Object numbering = new Object();
    long[] seen = new long[1];
    try (Pipeline pipeline = new Pipeline(spec, anomaly -> {})) {
      long nanos = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        for (int body = 0; body < keys.size(); body++) {
          PointColumns points = points(keys.get(body), START + round * step, chance);
          PointColumns numbered = points.numbered(numbers.get(body), numbering);
          long began = SYSTEM.getProcessCpuTime();
          pipeline.accept(numbered, List.of(), (columns, at, watch, verdict) -> seen[0]++);
          nanos += SYSTEM.getProcessCpuTime() - began;
        }
        if (round % REPORT == 0) {
          double each = nanos / (double) REPORT / series;
          System.out.printf(Locale.ROOT, "round %4d %8.0f ns a point%n", round, each);
          nanos = 0;
        }
      }
    }
  }

  private static PointColumns points(SeriesKey[] keys, long now, SplittableRandom chance) {
    long[] times = new long[keys.length];
    double[] values = new double[keys.length];
    for (int i = 0; i < keys.length; i++) {
      times[i] = now;
      values[i] = Math.round(10_000 + 400 * (chance.nextDouble() + chance.nextDouble())) / 100.0;
    }
    return PointColumns.of(keys, times, values);
  }
}
