package dev.vigil.detect.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.math.StudentT;
import org.junit.jupiter.api.Test;

final class CriticalValuesTest {
  @Test
  void series_of_one_setting_share_them_however_many_others_there_were() {
    for (int other = 0; other < 200; other++) {
      CriticalValues.of(3 + other / 1000.0, 0.05, 10_000);
    }
    CriticalValues late = CriticalValues.of(4, 0.05, 10_000);
    assertThat(CriticalValues.of(4, 0.05, 10_000)).isSameAs(late);
  }

  @Test
  void they_are_the_quantiles_of_student() {
    CriticalValues values = CriticalValues.of(3, 0.05, 30);
    assertThat(values.ofOne(10)).isCloseTo(4.09, within(0.01));
    double t = new StudentT(9).upperQuantile(0.05 / 22);
    assertThat(values.ofLargest(10)).isEqualTo(t);
    assertThat(values.squareOfGrubbs(10))
        .isCloseTo(Math.pow(CriticalValues.grubbs(t, 10), 2), within(1e-12));
    assertThat(values.ofLargest(30)).isGreaterThan(3);
  }

  @Test
  void fewer_than_two_values_have_none() {
    CriticalValues values = CriticalValues.of(3, 0.05, 30);
    assertThat(values.ofOne(1)).isZero();
    assertThat(values.ofLargest(0)).isZero();
  }
}
