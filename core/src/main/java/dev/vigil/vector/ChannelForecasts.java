package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * A forecast of each channel from its last two values and its slow mean, by recursive least squares
 * with forgetting (Haykin, Adaptive Filter Theory, 2002, ch. 10). The evidence of a channel is
 * {@code ln(1 + e² / (σ² + 0.01))} with its error e and the running variance σ² of its errors.
 *
 * <p>Differs from the textbook: a weight is moved by an error of two deviations of the channel at
 * most, and the inverse correlation is cut back when it grows beyond bounds, as it does while a
 * channel stands still. One owner.
 */
final class ChannelForecasts {
  private static final int INPUTS = 4;
  private static final double FORGETTING = 0.9995;
  private static final double START = 10;
  private static final double MOST_TRACE = 1e3;
  private static final double CUT = 0.2;
  private static final double MOST_ERROR = 2;
  private static final double LEAST_VARIANCE = 0.01;
  private static final double VARIANCE_GAIN = 0.002;
  private static final double FIRST_VARIANCE_GAIN = 0.01;
  private static final double SLOW_GAIN = 0.02;
  private static final double MOST = 1e12;

  private final int width;
  private final double[] weights;
  private final double[] inverse;
  private final double[] variance;
  private final double[] slow;
  private final double[] last;
  private final double[] beforeLast;
  private final double[] inputs = new double[INPUTS];
  private final double[] gains = new double[INPUTS];

  ChannelForecasts(int width) {
    this.width = width;
    weights = new double[INPUTS * width];
    inverse = new double[INPUTS * INPUTS * width];
    variance = new double[width];
    slow = new double[width];
    last = new double[width];
    beforeLast = new double[width];
    Arrays.fill(variance, 0.1);
    for (int j = 0; j < width; j++) {
      reset(j);
    }
  }

  private void reset(int channel) {
    int from = INPUTS * INPUTS * channel;
    Arrays.fill(inverse, from, from + INPUTS * INPUTS, 0);
    for (int i = 0; i < INPUTS; i++) {
      inverse[from + i * INPUTS + i] = START;
    }
  }

  /** Sets the evidence of each channel of a scaled row; its sum. Changes nothing else. */
  double evidence(float[] row, double[] into) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double error = row[j] - forecast(j);
      into[j] = Math.log1p(error * error / (variance[j] + LEAST_VARIANCE));
      sum += into[j];
    }
    return sum;
  }

  private double forecast(int channel) {
    int at = INPUTS * channel;
    return weights[at]
        + weights[at + 1] * last[channel]
        + weights[at + 2] * beforeLast[channel]
        + weights[at + 3] * slow[channel];
  }

  /** Forgets all and takes in the scaled rows that there were so far. */
  void start(float[][] rows) {
    Arrays.fill(weights, 0);
    Arrays.fill(variance, 0.1);
    for (int j = 0; j < width; j++) {
      reset(j);
      slow[j] = 0;
      last[j] = rows[0][j];
      beforeLast[j] = rows[0][j];
    }
    for (float[] row : rows) {
      learn(row, FIRST_VARIANCE_GAIN);
    }
  }

  /** Takes in a scaled row. */
  void learn(float[] row) {
    learn(row, VARIANCE_GAIN);
  }

  private void learn(float[] row, double gain) {
    for (int j = 0; j < width; j++) {
      double error = row[j] - forecast(j);
      double square = Math.min(error * error, 9 * variance[j] + LEAST_VARIANCE);
      variance[j] += gain * (square - variance[j]);
      move(j, Math.max(-MOST_ERROR, Math.min(MOST_ERROR, error)));
      slow[j] += SLOW_GAIN * (row[j] - slow[j]);
      beforeLast[j] = last[j];
      last[j] = row[j];
    }
  }

  private void move(int channel, double error) {
    inputs[0] = 1;
    inputs[1] = last[channel];
    inputs[2] = beforeLast[channel];
    inputs[3] = slow[channel];
    int from = INPUTS * INPUTS * channel;
    double power = FORGETTING;
    for (int i = 0; i < INPUTS; i++) {
      double sum = 0;
      for (int k = 0; k < INPUTS; k++) {
        sum += inverse[from + i * INPUTS + k] * inputs[k];
      }
      gains[i] = sum;
      power += sum * inputs[i];
    }
    double trace = 0;
    for (int i = 0; i < INPUTS; i++) {
      weights[INPUTS * channel + i] += gains[i] / power * error;
      for (int k = 0; k < INPUTS; k++) {
        int at = from + i * INPUTS + k;
        inverse[at] = (inverse[at] - gains[i] * gains[k] / power) / FORGETTING;
      }
      trace += inverse[from + i * INPUTS + i];
    }
    keepSound(channel, from, power, trace);
  }

  private void keepSound(int channel, int from, double power, double trace) {
    if (!(power > 0) || !(trace >= 0) || !(Math.abs(forecast(channel)) < MOST)) {
      reset(channel);
      Arrays.fill(weights, INPUTS * channel, INPUTS * (channel + 1), 0);
    } else if (trace > MOST_TRACE) {
      for (int at = from; at < from + INPUTS * INPUTS; at++) {
        inverse[at] *= CUT;
      }
    }
  }

  void save(StateWriter out) {
    out.put(weights).put(inverse).put(variance).put(slow).put(last).put(beforeLast);
  }

  void load(StateReader in) {
    for (double[] part : new double[][] {weights, inverse, variance, slow, last, beforeLast}) {
      in.get(part);
      for (double value : part) {
        if (!(Math.abs(value) <= MOST)) {
          throw new BadState("a forecast cannot go on from " + value);
        }
      }
    }
    for (double value : variance) {
      if (value < 0) {
        throw new BadState("a variance cannot be " + value);
      }
    }
  }
}
