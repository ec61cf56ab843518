package dev.vigil.detect.machinelearning;

import dev.vigil.setting.About;

/**
 * What enters a row beside the observed values.
 *
 * @param enableTimeFeatures sine and cosine of the hour of the day, after two days, and of the day
 *     of the week, after two weeks
 * @param enableStatisticalFeatures where a value lies among the last 64 and how the last 16 spread;
 *     of a single number also their mean, least and most
 * @param enableTrendFeatures the step from the last value and the distance from a slow mean; of a
 *     single number also the slope of the last 16
 */
public record FeatureEngineering(
    @About(
            "sine and cosine of the hour (after two days)"
                + " and of the day of the week (after two weeks)")
        boolean enableTimeFeatures,
    @About(
            "place among the last 64 values, spread of the last 16;"
                + " of a number also mean, least, most")
        boolean enableStatisticalFeatures,
    @About("step from the last value, distance from a slow mean; of a number also the slope of 16")
        boolean enableTrendFeatures) {
  /** All of them. */
  public FeatureEngineering() {
    this(true, true, true);
  }
}
