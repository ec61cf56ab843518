package dev.vigil.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Processor time of a point: the default detector with its judge beside random cut forests, in
 * turns within one run, so that the ratio holds on a busy machine. Prints medians over rounds.
 */
public final class CpuCost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 9;
  private static final int POINTS = 400_000;
  private static final int FOREST_POINTS = 6_000;
  private static volatile Object sink = "";

  private CpuCost() {}

  /** Runs the comparison; takes no arguments. */
  public static void main(String[] args) {
    PointCost cost = new PointCost();
    cost.start();
    double[] vigil = new double[ROUNDS];
    double[] forest = new double[ROUNDS];
    double[] thresholded = new double[ROUNDS];
    for (int warmUp = 0; warmUp < 2; warmUp++) {
      nanos(POINTS, i -> sink = cost.noveltyWithJudge());
      nanos(FOREST_POINTS, i -> sink = cost.randomCutForest());
      nanos(FOREST_POINTS, i -> sink = cost.thresholdedRandomCutForest());
    }
    for (int round = 0; round < ROUNDS; round++) {
      vigil[round] = nanos(POINTS, i -> sink = cost.noveltyWithJudge());
      forest[round] = nanos(FOREST_POINTS, i -> sink = cost.randomCutForest());
      thresholded[round] = nanos(FOREST_POINTS, i -> sink = cost.thresholdedRandomCutForest());
    }
    print("novelty with judge", median(vigil), median(vigil));
    print("random cut forest", median(forest), median(vigil));
    print("thresholded random cut forest", median(thresholded), median(vigil));
  }

  /** Nanoseconds of this thread's processor time a point. */
  static double nanos(int points, IntConsumer point) {
    long before = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < points; i++) {
      point.accept(i);
    }
    return (THREADS.getCurrentThreadCpuTime() - before) / (double) points;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String what, double nanos, double unit) {
    System.out.printf(Locale.ROOT, "%-32s %10.0f ns  %7.1f ×%n", what, nanos, nanos / unit);
  }
}
