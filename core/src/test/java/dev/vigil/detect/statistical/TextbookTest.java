package dev.vigil.detect.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each test on data, or with critical values, that textbooks print. */
final class TextbookTest {
  /** Rosner, 1983; also in the NIST/SEMATECH handbook, 1.3.5.17.3. */
  private static final double[] ROSNER = {
    -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65,
    1.69, 1.70, 1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24,
    2.26, 2.35, 2.37, 2.40, 2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59,
    3.68, 4.30, 4.64, 5.34, 5.42, 6.01
  };

  /** Uranium isotope ratios, Tietjen and Moore, 1972; NIST/SEMATECH handbook, 1.3.5.17.1. */
  private static final double[] URANIUM = {
    199.31, 199.53, 200.19, 200.82, 201.92, 201.95, 202.18, 245.57
  };

  /** NIST/SEMATECH handbook, 7.1.6: a mild outlier at its end, no extreme one. */
  private static final double[] BOX_PLOT = {
    30, 171, 184, 201, 212, 250, 265, 270, 272, 289, 305, 306, 322, 322, 336, 346, 351, 370, 390,
    404, 409, 411, 436, 437, 439, 441, 444, 448, 451, 453, 470, 480, 482, 487, 494, 495, 499, 503,
    514, 521, 522, 527, 548, 550, 559, 560, 570, 572, 574, 578, 585, 592, 592, 607, 616, 618, 621,
    629, 637, 638, 640, 656, 668, 707, 709, 719, 737, 739, 752, 758, 766, 792, 792, 794, 802, 818,
    830, 832, 843, 858, 860, 869, 918, 925, 953, 991, 1000, 1005, 1068, 1441
  };

  private static final CriticalValues CRITICAL = CriticalValues.of(3, 0.05, 200);

  @Test
  void the_esd_finds_the_three_outliers_of_its_paper_and_no_other() {
    OutlierTest esd = Method.ESD.newTest(new TestLimits(), CRITICAL);
    for (int i = 0; i < ROSNER.length; i++) {
      assertThat(isOutlier(esd, ROSNER, i)).as("%s", ROSNER[i]).isEqualTo(i >= 51);
    }
  }

  @Test
  void outliers_hide_each_other_from_grubbs_and_not_from_the_esd() {
    OutlierTest grubbs = Method.GRUBBS.newTest(new TestLimits(), CRITICAL);
    for (int i = 0; i < ROSNER.length; i++) {
      assertThat(isOutlier(grubbs, ROSNER, i)).as("%s", ROSNER[i]).isFalse();
    }
  }

  @Test
  void the_critical_values_of_the_esd_are_those_of_its_paper() {
    double[] lambda = {3.158, 3.151, 3.143, 3.136, 3.128, 3.120, 3.111, 3.103, 3.094, 3.085};
    for (int i = 0; i < lambda.length; i++) {
      // Printed with the further digits cut off.
      int others = 53 - i;
      assertThat(CriticalValues.grubbs(CRITICAL.ofLargest(others), others))
          .isBetween(lambda[i], lambda[i] + 0.001);
    }
  }

  @Test
  void grubbs_finds_the_outlier_among_eight_isotope_ratios() {
    OutlierTest grubbs = Method.GRUBBS.newTest(new TestLimits(), CRITICAL);
    Window others = others(URANIUM, 7);
    double deviations = grubbs.deviations(others, URANIUM[7]);
    assertThat(grubbs.statistic(deviations, 7)).isCloseTo(2.4688, within(0.00005));
    assertThat(grubbs.statistic(grubbs.limit(7), 7)).isCloseTo(2.1266, within(0.0001));
    assertThat(isOutlier(grubbs, URANIUM, 7)).isTrue();
    assertThat(isOutlier(grubbs, URANIUM, 0)).isFalse();
  }

  @Test
  void the_box_plot_has_one_value_beyond_its_inner_fences_and_none_beyond_its_outer() {
    OutlierTest inner = Method.IQR.newTest(new TestLimits(), CRITICAL);
    OutlierTest outer = Method.TUKEY.newTest(new TestLimits(), CRITICAL);
    for (int i = 0; i < BOX_PLOT.length; i++) {
      assertThat(isOutlier(inner, BOX_PLOT, i)).as("%s", BOX_PLOT[i]).isEqualTo(i == 89);
      assertThat(isOutlier(outer, BOX_PLOT, i)).isFalse();
    }
    // The handbook has 429.75 and 742.25 by its own way to interpolate, of all 90.
    double fence = fences(inner, others(BOX_PLOT, 89))[1];
    assertThat(fence).isBetween(1150.0, 1250.0);
    double farOut = fences(outer, others(BOX_PLOT, 89))[1];
    assertThat(farOut).isBetween(1600.0, 1700.0);
  }

  @Test
  void the_modified_z_score_is_that_of_iglewicz_and_hoaglin() {
    OutlierTest test = Method.MODIFIED_ZSCORE.newTest(new TestLimits(), CRITICAL);
    Window window = window(1, 1, 2, 2, 4, 6, 9);
    assertThat(test.deviations(window, 5)).isCloseTo(0.6745 * 3, within(1e-4));
    assertThat(test.deviations(window, -1)).isCloseTo(0.6745 * 3, within(1e-4));
    Window mostlyEqual = window(3, 3, 3, 3, 3, 3, 5, 7);
    assertThat(test.deviations(mostlyEqual, 6)).isCloseTo(3 / (1.2533 * 0.75), within(1e-3));
  }

  /** ISO/IEC Guide 98-3 (GUM), table G.2: coverage factors of 99.73 %. */
  @Test
  void three_deviations_are_more_where_they_are_measured_on_few_values() {
    OutlierTest test = Method.Z_SCORE.newTest(new TestLimits(), CRITICAL);
    double[][] known = {{5, 5.51}, {9, 4.09}, {10, 3.96}, {20, 3.42}, {50, 3.16}, {100, 3.077}};
    for (double[] pair : known) {
      assertThat(test.limit((int) pair[0] + 1)).isCloseTo(pair[1], within(0.006));
    }
    Window window = window(8, 12, 9, 11, 10, 10, 7, 13, 10, 10);
    // Mean 10, squares 28.
    double deviation = Math.sqrt(28 / 9.0);
    double deviations = test.deviations(window, 16);
    assertThat(test.statistic(deviations, 10)).isCloseTo(6 / deviation, within(1e-12));
    assertThat(deviations).isCloseTo(6 / deviation / Math.sqrt(1.1), within(1e-12));
  }

  @Test
  void on_normal_values_each_test_errs_as_often_as_it_says() {
    assertThat(share(Method.Z_SCORE, 20)).isCloseTo(0.0027, within(0.0004));
    assertThat(share(Method.Z_SCORE, 100)).isCloseTo(0.0027, within(0.0004));
    assertThat(share(Method.GRUBBS, 50)).isCloseTo(0.05 / 51, within(0.0002));
    assertThat(share(Method.ESD, 50)).isCloseTo(0.05 / 51, within(0.0004));
    assertThat(share(Method.IQR, 200)).isCloseTo(0.0070, within(0.002));
    assertThat(share(Method.MODIFIED_ZSCORE, 200)).isCloseTo(0.0005, within(0.0005));
    assertThat(share(Method.TUKEY, 200)).isLessThan(0.0001);
  }

  private static double share(Method method, int size) {
    OutlierTest test = method.newTest(new TestLimits(), CRITICAL);
    Random chance = new Random(11);
    Window window = new Window(size);
    int rows = 200_000;
    int outliers = 0;
    for (int row = 0; row < rows + size; row++) {
      double value = chance.nextGaussian();
      if (row >= size && test.deviations(window, value) > test.limit(size)) {
        outliers++;
      }
      window.add(value);
    }
    return (double) outliers / rows;
  }

  @Test
  void no_test_says_less_of_a_value_that_is_further_out() {
    Window window = new Window(60);
    Random chance = new Random(3);
    for (int i = 0; i < 60; i++) {
      window.add(i % 20 == 0 ? 40 : chance.nextGaussian());
    }
    for (Method method : Method.values()) {
      OutlierTest test = method.newTest(new TestLimits(), CRITICAL);
      for (int side : new int[] {-1, 1}) {
        double before = 0;
        for (double far = 0; far < 200; far += 0.25) {
          double deviations = test.deviations(window, window.median() + side * far);
          assertThat(deviations).as("%s at %s", method, side * far).isGreaterThan(before - 1e-9);
          before = method == Method.Z_SCORE && far < 5 ? 0 : deviations;
        }
        assertThat(before).isGreaterThan(test.limit(60));
      }
    }
  }

  @Test
  void the_fence_is_where_a_test_begins_to_call_values_outliers() {
    Window window = new Window(60);
    Random chance = new Random(3);
    for (int i = 0; i < 60; i++) {
      window.add(10 + chance.nextGaussian());
    }
    for (Method method : Method.values()) {
      OutlierTest test = method.newTest(new TestLimits(), CRITICAL);
      double upper = fences(test, window)[1];
      double lower = fences(test, window)[0];
      double near = method == Method.ESD ? 1 : 1e-6;
      assertThat(test.deviations(window, upper + near)).isGreaterThan(test.limit(60));
      assertThat(test.deviations(window, upper - near)).isLessThanOrEqualTo(test.limit(60));
      assertThat(test.deviations(window, lower - near)).isGreaterThan(test.limit(60));
      assertThat(test.deviations(window, lower + near)).isLessThanOrEqualTo(test.limit(60));
    }
  }

  private static double[] fences(OutlierTest test, Window window) {
    double[] fences = new double[2];
    test.fences(window, fences);
    return fences;
  }

  private static boolean isOutlier(OutlierTest test, double[] values, int at) {
    Window window = others(values, at);
    return test.deviations(window, values[at]) > test.limit(window.rows());
  }

  private static Window others(double[] values, int but) {
    Window window = new Window(values.length - 1);
    for (int i = 0; i < values.length; i++) {
      if (i != but) {
        window.add(values[i]);
      }
    }
    return window;
  }

  private static Window window(double... values) {
    Window window = new Window(values.length);
    for (double value : values) {
      window.add(value);
    }
    return window;
  }
}
