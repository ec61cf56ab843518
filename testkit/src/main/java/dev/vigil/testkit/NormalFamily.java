package dev.vigil.testkit;

import java.util.Random;

/**
 * The eleven kinds of normal series, each a way to make the next value.
 *
 * <p>{@link Random} and {@link StrictMath} on purpose: both are bound by their specification to the
 * same bits everywhere, so a seed names one series for good.
 */
enum NormalFamily {
  GAUSS("gauss", false) {
    @Override
    Recipe start(Random chance) {
      return day -> 100 + 5 * chance.nextGaussian();
    }
  },
  AUTOREGRESSIVE("ar.95", false) {
    @Override
    Recipe start(Random chance) {
      return new Recipe() {
        private double state;

        @Override
        public double next(double day) {
          state = 0.95 * state + chance.nextGaussian();
          return 100 + 3 * state;
        }
      };
    }
  },
  DAILY("daily", true) {
    @Override
    Recipe start(Random chance) {
      return day -> 100 + 30 * wave(day) + 4 * chance.nextGaussian();
    }
  },
  WEEKLY("weekly", true) {
    @Override
    Recipe start(Random chance) {
      return day -> {
        boolean weekend = (long) day % 7 >= 5;
        double level = weekend ? 40 + 10 * wave(day) : 100 + 40 * wave(day);
        return level + 5 * chance.nextGaussian();
      };
    }
  },
  LOGNORMAL("lognormal", false) {
    @Override
    Recipe start(Random chance) {
      return day -> StrictMath.exp(1 + 0.8 * chance.nextGaussian());
    }
  },
  STUDENT_T3("student-t3", false) {
    @Override
    Recipe start(Random chance) {
      return day -> {
        double numerator = chance.nextGaussian();
        double squares = 0;
        for (int degree = 0; degree < 3; degree++) {
          double part = chance.nextGaussian();
          squares += part * part;
        }
        return 50 + 5 * numerator / Math.sqrt(squares / 3);
      };
    }
  },
  POISSON_DAILY("poisson-daily", true) {
    @Override
    Recipe start(Random chance) {
      return day -> poisson(10 * (1.2 + wave(day)), chance);
    }
  },
  RANDOM_WALK("random walk", false) {
    @Override
    Recipe start(Random chance) {
      return new Recipe() {
        private double walk;

        @Override
        public double next(double day) {
          walk += chance.nextGaussian();
          return 1000 + walk;
        }
      };
    }
  },
  TREND_AND_DAILY("trend+daily", true) {
    @Override
    Recipe start(Random chance) {
      return day -> 100 + 0.576 * day + 5 * wave(day) + chance.nextGaussian();
    }
  },
  SPIKY("spiky 3 %", false) {
    @Override
    Recipe start(Random chance) {
      return day ->
          chance.nextDouble() < 0.03
              ? 50 + 20 * chance.nextDouble()
              : 5 + 0.5 * chance.nextGaussian();
    }
  },
  INTEGER("integer", false) {
    @Override
    Recipe start(Random chance) {
      return day -> Math.round(20 + 2 * chance.nextGaussian());
    }
  };

  private final String label;
  private final boolean seasonal;

  NormalFamily(String label, boolean seasonal) {
    this.label = label;
    this.seasonal = seasonal;
  }

  /** One series under way; owned by one reader, asked in row order. */
  @FunctionalInterface
  interface Recipe {
    /** The next value; {@code day} counts days, with fractions, since row 0. */
    double next(double day);
  }

  abstract Recipe start(Random chance);

  String label() {
    return label;
  }

  boolean seasonal() {
    return seasonal;
  }

  private static double wave(double day) {
    return StrictMath.sin(2 * Math.PI * day);
  }

  /** Knuth's product of uniforms; right for means below a few hundred. */
  private static int poisson(double mean, Random chance) {
    double limit = StrictMath.exp(-mean);
    double product = chance.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= chance.nextDouble();
      count++;
    }
    return count;
  }
}
