package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * A network that learns to give its input back through a narrow middle; what it cannot give back is
 * strange (Hawkins et al., Outlier Detection Using Replicator Neural Networks, 2002). Layers of d,
 * 2 d, a middle, 2 d and d values, hyperbolic tangent within; learnt by Adam (Kingma and Ba, 2015)
 * in batches of eight, its rate falling to nothing.
 *
 * <p>Rows that it gives back worse than a running quantile of them are left out after the first
 * quarter of the learning, so that it does not learn to give back what is strange. A fit after the
 * first goes on from the network before, with a quarter of the batches: what was learnt earlier
 * stays, as far as the sample still holds it. Between fits it takes a small step with one row in
 * eight.
 *
 * @param middle values of the middle as a share of the features, above 0 and at most 1
 * @param batches batches of the first fit, from 10 to 100,000
 * @param trim share of the rows left out, from 0 to under 0.5
 */
public record Autoencoder(double middle, int batches, double trim) implements ModelKind {
  private static final int BATCH = 8;
  private static final double RATE = 3e-3;

  /** Multiplications that a fit may take about, so that it does not hold up the rows behind it. */
  private static final double MOST_WORK = 2.5e8;

  public Autoencoder {
    if (!(middle > 0 && middle <= 1)) {
      throw new IllegalArgumentException("middle must be above 0 and at most 1, was " + middle);
    }
    if (batches < 10 || batches > 100_000) {
      throw new IllegalArgumentException("batches must be from 10 to 100,000, was " + batches);
    }
    if (!(trim >= 0 && trim < 0.5)) {
      throw new IllegalArgumentException("trim must be from 0 to under 0.5, was " + trim);
    }
  }

  /** A middle of half the features, 3,000 batches, 15 % left out. */
  public Autoencoder() {
    this(0.5, 3000, 0.15);
  }

  @Override
  public String word() {
    return "autoencoder";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.ROBUST;
  }

  private int[] layers(int width) {
    int wide = Math.min(48, Math.max(4, 2 * width));
    int narrow = Math.max(1, Math.min(wide / 2, (int) Math.round(middle * width)));
    return new int[] {width, wide, narrow, wide, width};
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    int[] layers = layers(rows[0].length);
    AutoencoderModel model;
    int wanted = batches;
    if (before instanceof AutoencoderModel known && known.network().fits(layers)) {
      model = new AutoencoderModel(known.network().copy());
      wanted = Math.max(10, batches / 4);
    } else {
      model = new AutoencoderModel(Network.of(layers, chance));
    }
    double workOfBatch = 6.0 * BATCH * model.network().size();
    int count = (int) Math.max(10, Math.min(wanted, MOST_WORK / workOfBatch));
    new Training(model.network(), trim).run(rows, chance, count, BATCH, RATE);
    model.limitLearning(rows);
    return model;
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return AutoencoderModel.load(in, layers(width));
  }
}
