package dev.vigil.benchmarks;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Processor time of a point and saved bytes of a series of every detector there is, in turns within
 * one run, so that the ratios to novelty hold on a busy machine: on points of the eleven normal
 * families, or on vectors of sixteen features where a detector reads those; with making the point,
 * and without a judge. Medians over rounds, after a warm-up; a round of vectors has 8,192 rows, so
 * that the fits that fall due in so many are in it. Prints a table in Markdown.
 */
public final class DetectorCost {
  private static final int ROUNDS = 7;
  private static final int POINTS = 200_000;
  private static final int VECTORS = 8_192;
  private static volatile Object sink = "";

  private DetectorCost() {}

  /**
   * Runs the measurement.
   *
   * @param args keys of detectors; all if none is given
   */
  public static void main(String[] args) {
    DetectorCatalogue catalogue = DetectorCatalogue.installed();
    List<DetectorSpec> specs = new ArrayList<>();
    for (String arg : args) {
      specs.add(
          catalogue
              .find(arg)
              .orElseThrow(() -> new IllegalArgumentException("unknown detector '" + arg + "'")));
    }
    print(measured(args.length == 0 ? catalogue.all() : specs));
  }

  private static final class Cost {
    private final DetectorLoad load;
    private final double[] nanos = new double[ROUNDS];

    Cost(DetectorSpec spec) {
      this.load = new DetectorLoad(spec);
    }

    double turn() {
      return CpuCost.nanos(load.vectors() ? VECTORS : POINTS, i -> sink = load.next());
    }
  }

  /** Novelty first, then the others. */
  private static List<Cost> measured(List<DetectorSpec> specs) {
    List<Cost> costs = new ArrayList<>();
    costs.add(new Cost(new NoveltySpec()));
    specs.stream()
        .filter(spec -> !(spec instanceof NoveltySpec))
        .forEach(spec -> costs.add(new Cost(spec)));
    costs.forEach(Cost::turn);
    for (int round = 0; round < ROUNDS; round++) {
      for (Cost cost : costs) {
        cost.nanos[round] = cost.turn();
      }
    }
    return costs;
  }

  private static void print(List<Cost> costs) {
    double novelty = CpuCost.median(costs.get(0).nanos);
    System.out.println(
        "| detector | fed | processor time a point | of novelty's | state a series |");
    System.out.println("|---|---|---|---|---|");
    for (Cost cost : costs) {
      double nanos = CpuCost.median(cost.nanos);
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %s | %s | %.2f × | %s |%n",
          cost.load.spec().key(),
          cost.load.vectors() ? VectorFeed.FEATURES + " features" : "points",
          time(nanos),
          nanos / novelty,
          bytes(cost.load.savedBytes()));
    }
  }

  private static String time(double nanos) {
    return nanos < 1000
        ? String.format(Locale.ROOT, "%.0f ns", nanos)
        : String.format(Locale.ROOT, "%.3g µs", nanos / 1000);
  }

  private static String bytes(int bytes) {
    return bytes < 1000 ? bytes + " B" : String.format(Locale.ROOT, "%.1f KB", bytes / 1000.0);
  }
}
