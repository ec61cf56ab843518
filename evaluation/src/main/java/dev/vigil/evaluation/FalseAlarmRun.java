package dev.vigil.evaluation;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.ResultRows;
import dev.vigil.testkit.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * One detector over made-up series with nothing wrong in them, where everything it tells is a false
 * alarm: eleven families at a row every five minutes, and the seven that do not know the time of
 * day at one every minute.
 *
 * <p>Pages are counted over nine weeks after a week of warm-up; those of the first two days, in
 * which most of learning falls, are counted apart.
 */
public final class FalseAlarmRun {
  /** How long a series warms up before its pages are counted. */
  static final Duration WARM_UP = Duration.ofDays(7);

  /** How long the pages are counted. */
  static final Duration COUNTED = Duration.ofDays(63);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DetectorSpec detector;
  private final List<Double> pagesPerWeek;
  private final @Nullable ResultFolder results;
  private final Runnable seriesDone;

  /**
   * @param pagesPerWeek budgets to judge at, at least one
   * @param results where to write what was said of each row, with the alarms at the first budget;
   *     null for nowhere
   * @param seriesDone told after each series, from any thread
   */
  public FalseAlarmRun(
      DetectorSpec detector,
      List<Double> pagesPerWeek,
      @Nullable ResultFolder results,
      Runnable seriesDone) {
    if (pagesPerWeek.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one budget");
    }
    this.detector = detector;
    this.pagesPerWeek = List.copyOf(pagesPerWeek);
    this.results = results;
    this.seriesDone = seriesDone;
  }

  /** How many series a run with so many seeds watches. */
  public static int series(int seeds) {
    return all(1, seeds).size();
  }

  private static List<Series> all(long firstSeed, int seeds) {
    List<Series> all = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
      all.addAll(Series.normalFamilies(seed));
      Series.unseasonalFamilies(seed).forEach(series -> all.add(series.every(MINUTE)));
    }
    return all;
  }

  /**
   * Watches a series of each family and seed, several at a time.
   *
   * @param seeds how many, at least 1
   * @throws IOException if a result cannot be written
   */
  public FalseAlarmReport over(long firstSeed, int seeds) throws IOException {
    if (seeds < 1) {
      throw new IllegalArgumentException("a run needs at least one seed, was given " + seeds);
    }
    return watch(all(firstSeed, seeds));
  }

  FalseAlarmReport watch(List<Series> all) throws IOException {
    try {
      List<FalseAlarmReport.OfSeries> counted =
          all.parallelStream()
              .map(
                  series -> {
                    FalseAlarmReport.OfSeries of = watch(series);
                    seriesDone.run();
                    return of;
                  })
              .toList();
      return FalseAlarmReport.of(detector.key(), counted);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private FalseAlarmReport.OfSeries watch(Series series) {
    double alarmScore = detector.calibration().alarmScore();
    FalseAlarmTally tally = new FalseAlarmTally(series, alarmScore, pagesPerWeek);
    List<MeasuredWatch> watches =
        pagesPerWeek.stream().map(budget -> new MeasuredWatch(detector, budget)).toList();
    PrimitiveIterator.OfDouble values = series.values();
    long rows = WARM_UP.plus(COUNTED).dividedBy(series.interval());
    try (ResultRows written = results == null ? null : ResultRows.create(place(series, results))) {
      for (long row = 0; row < rows; row++) {
        long now = series.epochMillis(row);
        double value = values.nextDouble();
        for (int budget = 0; budget < watches.size(); budget++) {
          watches.get(budget).accept(now, value);
          tally.count(budget, now, watches.get(budget));
        }
        if (written != null) {
          MeasuredWatch first = watches.get(0);
          written.add(now, value, first.dense(), first.alarm().code(), false);
        }
      }
      if (written != null) {
        written.finish();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tally.ofSeries();
  }

  private static Path place(Series series, ResultFolder results) throws IOException {
    String family = series.family().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+]+", "-");
    String name = family.endsWith("-") ? family.substring(0, family.length() - 1) : family;
    return results.file(series.interval().toSeconds() + "s/" + name + "-" + series.seed() + ".csv");
  }
}
