package dev.vigil.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A made-up series with nothing wrong in it, endless, at a fixed interval and the same for the same
 * seed on every machine.
 *
 * <p>Eleven families stand for what healthy metrics look like; a detector that speaks on them
 * raises false alarms. Row 0 is a Monday at midnight UTC. Immutable; {@link #values()} starts anew
 * at row 0 every time.
 */
public final class Series {
  private static final long START = Instant.parse("2014-05-05T00:00:00Z").toEpochMilli();
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final NormalFamily family;
  private final long seed;
  private final Duration interval;

  private Series(NormalFamily family, long seed, Duration interval) {
    this.family = family;
    this.seed = seed;
    this.interval = interval;
  }

  /** Independent normal values, mean 100, standard deviation 5. */
  public static Series gauss(long seed) {
    return of(NormalFamily.GAUSS, seed);
  }

  /** A first-order autoregression with coefficient 0.95: wanders slowly and comes back. */
  public static Series autoregressive(long seed) {
    return of(NormalFamily.AUTOREGRESSIVE, seed);
  }

  /** A sine of one day, amplitude 30, under normal noise of 4. */
  public static Series daily(long seed) {
    return of(NormalFamily.DAILY, seed);
  }

  /** Five busy days with a strong daily wave, two quiet days with a weak one. */
  public static Series weekly(long seed) {
    return of(NormalFamily.WEEKLY, seed);
  }

  /** Independent log-normal values (sigma 0.8): skewed, with a long upper tail. */
  public static Series lognormal(long seed) {
    return of(NormalFamily.LOGNORMAL, seed);
  }

  /** Independent Student-t values with three degrees of freedom: heavy tails on both sides. */
  public static Series studentT3(long seed) {
    return of(NormalFamily.STUDENT_T3, seed);
  }

  /** Counts whose Poisson mean follows the day between 2 and 22. */
  public static Series poissonDaily(long seed) {
    return of(NormalFamily.POISSON_DAILY, seed);
  }

  /** Sums of independent normal steps: no level to return to. */
  public static Series randomWalk(long seed) {
    return of(NormalFamily.RANDOM_WALK, seed);
  }

  /** A line that climbs 0.576 a day under a daily wave of amplitude 5. */
  public static Series trendAndDaily(long seed) {
    return of(NormalFamily.TREND_AND_DAILY, seed);
  }

  /** A quiet level of 5 with spikes to 50..70 in three rows of a hundred. */
  public static Series spiky(long seed) {
    return of(NormalFamily.SPIKY, seed);
  }

  /** Whole numbers around 20, many of them equal. */
  public static Series integer(long seed) {
    return of(NormalFamily.INTEGER, seed);
  }

  /** One series of each of the eleven families. */
  public static List<Series> normalFamilies(long seed) {
    return Stream.of(NormalFamily.values()).map(family -> of(family, seed)).toList();
  }

  /** One series of each of the seven families that do not know the time of day. */
  public static List<Series> unseasonalFamilies(long seed) {
    return Stream.of(NormalFamily.values())
        .filter(family -> !family.seasonal())
        .map(family -> of(family, seed))
        .toList();
  }

  private static Series of(NormalFamily family, long seed) {
    return new Series(family, seed, FIVE_MINUTES);
  }

  /**
   * The same family and seed at another interval; a day then has more or fewer rows and keeps its
   * shape. Without it a row is five minutes.
   *
   * @throws IllegalArgumentException if the interval is not between one millisecond and one day
   */
  public Series every(Duration interval) {
    requireNonNull(interval, "interval");
    if (interval.toMillis() < 1 || interval.compareTo(DAY) > 0) {
      throw new IllegalArgumentException(
          "interval must be between 1 ms and 1 day, was " + interval);
    }
    return new Series(family, seed, interval);
  }

  /**
   * The family, as reports call it: {@code gauss}, {@code student-t3}, {@code trend+daily} and so
   * on.
   */
  public String family() {
    return family.label();
  }

  /** What the chance of this series starts from. */
  public long seed() {
    return seed;
  }

  /** Time between two rows. */
  public Duration interval() {
    return interval;
  }

  /** When the row is measured. */
  public long epochMillis(long row) {
    return START + row * interval.toMillis();
  }

  /** The values from row 0 on, made as they are asked for; never ends. */
  public PrimitiveIterator.OfDouble values() {
    NormalFamily.Recipe recipe = family.start(new Random(seed));
    double days = (double) interval.toMillis() / DAY.toMillis();
    return new PrimitiveIterator.OfDouble() {
      private long row;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public double nextDouble() {
        return recipe.next(row++ * days);
      }
    };
  }

  /** The first rows. */
  public double[] values(int rows) {
    PrimitiveIterator.OfDouble next = values();
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = next.nextDouble();
    }
    return values;
  }

  @Override
  public String toString() {
    return family() + " (seed " + seed + ", every " + interval + ")";
  }
}
