package dev.vigil.vector;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/** A network that gives rows back; the score is the mean squared error. One owner. */
final class AutoencoderModel implements VectorModel {
  private static final int VERSION = 1;

  /** The network is shown nothing beyond; what lies there is error all the same. */
  private static final float REACH = 10;

  private static final float LARGEST_ERROR = 3;
  private static final double STEP = 5e-4;
  private static final int ROWS_A_STEP = 8;
  private static final double LEARNT = 0.85;

  private final Network network;
  private final float[] input;
  private final float[] errors;
  private final float[] gradient;
  private double limit;
  private int turn;

  AutoencoderModel(Network network) {
    this.network = network;
    int width = network.width();
    this.input = new float[width];
    this.errors = new float[width];
    this.gradient = new float[network.size()];
  }

  Network network() {
    return network;
  }

  /** What the network is shown of a row. */
  static void input(float[] row, float[] into) {
    for (int j = 0; j < into.length; j++) {
      into[j] = Math.max(-REACH, Math.min(REACH, row[j]));
    }
  }

  /** Sets the error of each output, within ±3, and gives the mean of their squares before that. */
  static double errors(float[] output, float[] input, float[] errors) {
    double sum = 0;
    for (int j = 0; j < errors.length; j++) {
      float error = output[j] - input[j];
      sum += (double) error * error;
      errors[j] = Math.max(-LARGEST_ERROR, Math.min(LARGEST_ERROR, error));
    }
    return sum / errors.length;
  }

  /** Sets how strange a row may be to be learnt. */
  void limitLearning(float[][] rows) {
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = score(rows[i]);
    }
    Arrays.sort(scores);
    limit = scores[(int) (LEARNT * (scores.length - 1))];
  }

  @Override
  public double score(float[] row) {
    input(row, input);
    float[] output = network.forward(input);
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      double error = (double) row[j] - output[j];
      sum += error * error;
    }
    return sum / row.length;
  }

  @Override
  public void attribute(float[] row, double[] shares) {
    input(row, input);
    float[] output = network.forward(input);
    for (int j = 0; j < row.length; j++) {
      double error = (double) row[j] - output[j];
      shares[j] = error * error;
    }
  }

  @Override
  public void learn(float[] row) {
    turn = (turn + 1) % ROWS_A_STEP;
    if (turn != 0 || score(row) > limit) {
      return;
    }
    input(row, input);
    errors(network.forward(input), input, errors);
    Arrays.fill(gradient, 0);
    network.backward(errors, gradient);
    for (int i = 0; i < gradient.length; i++) {
      network.move(i, STEP * gradient[i]);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('A', VERSION).put(limit).put(turn);
    network.save(out);
  }

  static AutoencoderModel load(StateReader in, int[] layers) {
    in.part('A', VERSION);
    double limit = in.getDouble("limit of learning", l -> l >= 0 && Double.isFinite(l));
    int turn = in.getInt("turn", 0, ROWS_A_STEP - 1);
    AutoencoderModel model = new AutoencoderModel(Network.load(in, layers));
    model.limit = limit;
    model.turn = turn;
    return model;
  }
}
