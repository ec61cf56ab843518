package dev.vigil.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

final class NormalTest {
  private static final Percentage TWELVE_DIGITS = Percentage.withPercentage(1e-10);

  @Test
  void areas_are_those_of_another_library() {
    NormalDistribution other = new NormalDistribution(0, 1);
    for (double z = -8; z <= 8; z += 0.03125) {
      assertThat(Normal.cdf(z))
          .as("at %s", z)
          .isCloseTo(other.cumulativeProbability(z), within(1e-15));
      assertThat(Normal.density(z)).isCloseTo(other.density(z), TWELVE_DIGITS);
    }
  }

  /** Of 50 digits: 1 − Φ(z) by mpmath. */
  @Test
  void far_tails_keep_their_digits() {
    double[][] known = {
      {0.5, 0.3085375387259869},
      {1, 0.15865525393145705},
      {2.999, 0.0013543365337271066},
      {3, 0.0013498980316300946},
      {5, 2.866515718791939e-07},
      {10, 7.619853024160525e-24},
      {20, 2.7536241186062337e-89},
      {37, 5.725571222524577e-300}
    };
    for (double[] pair : known) {
      assertThat(Normal.upperTail(pair[0])).as("at %s", pair[0]).isCloseTo(pair[1], TWELVE_DIGITS);
      assertThat(Normal.upperQuantile(pair[1])).isCloseTo(pair[0], TWELVE_DIGITS);
      assertThat(Normal.quantile(pair[1])).isCloseTo(-pair[0], TWELVE_DIGITS);
    }
  }

  @Test
  void a_quantile_is_where_the_area_is_the_chance() {
    for (double p = 1e-300; p < 1; p = p < 0.01 ? p * 7 : p + 0.0037) {
      double z = Normal.upperQuantile(p);
      assertThat(Normal.upperTail(z)).as("%s", p).isCloseTo(p, TWELVE_DIGITS);
      assertThat(Normal.upperQuantile(p * 0.999)).isGreaterThan(z);
    }
    assertThat(Normal.upperQuantile(0.5)).isZero();
  }

  @Test
  void what_is_no_chance_is_refused() {
    for (double p : new double[] {0, 1, -1, 2, Double.NaN}) {
      assertThatThrownBy(() -> Normal.quantile(p))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(p));
    }
  }
}
