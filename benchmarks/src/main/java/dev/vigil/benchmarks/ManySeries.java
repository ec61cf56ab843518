package dev.vigil.benchmarks;

import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.WatchSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a hundred thousand series take: heap and saved bytes a series, and the processor time of a
 * point when they take turns against that of one series after another.
 */
public final class ManySeries {
  private static final int SERIES = 100_000;
  private static final int ROUNDS = 160;
  private static final int LEARNING_ROUNDS = 110;
  private static final int LONG_RUN = 3_000;
  private static final long STEP_MILLIS = 900_000;
  private static final long START = 1_400_000_400_000L;

  private ManySeries() {}

  /** Runs the measurement; takes no arguments. */
  public static void main(String[] args) throws IOException {
    SplittableRandom chance = new SplittableRandom(1);
    List<SeriesKey> keys = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      keys.add(SeriesKey.of("series_" + i));
    }
    double alone = alone(keys, chance);
    long before = usedHeap();
    try (Pipeline pipeline = new Pipeline(spec(), anomaly -> {})) {
      double[] interleaved = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        long now = START + round * STEP_MILLIS;
        interleaved[round] =
            CpuCost.nanos(
                SERIES,
                i -> pipeline.accept(new Point(keys.get(i), now, 100 + chance.nextDouble())));
      }
      double turns = CpuCost.median(Arrays.copyOfRange(interleaved, LEARNING_ROUNDS, ROUNDS));
      double heap = (usedHeap() - before) / (double) SERIES;
      print("heap a series", heap, "bytes");
      print("saved state a series", saved(pipeline) / (double) SERIES, "bytes");
      print("point, one series after another", alone, "ns");
      print("point, 100,000 series in turns", turns, "ns");
      print("ratio", turns / alone, "×");
    }
  }

  private static PipelineSpec spec() {
    WatchSpec watch = new WatchSpec();
    return PipelineSpec.of(watch);
  }

  private static double alone(List<SeriesKey> keys, SplittableRandom chance) {
    double[] nanos = new double[200];
    for (int series = 0; series < nanos.length; series++) {
      SeriesKey key = keys.get(series);
      try (Pipeline pipeline = new Pipeline(spec(), anomaly -> {})) {
        nanos[series] =
            CpuCost.nanos(
                LONG_RUN,
                i ->
                    pipeline.accept(
                        new Point(key, START + i * STEP_MILLIS, 100 + chance.nextDouble())));
      }
    }
    return CpuCost.median(Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length));
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long saved(Pipeline pipeline) throws IOException {
    AtomicLong bytes = new AtomicLong();
    pipeline.save(
        new OutputStream() {
          @Override
          public void write(int oneByte) {
            bytes.incrementAndGet();
          }

          @Override
          public void write(byte[] some, int from, int count) {
            bytes.addAndGet(count);
          }
        });
    return bytes.get();
  }

  private static void print(String what, double figure, String unit) {
    System.out.printf(Locale.ROOT, "%-34s %10.1f %s%n", what, figure, unit);
  }
}
