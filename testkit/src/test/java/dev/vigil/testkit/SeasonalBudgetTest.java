package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.seasonal.SeasonalSpec;
import org.junit.jupiter.api.Test;

/**
 * On series with nothing wrong in them the calibration keeps the alarm budget, family by family.
 */
final class SeasonalBudgetTest {

  @Test
  void every_family_keeps_one_page_a_week() {
    for (int family = 0; family < Series.normalFamilies(0).size(); family++) {
      assertThat(OrdinaryWeeks.pagesPerWeek(new SeasonalSpec(), family))
          .as("pages a week on %s", Series.normalFamilies(0).get(family))
          .isLessThanOrEqualTo(1);
    }
  }
}
