package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A mixture of normal laws, fitted by hard expectation-maximisation (Celeux and Govaert, A
 * Classification EM algorithm, 1992) in a few rounds from seeds far apart (Arthur and
 * Vassilvitskii, k-means++, 2007).
 *
 * <p>Differs from the textbook: in each round the worst share of the rows is left out, so that what
 * is strange does not become a component of its own (trimmed likelihood, Neykov et al., 2007); and
 * each covariance is shrunk to the pooled one by 2 d rows of it. Between fits it goes on by
 * stepwise EM (Cappé and Moulines, 2009), one row in four. Beyond 128 features the covariances are
 * diagonal: within a component each feature counts by its own spread alone.
 *
 * @param components normal laws, from 1 to 64
 * @param trim share of the rows left out in each round, from 0 to under 0.5
 */
public record GaussianMixture(int components, double trim) implements ModelKind {
  private static final int ROUNDS = 6;

  public GaussianMixture {
    if (components < 1 || components > 64) {
      throw new IllegalArgumentException("components must be from 1 to 64, was " + components);
    }
    if (!(trim >= 0 && trim < 0.5)) {
      throw new IllegalArgumentException("trim must be from 0 to under 0.5, was " + trim);
    }
  }

  /** Five components, a quarter left out. */
  public GaussianMixture() {
    this(5, 0.25);
  }

  @Override
  public String word() {
    return "gaussian mixture";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.ROBUST;
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    int[] part = new int[rows.length];
    double[] cost = new double[rows.length];
    int k = Math.min(components, rows.length / 8);
    assignToSeeds(rows, MixtureSeeds.of(rows, k, chance), part, cost);
    MixtureModel model = MixtureModel.of(rows, part, kept(cost), k);
    for (int round = 1; round < ROUNDS; round++) {
      for (int i = 0; i < rows.length; i++) {
        part[i] = model.nearest(rows[i]);
        cost[i] = model.cost(part[i], rows[i]);
      }
      model = MixtureModel.of(rows, part, kept(cost), k);
    }
    model.limitLearning(rows);
    return model;
  }

  private static void assignToSeeds(float[][] rows, float[][] seeds, int[] part, double[] cost) {
    for (int i = 0; i < rows.length; i++) {
      cost[i] = Double.POSITIVE_INFINITY;
      for (int k = 0; k < seeds.length; k++) {
        double distance = MixtureSeeds.distance(rows[i], seeds[k]);
        if (distance < cost[i]) {
          cost[i] = distance;
          part[i] = k;
        }
      }
    }
  }

  /** Which rows are not among the worst. */
  private boolean[] kept(double[] cost) {
    double[] sorted = cost.clone();
    Arrays.sort(sorted);
    double limit = sorted[(int) Math.ceil((1 - trim) * cost.length) - 1];
    boolean[] kept = new boolean[cost.length];
    for (int i = 0; i < cost.length; i++) {
      kept[i] = cost[i] <= limit;
    }
    return kept;
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return MixtureModel.load(in, width);
  }
}
