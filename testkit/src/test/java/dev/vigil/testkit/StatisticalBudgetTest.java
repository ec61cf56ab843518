package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.statistical.Method;
import dev.vigil.detect.statistical.StatisticalSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On series with nothing wrong in them the calibration keeps the alarm budget, family by family.
 */
final class StatisticalBudgetTest {

  @Test
  void every_family_keeps_one_page_a_week_by_all_tests() {
    keepsItsBudget(new StatisticalSpec());
  }

  @Test
  void every_family_keeps_one_page_a_week_by_three_tests_and_two_hours() {
    keepsItsBudget(
        new StatisticalSpec()
            .with(
                Map.of("methods", List.of("modified-zscore", "iqr", "grubbs"), "windowSize", 120)));
  }

  @ParameterizedTest
  @EnumSource
  void every_family_keeps_one_page_a_week_by_one_test(Method method) {
    keepsItsBudget(new StatisticalSpec().with(Map.of("methods", List.of(method))));
  }

  private static void keepsItsBudget(DetectorSpec spec) {
    for (int family = 0; family < Series.normalFamilies(0).size(); family++) {
      assertThat(OrdinaryWeeks.pagesPerWeek(spec, family))
          .as("pages a week on %s, %s", Series.normalFamilies(0).get(family), spec)
          .isLessThanOrEqualTo(1);
    }
  }
}
