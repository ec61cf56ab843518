package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * A network of layers that are fully connected: hyperbolic tangent within, the last one linear. Its
 * weights lie in one array, layer after layer, for each value its bias and then its weights. One
 * owner.
 */
final class Network {
  private final int[] layers;
  private final float[] weights;
  private final float[][] values;
  private final float[][] errors;

  private Network(int[] layers, float[] weights) {
    this.layers = layers;
    this.weights = weights;
    this.values = new float[layers.length][];
    this.errors = new float[layers.length][];
    for (int layer = 0; layer < layers.length; layer++) {
      values[layer] = new float[layers[layer]];
      errors[layer] = new float[layers[layer]];
    }
  }

  /** With weights of chance (Glorot and Bengio, 2010). */
  static Network of(int[] layers, Chance chance) {
    float[] weights = new float[size(layers)];
    int at = 0;
    for (int layer = 1; layer < layers.length; layer++) {
      double reach = Math.sqrt(6.0 / (layers[layer - 1] + layers[layer]));
      for (int to = 0; to < layers[layer]; to++) {
        at++;
        for (int from = 0; from < layers[layer - 1]; from++) {
          weights[at++] = (float) (reach * (2 * chance.nextDouble() - 1));
        }
      }
    }
    return new Network(layers.clone(), weights);
  }

  private static int size(int[] layers) {
    int size = 0;
    for (int layer = 1; layer < layers.length; layer++) {
      size += layers[layer] * (layers[layer - 1] + 1);
    }
    return size;
  }

  Network copy() {
    return new Network(layers, weights.clone());
  }

  boolean fits(int[] others) {
    return java.util.Arrays.equals(layers, others);
  }

  /** Values that go in and come out. */
  int width() {
    return layers[0];
  }

  int size() {
    return weights.length;
  }

  float[] weights() {
    return weights;
  }

  /** What it makes of an input; valid until the next call. */
  float[] forward(float[] input) {
    System.arraycopy(input, 0, values[0], 0, input.length);
    int at = 0;
    for (int layer = 1; layer < layers.length; layer++) {
      boolean last = layer == layers.length - 1;
      float[] from = values[layer - 1];
      for (int to = 0; to < layers[layer]; to++) {
        float sum = weights[at++];
        for (int k = 0; k < from.length; k++) {
          sum += weights[at++] * from[k];
        }
        values[layer][to] = last ? sum : tangent(sum);
      }
    }
    return values[layers.length - 1];
  }

  /** The hyperbolic tangent by a continued fraction, within 1e-4; far out it is 1. */
  static float tangent(float x) {
    if (!(Math.abs(x) < 4.97f)) {
      return Float.isNaN(x) ? 0 : Math.signum(x);
    }
    float square = x * x;
    float over = x * (135135 + square * (17325 + square * (378 + square)));
    return over / (135135 + square * (62370 + square * (3150 + square * 28)));
  }

  /**
   * Adds the gradient at the input last put forward.
   *
   * @param outputErrors the error of each output
   * @param gradient one number for each weight, to be added to
   */
  void backward(float[] outputErrors, float[] gradient) {
    int end = weights.length;
    System.arraycopy(outputErrors, 0, errors[layers.length - 1], 0, outputErrors.length);
    for (int layer = layers.length - 1; layer > 0; layer--) {
      float[] from = values[layer - 1];
      float[] back = errors[layer - 1];
      int at = end - layers[layer] * (from.length + 1);
      end = at;
      java.util.Arrays.fill(back, 0);
      for (int to = 0; to < layers[layer]; to++) {
        float error = errors[layer][to];
        gradient[at++] += error;
        for (int k = 0; k < from.length; k++) {
          back[k] += weights[at] * error;
          gradient[at++] += error * from[k];
        }
      }
      for (int k = 0; k < from.length; k++) {
        back[k] *= 1 - from[k] * from[k];
      }
    }
  }

  void save(StateWriter out) {
    out.put(weights);
  }

  static Network load(StateReader in, int[] layers) {
    int size = size(layers);
    if (in.remaining() < (long) size * Float.BYTES) {
      throw new BadState("state is cut short within a network");
    }
    float[] weights = new float[size];
    in.get(weights);
    for (float weight : weights) {
      if (!(Math.abs(weight) <= Adam.MOST)) {
        throw new BadState("a weight cannot be " + weight);
      }
    }
    return new Network(layers.clone(), weights);
  }

  /** Moves a weight, which stays within what can be saved. */
  void move(int at, double by) {
    Adam.move(weights, at, by);
  }
}
