package dev.vigil.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;

final class StudentTTest {
  private static final Percentage TEN_DIGITS = Percentage.withPercentage(1e-8);
  private static final double[] DEGREES = {1, 2, 2.5, 3, 7, 28, 31.9, 98, 99, 998, 9_998, 1e6};

  @Test
  void tails_and_densities_are_those_of_another_library() {
    for (double degrees : DEGREES) {
      TDistribution other = new TDistribution(degrees);
      StudentT ours = new StudentT(degrees);
      for (double t = 0.001; t < 40; t *= 1.3) {
        double tail = other.cumulativeProbability(-t);
        // It takes differences of logarithms of gamma functions, which cost it digits.
        double digits = degrees > 1000 ? 1e-5 : 1e-8;
        if (tail > 1e-300) {
          Percentage near = Percentage.withPercentage(digits);
          assertThat(ours.upperTail(t)).as("%s at %s", degrees, t).isCloseTo(tail, near);
          assertThat(ours.cdf(t)).isCloseTo(1 - tail, near);
          assertThat(ours.density(t)).isCloseTo(other.density(t), near);
        }
      }
    }
  }

  @Test
  void quantiles_are_those_of_another_library() {
    for (double degrees : new double[] {3, 28, 98, 998}) {
      TDistribution other = new TDistribution(degrees);
      for (double p : new double[] {0.4, 0.05, 0.001, 0.05 / 202}) {
        assertThat(new StudentT(degrees).quantile(p))
            .as("%s of %s", p, degrees)
            .isCloseTo(other.inverseCumulativeProbability(p), Percentage.withPercentage(1e-5));
      }
    }
  }

  @Test
  void few_degrees_have_closed_forms() {
    StudentT cauchy = new StudentT(1);
    StudentT two = new StudentT(2);
    for (double t = 1e-3; t < 1e100; t *= 17) {
      double root = Math.sqrt(2 + t * t);
      assertThat(cauchy.upperTail(t)).as("%s", t).isCloseTo(Math.atan(1 / t) / Math.PI, TEN_DIGITS);
      assertThat(two.upperTail(t)).as("%s", t).isCloseTo(1 / (root * (root + t)), TEN_DIGITS);
    }
  }

  @Test
  void a_quantile_is_where_the_area_is_the_chance() {
    for (double degrees : DEGREES) {
      StudentT t = new StudentT(degrees);
      for (double p = 1e-250; p < 1; p = p < 0.01 ? p * 31 : p + 0.0137) {
        double quantile = t.upperQuantile(p);
        assertThat(t.upperTail(quantile)).as("%s of %s", p, degrees).isCloseTo(p, TEN_DIGITS);
        assertThat(t.upperQuantile(p * 0.999)).isGreaterThan(quantile);
        assertThat(t.quantile(p)).isEqualTo(-quantile);
      }
    }
  }

  @Test
  void with_many_degrees_it_is_the_normal_distribution() {
    StudentT many = new StudentT(1e7);
    for (double z = 0; z < 6; z += 0.25) {
      assertThat(many.upperTail(z)).isCloseTo(Normal.upperTail(z), Percentage.withPercentage(0.01));
    }
  }

  @Test
  void no_degrees_are_refused() {
    for (double degrees : new double[] {0, 0.5, -1, 2e7, Double.NaN}) {
      assertThatThrownBy(() -> new StudentT(degrees))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("degrees");
    }
  }
}
