package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * A network with its state and what it foretells of the next row; the score is the root of the mean
 * square of the errors in robust deviations. One owner.
 */
final class LstmModel implements VectorModel {
  private static final int VERSION = 1;

  /** Errors are not held to be smaller in usual, however well it foretells. */
  private static final float LEAST_DEVIATION = 0.02f;

  private static final double TO_DEVIATION = 1.4826;
  private static final float LARGEST_FORECAST = 100;

  private final LstmNetwork network;
  private final float[] deviations;
  private final float[] memory;
  private final float[] cells;
  private final float[] forecast;
  private final float[] input;
  private final float[] gates;
  private boolean foretold;

  LstmModel(LstmNetwork network) {
    this.network = network;
    int hidden = network.hidden();
    this.deviations = new float[network.channels()];
    this.memory = new float[hidden];
    this.cells = new float[hidden];
    this.forecast = new float[network.channels()];
    this.input = new float[network.inputs()];
    this.gates = new float[4 * hidden];
    Arrays.fill(deviations, 1);
  }

  LstmNetwork network() {
    return network;
  }

  /** What it foretells of a channel; 0 before the first row. */
  float forecast(int channel) {
    return forecast[channel];
  }

  /** Sets how large errors are in usual, by those on some rows; then it knows of none of them. */
  void measureErrors(float[][] rows) {
    float[][] errors = new float[deviations.length][rows.length];
    restart();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < deviations.length; j++) {
        errors[j][i] = foretold ? Math.abs(rows[i][j] - forecast[j]) : 0;
      }
      follow(rows[i]);
    }
    for (int j = 0; j < deviations.length; j++) {
      Arrays.sort(errors[j]);
      float usual = (float) (TO_DEVIATION * errors[j][rows.length / 2]);
      deviations[j] = Math.max(LEAST_DEVIATION, usual);
    }
    restart();
  }

  @Override
  public double score(float[] row) {
    double squares = 0;
    for (int j = 0; j < deviations.length; j++) {
      squares += square(row, j);
    }
    return Math.sqrt(squares / deviations.length);
  }

  private double square(float[] row, int channel) {
    if (!foretold) {
      return 0;
    }
    double off = (row[channel] - forecast[channel]) / deviations[channel];
    return off * off;
  }

  @Override
  public void attribute(float[] row, double[] shares) {
    Arrays.fill(shares, 0);
    for (int j = 0; j < deviations.length; j++) {
      shares[j] = square(row, j);
    }
  }

  @Override
  public void follow(float[] row) {
    LstmNetwork.input(row, input);
    network.step(input, memory, cells, gates);
    for (int j = 0; j < forecast.length; j++) {
      float next = network.forecast(j, input, memory);
      forecast[j] = Math.max(-LARGEST_FORECAST, Math.min(LARGEST_FORECAST, next));
    }
    foretold = true;
  }

  @Override
  public void restart() {
    Arrays.fill(memory, 0);
    Arrays.fill(cells, 0);
    Arrays.fill(forecast, 0);
    foretold = false;
  }

  @Override
  public void save(StateWriter out) {
    out.part('T', VERSION);
    network.save(out);
    out.put(deviations).put(memory).put(cells).put(forecast).put(foretold);
  }

  static LstmModel load(StateReader in, int width, int hidden) {
    in.part('T', VERSION);
    LstmModel model = new LstmModel(LstmNetwork.load(in, width, hidden));
    read(in, model.deviations, LEAST_DEVIATION, Float.MAX_VALUE);
    read(in, model.memory, -1, 1);
    read(in, model.cells, -LARGEST_FORECAST, LARGEST_FORECAST);
    read(in, model.forecast, -LARGEST_FORECAST, LARGEST_FORECAST);
    model.foretold = in.getBoolean();
    return model;
  }

  private static void read(StateReader in, float[] into, float least, float most) {
    in.get(into);
    for (float value : into) {
      if (!(value >= least && value <= most)) {
        throw new BadState("an LSTM cannot go on from " + value);
      }
    }
  }
}
