package dev.vigil.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.judge.BudgetController.Step;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hard promise: pages in any span T are at most X·T + B + C, whatever the scores. */
final class BudgetBoundTest {
  private static final long MINUTE = 60_000;
  private static final long DAY = 1440 * MINUTE;
  private static final double WEEK = 7.0 * DAY;
  private static final int WEEKS = 20;
  private static final double[] BUDGETS = {0.01, 0.2, 0.5, 1, 3, 20};

  /** An adversary that knows the controller. */
  private enum Adversary {
    ALWAYS_MAXIMAL {
      @Override
      double strength(int row, Random chance) {
        return 1000;
      }
    },
    BURSTS {
      @Override
      double strength(int row, Random chance) {
        return row % 700 < 60 ? 1000 : 0;
      }
    },
    A_CROSSING_EVERY_51_ROWS {
      @Override
      double strength(int row, Random chance) {
        return row % 51 == 0 ? 1000 : 0;
      }
    },
    RANDOM {
      @Override
      double strength(int row, Random chance) {
        return chance.nextInt(20) == 0 ? 8 * chance.nextDouble() : 0;
      }
    },
    JUST_ENOUGH {
      @Override
      double strength(int row, Random chance) {
        return 0.62 + 6 * chance.nextDouble();
      }
    },
    LONG_SILENCE_THEN_STORM {
      @Override
      double strength(int row, Random chance) {
        return row > 12 * 2016 ? 1000 : 0;
      }
    },
    SILENT_AND_STORMY_WEEKS {
      @Override
      double strength(int row, Random chance) {
        return row / 2016 % 3 == 2 ? 1000 : 0;
      }
    };

    abstract double strength(int row, Random chance);
  }

  /** How event time passes from row to row. */
  private enum Clock {
    STEADY {
      @Override
      long next(long now, Random chance) {
        return now + 5 * MINUTE;
      }
    },
    UNSTEADY {
      @Override
      long next(long now, Random chance) {
        return switch (chance.nextInt(8)) {
          case 0 -> now - chance.nextInt(3_600_000);
          case 1 -> now;
          case 2 -> now + 1;
          case 3 -> now + chance.nextInt(8 * 3_600_000);
          default -> now + chance.nextInt(300_000);
        };
      }
    };

    abstract long next(long now, Random chance);
  }

  static Stream<Arguments> all() {
    return Arrays.stream(Adversary.values())
        .flatMap(
            adversary ->
                Arrays.stream(Clock.values())
                    .flatMap(
                        clock ->
                            Arrays.stream(BUDGETS)
                                .mapToObj(x -> Arguments.of(adversary, clock, x))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void no_two_pages_are_closer_than_the_budget_allows(Adversary adversary, Clock clock, double x) {
    holds(run(adversary, clock, x, 100), x);
  }

  @ParameterizedTest
  @MethodSource("all")
  void nor_where_learning_takes_ten_rows(Adversary adversary, Clock clock, double x) {
    holds(run(adversary, clock, x, 10), x);
  }

  private static void holds(Pages pages, double x) {
    double credit = Math.max(1, 2 * x);
    double carry = Math.max(1, x);
    for (int last = 0; last < pages.count; last++) {
      double life = (pages.at[last] - pages.first) / WEEK;
      assertThat(last + 1.0)
          .as("pages from the first row to page %d, %.3f weeks", last, life)
          .isLessThanOrEqualTo(x * life + credit + 1e-6);
      for (int from = 0; from <= last; from++) {
        double span = (pages.at[last] - pages.at[from]) / WEEK;
        if (last - from + 1 > x * span + credit + carry + 1e-6) {
          throw new AssertionError(
              String.format("%d pages in %.3f weeks at %s a week", last - from + 1, span, x));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void and_what_there_is_to_spend_is_spent(Adversary adversary, Clock clock, double x) {
    if (adversary != Adversary.ALWAYS_MAXIMAL) {
      return;
    }
    Pages pages = run(adversary, clock, x, 100);
    double oneAnEpisode = 7.0 * WEEKS;
    assertThat((double) pages.count)
        .isGreaterThanOrEqualTo(0.8 * Math.min(x * WEEKS + Math.max(1, 2 * x) - 1, oneAnEpisode));
  }

  /** Times of pages, told provisionally at every chance while learning, and by strength after. */
  private static Pages run(Adversary adversary, Clock clock, double x, int learningRows) {
    Random chance = new Random(20_240_229);
    BudgetController budget = new BudgetController(x, learningRows);
    Pages pages = new Pages(1_700_000_000_000L);
    long now = pages.first;
    long newest = now;
    for (int row = 0; newest - pages.first < WEEKS * WEEK; row++) {
      budget.advance(now);
      newest = Math.max(newest, now);
      double strength = adversary.strength(row, chance);
      Step step = budget.learning() && strength > 0 ? budget.provisional() : budget.step(strength);
      if (step == Step.PAGE) {
        pages.add(newest);
      }
      now = clock.next(now, chance);
    }
    return pages;
  }

  private static final class Pages {
    final long first;
    long[] at = new long[64];
    int count;

    Pages(long first) {
      this.first = first;
    }

    void add(long now) {
      if (count == at.length) {
        at = Arrays.copyOf(at, 2 * count);
      }
      at[count++] = now;
    }
  }
}
