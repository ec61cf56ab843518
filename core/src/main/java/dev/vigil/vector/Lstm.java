package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent network of one layer of long short-term memory (Hochreiter and Schmidhuber, 1997;
 * with forget gates, Gers et al., 2000) that foretells the next row from those before it; what it
 * could not foretell is strange (Malhotra et al., 2015). It reads the whole row and foretells the
 * channels.
 *
 * <p>It is fitted to the last rows in their order: windows drawn by chance, the gradient through
 * the whole window, the first quarter of which only sets the state; Adam in batches of eight, the
 * gradient no longer than 1. A fit goes on from the network before. Errors are measured in robust
 * deviations of those that it makes on the rows it was fitted to.
 *
 * @param hidden values of the memory, from 2 to 64
 * @param window rows of a window, from 8 to 128
 * @param recent last rows that it is fitted to, from 128 to 16,384
 */
public record Lstm(int hidden, int window, int recent) implements ModelKind {
  private static final int BATCH = 8;
  private static final double RATE = 0.01;
  private static final double LONGEST_GRADIENT = 1;
  private static final int LEAST_BATCHES = 40;
  private static final int MOST_BATCHES = 160;
  private static final int MOST_BATCHES_AGAIN = 80;
  private static final int ROWS_A_BATCH = 3;

  /** Multiplications that a fit may take about, so that it does not hold up the rows behind it. */
  private static final double MOST_WORK = 2.5e8;

  public Lstm {
    if (hidden < 2 || hidden > 64) {
      throw new IllegalArgumentException("hidden must be from 2 to 64, was " + hidden);
    }
    if (window < 8 || window > 128) {
      throw new IllegalArgumentException("window must be from 8 to 128 rows, was " + window);
    }
    if (recent < 128 || recent > 16_384) {
      throw new IllegalArgumentException("recent must be from 128 to 16,384 rows, was " + recent);
    }
  }

  /** A memory of 12 values, windows of 32 rows, of the last 1,024. */
  public Lstm() {
    this(12, 32, 1024);
  }

  @Override
  public String word() {
    return "LSTM";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.ROBUST;
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    return fitInOrder(rows, rows[0].length, chance, before);
  }

  @Override
  public VectorModel fitInOrder(
      float[][] rows, int channels, Chance chance, @Nullable VectorModel before) {
    LstmNetwork network;
    int most = MOST_BATCHES;
    if (before instanceof LstmModel known
        && known.network().fits(rows[0].length, hidden, channels)) {
      network = known.network().copy();
      most = MOST_BATCHES_AGAIN;
    } else {
      network = LstmNetwork.of(rows[0].length, hidden, channels, chance);
    }
    train(network, rows, most, chance);
    LstmModel model = new LstmModel(network);
    model.measureErrors(rows);
    return model;
  }

  private void train(LstmNetwork network, float[][] rows, int most, Chance chance) {
    int steps = Math.min(window, rows.length - 1);
    if (steps < 2) {
      return;
    }
    LstmPass pass = new LstmPass(network, steps, steps / 4);
    Adam adam = new Adam(network.weights());
    float[] gradient = new float[network.weights().length];
    int batches = batches(network, Math.min(most, rows.length / ROWS_A_BATCH), steps);
    for (int batch = 0; batch < batches; batch++) {
      Arrays.fill(gradient, 0);
      for (int k = 0; k < BATCH; k++) {
        pass.forward(rows, chance.nextInt(rows.length - steps));
        pass.backward(gradient);
      }
      int losses = BATCH * (steps - steps / 4);
      shorten(gradient, LONGEST_GRADIENT * losses);
      adam.step(gradient, losses, RATE * (1 - (double) batch / batches));
    }
  }

  private static int batches(LstmNetwork network, int most, int steps) {
    int wanted = Math.max(LEAST_BATCHES, most);
    double workOfBatch = 3.0 * BATCH * steps * network.weights().length;
    return (int) Math.max(4, Math.min(wanted, MOST_WORK / workOfBatch));
  }

  private static void shorten(float[] gradient, double longest) {
    double squares = 0;
    for (float part : gradient) {
      squares += (double) part * part;
    }
    double length = Math.sqrt(squares);
    if (length > longest) {
      float by = (float) (longest / length);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= by;
      }
    }
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return LstmModel.load(in, width, hidden);
  }
}
