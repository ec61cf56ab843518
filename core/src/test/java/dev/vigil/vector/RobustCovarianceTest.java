package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.math.Chance;
import org.junit.jupiter.api.Test;

final class RobustCovarianceTest {
  private static final int WIDTH = 5;
  private static final int ROWS = 1000;

  private final Chance chance = new Chance(7);
  private final RobustCovariance kind = new RobustCovariance();

  /** A tenth of the rows lie far off in a heap of their own. */
  private float[][] rows(double level) {
    float[][] rows = new float[ROWS][WIDTH];
    for (int i = 0; i < ROWS; i++) {
      double common = chance.nextGaussian();
      for (int j = 0; j < WIDTH; j++) {
        double off = i % 10 == 0 ? 6 + 0.1 * chance.nextGaussian() : 0;
        rows[i][j] = (float) (level + common + 0.5 * chance.nextGaussian() + off * (j % 2));
      }
    }
    return rows;
  }

  private static Gaussian law(VectorModel model) {
    return ((GaussianModel) model).law();
  }

  @Test
  void the_heap_far_off_does_not_bend_the_law() {
    Gaussian law = law(kind.fit(rows(0), chance, null));
    for (int j = 0; j < WIDTH; j++) {
      assertThat(law.mean(j)).isCloseTo(0, within(0.15));
    }
    assertThat(law.distance(new float[] {0, 6, 0, 6, 0})).isGreaterThan(100);
  }

  @Test
  void a_fit_that_goes_on_from_the_one_before_ends_where_one_from_nothing_does() {
    VectorModel before = kind.fit(rows(0), chance, null);
    float[][] rows = rows(0.2);
    Gaussian warm = law(kind.fit(rows, chance, before));
    Gaussian cold = law(kind.fit(rows, chance, null));
    assertThat(warm.logDeterminant()).isCloseTo(cold.logDeterminant(), within(0.2));
    for (int i = 0; i < 50; i++) {
      double distance = cold.distance(rows[i]);
      assertThat(warm.distance(rows[i])).isCloseTo(distance, within(0.2 * distance + 0.2));
    }
  }

  @Test
  void a_law_of_something_else_does_not_hold_the_next_fit() {
    float[][] others = rows(0);
    for (float[] row : others) {
      row[0] = 0;
      row[1] = 50 + 0.01f * row[1];
    }
    VectorModel before = kind.fit(others, chance, null);
    float[][] rows = rows(0);
    Gaussian warm = law(kind.fit(rows, chance, before));
    Gaussian cold = law(kind.fit(rows, chance, null));
    assertThat(warm.logDeterminant()).isLessThanOrEqualTo(cold.logDeterminant() + 0.2);
    for (int j = 0; j < WIDTH; j++) {
      assertThat(warm.mean(j)).isCloseTo(0, within(0.15));
    }
  }
}
