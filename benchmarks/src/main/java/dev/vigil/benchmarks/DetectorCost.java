package dev.vigil.benchmarks;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Processor time of an observation and saved bytes of a series of every detector there is, in turns
 * within one run, so that the ratios to novelty hold on a busy machine: on points of the eleven
 * normal families, and on vectors of sixteen features, whichever a detector reads; with making the
 * observation, and without a judge. Medians of three to seven rounds, after one of warm-up; a round
 * gives every series 8,192 rows, so that the fits that fall due in so many are in it. Prints a
 * table in Markdown.
 */
public final class DetectorCost {
  private static final int MOST_ROUNDS = 7;
  private static final int LEAST_ROUNDS = 3;

  /** Nanoseconds after which a detector has no more than the least number of rounds. */
  private static final double ENOUGH = 10e9;

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
    private final List<Double> nanos = new ArrayList<>();
    private double spent;

    Cost(DetectorLoad load) {
      this.load = load;
    }

    void warmUp() {
      turn();
      nanos.clear();
    }

    void turn() {
      if (nanos.size() < LEAST_ROUNDS || spent < ENOUGH) {
        double ofPoint = CpuCost.nanos(load.round(), i -> sink = load.next());
        spent += ofPoint * load.round();
        nanos.add(ofPoint);
      }
    }

    double median() {
      return CpuCost.median(nanos.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /** Novelty first, then the others. */
  private static List<Cost> measured(List<DetectorSpec> specs) {
    List<Cost> costs = new ArrayList<>();
    costs.add(new Cost(new DetectorLoad(new NoveltySpec(), false)));
    specs.stream()
        .filter(spec -> !(spec instanceof NoveltySpec))
        .flatMap(spec -> DetectorLoad.all(spec).stream())
        .forEach(load -> costs.add(new Cost(load)));
    costs.forEach(Cost::warmUp);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      costs.forEach(Cost::turn);
    }
    return costs;
  }

  private static void print(List<Cost> costs) {
    double novelty = costs.get(0).median();
    System.out.println(
        "| detector | fed | processor time a point | of novelty's | state a series |");
    System.out.println("|---|---|---|---|---|");
    for (Cost cost : costs) {
      double nanos = cost.median();
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
