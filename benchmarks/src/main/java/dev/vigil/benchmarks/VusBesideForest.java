package dev.vigil.benchmarks;

import com.amazon.randomcutforest.RandomCutForest;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.evaluation.SeriesReport;
import dev.vigil.evaluation.SeriesRun;
import dev.vigil.evaluation.data.LabelledSeries;
import dev.vigil.evaluation.data.SeriesPack;
import dev.vigil.evaluation.measure.VolumeUnderSurface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/**
 * VUS-PR of a detector's dense score, of the default detector's and of the raw score of a random
 * cut forest (shingle 8, 30 trees, 256 samples), set by set in one run: mean over the series that
 * have labels, over the part that {@code vigil evaluate series} measures. The forest has no
 * learning phase of its own and scores each row before it takes it in.
 *
 * <p>Six sets: kpi, wsd, cloud_monitoring, ucr, nasa_smap_msl, and the windows of nab, whose files
 * are measured from a fifth on like all that have a clock.
 */
public final class VusBesideForest {
  private static final int THREADS = 2;
  private static final List<String> SETS =
      List.of("kpi", "wsd", "cloud_monitoring", "ucr", "nasa_smap_msl", "nab");

  private final DetectorSpec detector;

  private VusBesideForest(DetectorSpec detector) {
    this.detector = detector;
  }

  /**
   * Runs the comparison.
   *
   * @param args folder of the sets; the detector, novelty if not given, and its settings as {@code
   *     key=value}; names of sets, all six if none is given
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      throw new IllegalArgumentException("usage: DATA [DETECTOR [KEY=VALUE ...] [SET ...]]");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> sets = new ArrayList<>();
    for (String arg : Arrays.asList(args).subList(Math.min(2, args.length), args.length)) {
      int equals = arg.indexOf('=');
      if (equals > 0) {
        settings.put(arg.substring(0, equals), arg.substring(equals + 1));
      } else {
        sets.add(arg);
      }
    }
    String name = args.length > 1 ? args[1] : "novelty";
    DetectorSpec spec =
        DetectorCatalogue.installed()
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("unknown detector '" + name + "'"));
    new VusBesideForest(spec.with(settings)).over(Path.of(args[0]), sets.isEmpty() ? SETS : sets);
  }

  private void over(Path data, List<String> sets) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "| set | series with labels | %s | novelty | random cut forest |%n|---|---|---|---|---|%n",
        detector.key());
    int aboveNovelty = 0;
    int aboveForest = 0;
    ForkJoinPool pool = new ForkJoinPool(THREADS);
    try {
      for (String set : sets) {
        List<SeriesPack> packs = packs(data.resolve(set));
        List<OptionalDouble> novelty = of(new NoveltySpec(), packs, pool);
        double own =
            detector.equals(new NoveltySpec()) ? mean(novelty) : mean(of(detector, packs, pool));
        double forest = mean(inPool(pool, () -> forest(packs)));
        aboveNovelty += own >= mean(novelty) ? 1 : 0;
        aboveForest += own >= forest ? 1 : 0;
        System.out.printf(
            Locale.ROOT,
            "| %s | %d | %.3f | %.3f | %.3f |%n",
            set,
            novelty.stream().filter(OptionalDouble::isPresent).count(),
            own,
            mean(novelty),
            forest);
      }
    } finally {
      pool.shutdown();
    }
    System.out.printf(
        Locale.ROOT,
        "%n%s is at or above novelty on %d of %d sets, at or above the forest on %d.%n",
        detector.key(),
        aboveNovelty,
        sets.size(),
        aboveForest);
  }

  /** The set itself, or the categories of a corpus laid out as NAB is. */
  private static List<SeriesPack> packs(Path set) throws IOException {
    Path categories = set.resolve("data");
    if (!Files.isDirectory(categories)) {
      return SeriesPack.find(set);
    }
    List<SeriesPack> packs = new ArrayList<>();
    try (Stream<Path> inside = Files.list(categories)) {
      for (Path category : inside.sorted().toList()) {
        packs.addAll(SeriesPack.find(category));
      }
    }
    return packs;
  }

  private static List<OptionalDouble> of(
      DetectorSpec detector, List<SeriesPack> packs, ForkJoinPool pool) throws Exception {
    SeriesRun run = new SeriesRun(detector, List.of(1.0), null, () -> {});
    return inPool(
        pool,
        () -> {
          List<OptionalDouble> figures = new ArrayList<>();
          for (SeriesPack pack : packs) {
            run.over(pack).series().stream()
                .map(SeriesReport::volumeUnderSurface)
                .forEach(figures::add);
          }
          return figures;
        });
  }

  private static List<OptionalDouble> forest(List<SeriesPack> packs) {
    return packs.stream()
        .flatMap(pack -> pack.folder().files().parallelStream().map(file -> forest(pack, file)))
        .toList();
  }

  private static OptionalDouble forest(SeriesPack pack, Path file) {
    try {
      LabelledSeries series = pack.read(file);
      RandomCutForest forest = PointCost.forest();
      double[] scores = new double[series.rows()];
      for (int row = 0; row < scores.length; row++) {
        float[] point = {(float) series.values()[row]};
        scores[row] = forest.getAnomalyScore(point);
        forest.update(point);
      }
      int from = series.scoredFrom();
      return VolumeUnderSurface.precisionRecall(
          Arrays.copyOfRange(scores, from, scores.length),
          Arrays.copyOfRange(series.labels(), from, scores.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T inPool(ForkJoinPool pool, Callable<T> work)
      throws InterruptedException, ExecutionException {
    return pool.submit(work).get();
  }

  private static double mean(List<OptionalDouble> figures) {
    return figures.stream().flatMapToDouble(OptionalDouble::stream).average().orElse(Double.NaN);
  }
}
