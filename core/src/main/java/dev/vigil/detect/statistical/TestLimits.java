package dev.vigil.detect.statistical;

import dev.vigil.setting.About;

/**
 * Beyond what each test calls a value an outlier; those of tests that are not chosen do nothing.
 *
 * @param zScore deviations from the mean, from 1 to 20, of which a small window needs more
 * @param modifiedZScore robust deviations from the median, from 1 to 100
 * @param iqr interquartile ranges beyond the quartiles, from 0.5 to 100
 * @param tukey hinge spreads beyond the hinges, from 0.5 to 100
 * @param significance chance, from 1e-9 to 0.5, that Grubbs' test or the ESD finds an outlier in a
 *     normal sample
 * @param esdOutliers outliers that the ESD looks for, from 1 to 100, but no more than a third of
 *     the values
 */
public record TestLimits(
    @About("deviations from the mean that z-score allows, from 1 to 20") double zScore,
    @About("robust deviations from the median that modified-zscore allows, from 1 to 100")
        double modifiedZScore,
    @About("interquartile ranges beyond the quartiles that iqr allows, from 0.5 to 100") double iqr,
    @About("hinge spreads beyond the hinges that tukey allows, from 0.5 to 100") double tukey,
    @About(
            "chance, from 1e-9 to 0.5, that grubbs or esd finds an outlier in a window of normal"
                + " values")
        double significance,
    @About("outliers that esd looks for, from 1 to 100 and up to a third of the window")
        int esdOutliers) {
  private static final int MOST_OUTLIERS = 100;

  public TestLimits {
    check("zScore", zScore, 1, 20);
    check("modifiedZScore", modifiedZScore, 1, 100);
    check("iqr", iqr, 0.5, 100);
    check("tukey", tukey, 0.5, 100);
    check("significance", significance, 1e-9, 0.5);
    if (esdOutliers < 1 || esdOutliers > MOST_OUTLIERS) {
      throw new IllegalArgumentException("esdOutliers must be from 1 to 100, was " + esdOutliers);
    }
  }

  /** Those of the textbooks: 3 and 3.5 deviations, inner and outer fences, 5 %; ten outliers. */
  public TestLimits() {
    this(3, 3.5, 1.5, 3, 0.05, 10);
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", was " + value);
    }
  }
}
