package dev.vigil.math;

/**
 * Student's t distribution. Immutable.
 *
 * <p>The tail is half the regularised incomplete beta function I(x; ν/2, 1/2) at x = ν / (ν + t²),
 * by its continued fraction and Lentz's way to add it up (Thompson and Barnett, 1986). The gamma
 * functions in it occur only as Γ(a + 1/2) / Γ(a), which has a series of its own: no difference of
 * two large logarithms costs digits where there are many degrees of freedom. Good to ten digits.
 *
 * @param degrees degrees of freedom, from 1 to 10,000,000
 */
public record StudentT(double degrees) {
  private static final double MOST_DEGREES = 1e7;
  private static final double ROOT_OF_PI = Math.sqrt(Math.PI);
  private static final double SMALLEST = 1e-300;
  private static final double SETTLED = 0x1.0p-52;
  private static final int MOST_FRACTIONS = 100_000;
  private static final int MOST_STEPS = 200;

  /** Beyond, the square would lose or overflow. */
  private static final double FAR = 1e100;

  /** Γ(a + 1/2) / (Γ(a) √a) in powers of 1/a. */
  private static final double[] GAMMA_RATIO = {
    1,
    -1 / 8.0,
    1 / 128.0,
    5 / 1024.0,
    -21 / 32768.0,
    -399 / 262144.0,
    869 / 4194304.0,
    39325 / 33554432.0,
    -334477 / 2147483648.0,
    -28717403 / 17179869184.0
  };

  /** From here on the series is good to the last digit. */
  private static final double SERIES_BEGINS = 16;

  public StudentT {
    if (!(degrees >= 1 && degrees <= MOST_DEGREES)) {
      throw new IllegalArgumentException("degrees must be from 1 to 10000000, was " + degrees);
    }
  }

  /** Density. */
  public double density(double t) {
    double scale = gammaRatio(degrees / 2) / Math.sqrt(degrees * Math.PI);
    return scale * Math.exp(-(degrees + 1) / 2 * logOfSpread(t));
  }

  /** Chance of a value of at most t. */
  public double cdf(double t) {
    return upperTail(-t);
  }

  /** Chance of a value of more than t. */
  public double upperTail(double t) {
    if (t < 0) {
      return 1 - upperTail(-t);
    }
    double a = degrees / 2;
    double x = Math.exp(-logOfSpread(t));
    double rest = t > FAR ? 1 : t * t / (degrees + t * t);
    double front =
        Math.exp(-a * logOfSpread(t)) * Math.sqrt(rest) * gammaRatio(a) / (2 * ROOT_OF_PI);
    if (x < (a + 1) / (a + 2.5)) {
      return front / a * fraction(a, 0.5, x);
    }
    return 0.5 - front / 0.5 * fraction(0.5, a, rest);
  }

  /** Logarithm of 1 + t² / ν. */
  private double logOfSpread(double t) {
    double size = Math.abs(t);
    return size > FAR ? 2 * Math.log(size) - Math.log(degrees) : Math.log1p(size * size / degrees);
  }

  private static double gammaRatio(double a) {
    double shifted = a;
    double factor = 1;
    while (shifted < SERIES_BEGINS) {
      factor *= shifted / (shifted + 0.5);
      shifted++;
    }
    double sum = 0;
    for (int i = GAMMA_RATIO.length - 1; i >= 0; i--) {
      sum = sum / shifted + GAMMA_RATIO[i];
    }
    return factor * sum * Math.sqrt(shifted);
  }

  /** The continued fraction of I(x; a, b), without what stands before it. */
  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = inverse(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_FRACTIONS; m++) {
      double twice = 2.0 * m;
      double even = m * (b - m) * x / ((a + twice - 1) * (a + twice));
      d = inverse(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + twice) * (a + twice + 1));
      d = inverse(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) <= SETTLED) {
        break;
      }
    }
    return value;
  }

  private static double inverse(double number) {
    return 1 / away(number);
  }

  private static double away(double number) {
    return Math.abs(number) < SMALLEST ? SMALLEST : number;
  }

  /**
   * The value that is exceeded with a chance of p.
   *
   * @throws IllegalArgumentException if p is not between 0 and 1
   */
  public double upperQuantile(double p) {
    Normal.checkChance(p);
    if (p >= 0.5) {
      return p == 0.5 ? 0 : -upperQuantile(1 - p);
    }
    // Tails are heavier than those of the normal distribution, so the root lies beyond its own.
    double low = Normal.upperQuantile(p);
    double high = 2 * low + 1;
    while (upperTail(high) > p) {
      low = high;
      high *= 4;
    }
    return root(p, low, high);
  }

  /** Newton's steps on logarithms, along which far tails are straight; by halves where they err. */
  private double root(double p, double from, double to) {
    double low = from;
    double high = to;
    double t = low;
    for (int step = 0; step < MOST_STEPS; step++) {
      double tail = upperTail(t);
      if (tail > p) {
        low = t;
      } else {
        high = t;
      }
      double way = tail * Math.log1p((tail - p) / p) / density(t);
      double next = t > 1 ? t * Math.exp(way / t) : t + way;
      if (Math.abs(next - t) <= SETTLED * Math.abs(t)) {
        return next;
      }
      t = next > low && next < high ? next : low + (high - low) / 2;
    }
    return t;
  }

  /**
   * The value that is not exceeded with a chance of p.
   *
   * @throws IllegalArgumentException if p is not between 0 and 1
   */
  public double quantile(double p) {
    return -upperQuantile(p);
  }
}
