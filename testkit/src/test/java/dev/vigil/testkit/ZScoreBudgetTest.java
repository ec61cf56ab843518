package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.zscore.ZScoreSpec;
import org.junit.jupiter.api.Test;

/**
 * On series with nothing wrong in them the calibration keeps the alarm budget, family by family.
 */
final class ZScoreBudgetTest {

  @Test
  void every_family_keeps_one_page_a_week_by_mean_and_by_median() {
    for (int family = 0; family < Series.normalFamilies(0).size(); family++) {
      for (boolean robust : new boolean[] {false, true}) {
        assertThat(OrdinaryWeeks.pagesPerWeek(new ZScoreSpec(500, 50, robust), family))
            .as("pages a week on %s, robust %s", Series.normalFamilies(0).get(family), robust)
            .isLessThanOrEqualTo(1);
      }
    }
  }
}
