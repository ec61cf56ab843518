package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * The weights of a layer of long short-term memory and what it foretells: each channel's next value
 * as a share of the present one, a constant and a sum over the memory.
 *
 * <p>Weights lie in one array: for the constant, each input and each value of the memory a row of
 * those to the four gates (in, forget, new, out) of all values; then for each channel its constant,
 * its share of the present and its weights of the memory. One owner.
 */
final class LstmNetwork {
  /** It is shown nothing beyond. */
  static final float REACH = 10;

  private static final float FARTHEST = 50;

  private final int inputs;
  private final int hidden;
  private final int channels;
  private final float[] weights;

  private LstmNetwork(int inputs, int hidden, int channels, float[] weights) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.channels = channels;
    this.weights = weights;
  }

  /** With weights of chance, and gates that forget little. */
  static LstmNetwork of(int inputs, int hidden, int channels, Chance chance) {
    LstmNetwork made =
        new LstmNetwork(inputs, hidden, channels, new float[size(inputs, hidden, channels)]);
    double reach = Math.sqrt(3.0 / (inputs + hidden));
    int gates = 4 * hidden;
    for (int at = gates; at < made.output(0); at++) {
      made.weights[at] = (float) (reach * (2 * chance.nextDouble() - 1));
    }
    Arrays.fill(made.weights, hidden, 2 * hidden, 1);
    for (int j = 0; j < channels; j++) {
      int at = made.output(j);
      made.weights[at + 1] = 0.5f;
      for (int k = 0; k < hidden; k++) {
        made.weights[at + 2 + k] = (float) (0.2 * (2 * chance.nextDouble() - 1));
      }
    }
    return made;
  }

  private static int size(int inputs, int hidden, int channels) {
    return Math.addExact(
        Math.multiplyExact(4 * hidden, 1 + inputs + hidden),
        Math.multiplyExact(channels, 2 + hidden));
  }

  LstmNetwork copy() {
    return new LstmNetwork(inputs, hidden, channels, weights.clone());
  }

  boolean fits(int wantedInputs, int wantedHidden, int wantedChannels) {
    return inputs == wantedInputs && hidden == wantedHidden && channels == wantedChannels;
  }

  int inputs() {
    return inputs;
  }

  int hidden() {
    return hidden;
  }

  int channels() {
    return channels;
  }

  float[] weights() {
    return weights;
  }

  /** Where the weights of a channel's forecast begin. */
  int output(int channel) {
    return 4 * hidden * (1 + inputs + hidden) + channel * (2 + hidden);
  }

  /** Where the weights from an input to the gates begin. */
  int input(int at) {
    return 4 * hidden * (1 + at);
  }

  /** Where the weights from a value of the memory to the gates begin. */
  int memory(int at) {
    return 4 * hidden * (1 + inputs + at);
  }

  /**
   * One step in time.
   *
   * @param row what is seen now, within ±{@link #REACH}
   * @param memory what comes out of the layer, to be replaced
   * @param cells what it holds, to be replaced
   * @param gates set to the gates: in, forget, new, out
   */
  void step(float[] row, float[] memory, float[] cells, float[] gates) {
    int width = 4 * hidden;
    System.arraycopy(weights, 0, gates, 0, width);
    for (int k = 0; k < inputs; k++) {
      add(row[k], input(k), gates);
    }
    for (int k = 0; k < hidden; k++) {
      add(memory[k], memory(k), gates);
    }
    for (int k = 0; k < hidden; k++) {
      float in = gate(gates[k]);
      float forget = gate(gates[hidden + k]);
      float fresh = Network.tangent(gates[2 * hidden + k]);
      float out = gate(gates[3 * hidden + k]);
      gates[k] = in;
      gates[hidden + k] = forget;
      gates[2 * hidden + k] = fresh;
      gates[3 * hidden + k] = out;
      float cell = forget * cells[k] + in * fresh;
      cells[k] = Math.max(-FARTHEST, Math.min(FARTHEST, cell));
      memory[k] = out * Network.tangent(cells[k]);
    }
  }

  private void add(float value, int from, float[] gates) {
    for (int r = 0; r < gates.length; r++) {
      gates[r] += value * weights[from + r];
    }
  }

  private static float gate(float x) {
    return 0.5f + 0.5f * Network.tangent(0.5f * x);
  }

  /** What it foretells of a channel. */
  float forecast(int channel, float[] row, float[] memory) {
    int at = output(channel);
    float sum = weights[at] + weights[at + 1] * row[channel];
    for (int k = 0; k < hidden; k++) {
      sum += weights[at + 2 + k] * memory[k];
    }
    return sum;
  }

  /** What it is shown of a row. */
  static void input(float[] row, float[] into) {
    for (int j = 0; j < into.length; j++) {
      into[j] = Math.max(-REACH, Math.min(REACH, row[j]));
    }
  }

  void save(StateWriter out) {
    out.put(channels).put(weights);
  }

  static LstmNetwork load(StateReader in, int inputs, int hidden) {
    int channels = in.getInt("channels", 1, inputs);
    int size = size(inputs, hidden, channels);
    if (in.remaining() < (long) size * Float.BYTES) {
      throw new BadState("state is cut short within an LSTM");
    }
    float[] weights = new float[size];
    in.get(weights);
    for (float weight : weights) {
      if (!(Math.abs(weight) <= Adam.MOST)) {
        throw new BadState("a weight cannot be " + weight);
      }
    }
    return new LstmNetwork(inputs, hidden, channels, weights);
  }
}
