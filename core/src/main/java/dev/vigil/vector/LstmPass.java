package dev.vigil.vector;

import java.util.Arrays;

/**
 * One window through a network, forth and back in time. Errors of the first steps do not count:
 * they only set the state. One owner, for one fit.
 */
final class LstmPass {
  private static final float LARGEST_ERROR = 3;

  private final LstmNetwork network;
  private final int steps;
  private final int counted;
  private final float[][] rows;
  private final float[][] gates;
  private final float[][] cells;
  private final float[][] memories;
  private final float[][] errors;
  private final float[] target;
  private final float[] toGates;
  private final float[] toMemory;
  private final float[] toCells;

  /**
   * @param counted step from which errors count
   */
  LstmPass(LstmNetwork network, int steps, int counted) {
    this.network = network;
    this.steps = steps;
    this.counted = counted;
    int hidden = network.hidden();
    this.rows = new float[steps][network.inputs()];
    this.gates = new float[steps][4 * hidden];
    this.cells = new float[steps + 1][hidden];
    this.memories = new float[steps + 1][hidden];
    this.errors = new float[steps][network.channels()];
    this.target = new float[network.channels()];
    this.toGates = new float[4 * hidden];
    this.toMemory = new float[hidden];
    this.toCells = new float[hidden];
  }

  /**
   * Foretells each row of a window by those before it; half the sum of the squared errors.
   *
   * @param from first row; as many as there are steps and one more are read
   */
  double forward(float[][] series, int from) {
    double loss = 0;
    for (int t = 0; t < steps; t++) {
      LstmNetwork.input(series[from + t], rows[t]);
      System.arraycopy(cells[t], 0, cells[t + 1], 0, cells[t].length);
      System.arraycopy(memories[t], 0, memories[t + 1], 0, memories[t].length);
      network.step(rows[t], memories[t + 1], cells[t + 1], gates[t]);
      LstmNetwork.input(series[from + t + 1], target);
      for (int j = 0; j < target.length; j++) {
        float error = t < counted ? 0 : network.forecast(j, rows[t], memories[t + 1]) - target[j];
        loss += 0.5 * error * error;
        errors[t][j] = Math.max(-LARGEST_ERROR, Math.min(LARGEST_ERROR, error));
      }
    }
    return loss;
  }

  /** Adds the gradient of the window last put forward. */
  void backward(float[] gradient) {
    Arrays.fill(toMemory, 0);
    Arrays.fill(toCells, 0);
    for (int t = steps - 1; t >= 0; t--) {
      outputs(t, gradient);
      gates(t);
      int hidden = network.hidden();
      add(1, 0, gradient);
      for (int k = 0; k < network.inputs(); k++) {
        add(rows[t][k], network.input(k), gradient);
      }
      for (int k = 0; k < hidden; k++) {
        add(memories[t][k], network.memory(k), gradient);
      }
      for (int k = 0; k < hidden; k++) {
        int at = network.memory(k);
        float sum = 0;
        for (int r = 0; r < toGates.length; r++) {
          sum += network.weights()[at + r] * toGates[r];
        }
        toMemory[k] = sum;
      }
    }
  }

  private void outputs(int t, float[] gradient) {
    for (int j = 0; j < errors[t].length; j++) {
      float error = errors[t][j];
      int at = network.output(j);
      gradient[at] += error;
      gradient[at + 1] += error * rows[t][j];
      for (int k = 0; k < toMemory.length; k++) {
        gradient[at + 2 + k] += error * memories[t + 1][k];
        toMemory[k] += error * network.weights()[at + 2 + k];
      }
    }
  }

  /** From what reaches the memory at a step to what reaches the gates and the cells before. */
  private void gates(int t) {
    int hidden = network.hidden();
    for (int k = 0; k < hidden; k++) {
      float in = gates[t][k];
      float forget = gates[t][hidden + k];
      float fresh = gates[t][2 * hidden + k];
      float out = gates[t][3 * hidden + k];
      float shown = Network.tangent(cells[t + 1][k]);
      float toCell = toCells[k] + toMemory[k] * out * (1 - shown * shown);
      toGates[k] = toCell * fresh * in * (1 - in);
      toGates[hidden + k] = toCell * cells[t][k] * forget * (1 - forget);
      toGates[2 * hidden + k] = toCell * in * (1 - fresh * fresh);
      toGates[3 * hidden + k] = toMemory[k] * shown * out * (1 - out);
      toCells[k] = toCell * forget;
    }
  }

  private void add(float value, int from, float[] gradient) {
    for (int r = 0; r < toGates.length; r++) {
      gradient[from + r] += value * toGates[r];
    }
  }
}
