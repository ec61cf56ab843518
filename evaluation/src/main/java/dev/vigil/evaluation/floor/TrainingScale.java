package dev.vigil.evaluation.floor;

import java.util.List;

/**
 * Deviations from the mean of the training part, in its standard deviations, channel by channel. A
 * channel that did not move there is measured in its own unit; a missing number is at the mean.
 */
final class TrainingScale {
  /** Standard deviations under this share of the mean are rounding. */
  private static final double ROUNDING = 1e-9;

  private final double[] means;
  private final double[] deviations;

  private TrainingScale(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  static TrainingScale of(List<double[]> training) {
    int width = training.get(0).length;
    double[] means = new double[width];
    double[] deviations = new double[width];
    for (int channel = 0; channel < width; channel++) {
      int at = channel;
      double[] values =
          training.stream()
              .mapToDouble(row -> row[at])
              .filter(value -> !Double.isNaN(value))
              .toArray();
      means[channel] = mean(values);
      for (double value : values) {
        deviations[channel] += Math.pow(value - means[channel], 2) / values.length;
      }
      double deviation = Math.sqrt(deviations[channel]);
      deviations[channel] = deviation > ROUNDING * Math.abs(means[channel]) ? deviation : 1;
    }
    return new TrainingScale(means, deviations);
  }

  private static double mean(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    return mean;
  }

  double[] z(double[] vector) {
    double[] z = new double[means.length];
    for (int channel = 0; channel < z.length; channel++) {
      double distance = vector[channel] - means[channel];
      z[channel] = Double.isNaN(distance) ? 0 : distance / deviations[channel];
    }
    return z;
  }
}
