package dev.vigil.vector;

import dev.vigil.math.Chance;
import java.util.Arrays;

/** Teaches a network to give rows back, by Adam in batches. One owner, for one fit. */
final class Training {
  private static final double QUANTILE_STEP = 0.02;

  private final Network network;
  private final double trim;
  private final Adam adam;
  private final float[] gradient;
  private final float[] errors;
  private double limit = Double.NaN;

  Training(Network network, double trim) {
    this.network = network;
    this.trim = trim;
    this.adam = new Adam(network.weights());
    this.gradient = new float[network.size()];
    this.errors = new float[network.width()];
  }

  /**
   * @param rate of the first batch; it falls in a straight line to nothing
   */
  void run(float[][] rows, Chance chance, int batches, int batch, double rate) {
    float[] input = new float[rows[0].length];
    for (int step = 1; step <= batches; step++) {
      Arrays.fill(gradient, 0);
      int taken = 0;
      for (int k = 0; k < batch; k++) {
        AutoencoderModel.input(rows[chance.nextInt(rows.length)], input);
        double error = AutoencoderModel.errors(network.forward(input), input, errors);
        boolean ordinary = within(error);
        if (ordinary || 4 * step <= batches) {
          network.backward(errors, gradient);
          taken++;
        }
      }
      if (taken > 0) {
        adam.step(gradient, taken, rate * (1 - (step - 1.0) / batches));
      }
    }
  }

  /** Follows the quantile of the errors that is left out, by steps in its own proportion. */
  private boolean within(double error) {
    if (Double.isNaN(limit)) {
      limit = error;
    }
    boolean within = error <= limit;
    limit *= 1 + QUANTILE_STEP * (within ? -trim : 1 - trim);
    limit = Math.max(limit, 1e-12);
    return within;
  }
}
