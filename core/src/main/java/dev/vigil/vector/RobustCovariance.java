package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * The covariance of the share of the rows that lies closest together (the minimum covariance
 * determinant; Rousseeuw and Van Driessen, A Fast Algorithm for the Minimum Covariance Determinant
 * Estimator, 1999), reweighted; the score is the squared Mahalanobis distance from it.
 *
 * <p>Differs from the paper: concentration starts from one subset, the rows of least clipped
 * distance from the medians, and not from many drawn by chance, which did worse. A later fit goes
 * on from the law before, unless two steps from the medians lead to a smaller determinant. Beyond
 * 128 features the covariance is diagonal: each feature counts by its own spread alone.
 *
 * @param share of the rows, from 0.5 to 1
 */
public record RobustCovariance(double share) implements ModelKind {
  private static final double RIDGE = 1e-6;
  private static final double CLIP = 8;
  private static final int MOST_STEPS = 30;
  private static final int FEW_STEPS = 2;
  private static final double STABLE = 1e-6;

  /** Quantiles of the standard normal law at 97.5 %. */
  private static final double Z_975 = 1.959964;

  public RobustCovariance {
    if (!(share >= 0.5 && share <= 1)) {
      throw new IllegalArgumentException("share must be from 0.5 to 1, was " + share);
    }
  }

  /** Three quarters of the rows. */
  public RobustCovariance() {
    this(0.75);
  }

  @Override
  public String word() {
    return "robust covariance";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.ROBUST;
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    int width = rows[0].length;
    int count = (int) Math.min(rows.length, Math.max(share * rows.length, leastRows(width)));
    double[] clipped = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        clipped[i] += Math.min(Math.abs(rows[i][j]), CLIP);
      }
    }
    Gaussian cold = concentrated(law(rows, least(clipped, count)), rows, count, FEW_STEPS);
    if (before instanceof GaussianModel last && last.law().width() == width) {
      Gaussian warm = concentrated(last.law(), rows, count, FEW_STEPS);
      if (warm.logDeterminant() <= cold.logDeterminant()) {
        return new GaussianModel(reweighted(warm, rows));
      }
    }
    Gaussian law = concentrated(cold, rows, count, MOST_STEPS - FEW_STEPS);
    return new GaussianModel(reweighted(law, rows));
  }

  /** Rows without which a covariance says nothing. */
  private static int leastRows(int width) {
    return Moments.full(width) ? width + 2 : 2;
  }

  /** Takes so many concentration steps at most: the law of the rows that are nearest to a law. */
  private static Gaussian concentrated(Gaussian start, float[][] rows, int count, int steps) {
    Gaussian law = start;
    double last = Double.POSITIVE_INFINITY;
    for (int step = 0; step < steps && last - law.logDeterminant() > STABLE; step++) {
      last = step == 0 ? Double.POSITIVE_INFINITY : law.logDeterminant();
      law = law(rows, least(distances(law, rows), count));
    }
    return law;
  }

  private Gaussian reweighted(Gaussian law, float[][] rows) {
    int width = rows[0].length;
    double[] distances = distances(law, rows);
    int at = Math.min(rows.length - 1, (int) (share * rows.length));
    double quantile = Selection.nth(distances.clone(), at);
    double limit = chiSquare(width, Z_975) * quantile / chiSquare(width, normal(share));
    boolean[] kept = new boolean[rows.length];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      kept[i] = distances[i] <= limit;
      count += kept[i] ? 1 : 0;
    }
    return count > leastRows(width) ? law(rows, kept) : law;
  }

  private static double[] distances(Gaussian law, float[][] rows) {
    double[] distances = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      distances[i] = law.distance(rows[i]);
    }
    return distances;
  }

  /** Which rows are among the so many of least distance; of equal ones the first. */
  private static boolean[] least(double[] distances, int count) {
    double limit = Selection.nth(distances.clone(), count - 1);
    boolean[] kept = new boolean[distances.length];
    int left = count;
    for (int i = 0; i < kept.length; i++) {
      if (distances[i] < limit) {
        kept[i] = true;
        left--;
      }
    }
    for (int i = 0; i < kept.length && left > 0; i++) {
      if (distances[i] == limit) {
        kept[i] = true;
        left--;
      }
    }
    return kept;
  }

  private static Gaussian law(float[][] rows, boolean[] kept) {
    Moments moments = Moments.of(rows, new int[rows.length], kept, 0);
    double[] covariance = moments.scatter;
    for (int at = 0; at < covariance.length; at++) {
      covariance[at] /= Math.max(1, moments.rows);
    }
    return Gaussian.of(moments.mean, covariance, RIDGE);
  }

  /** Quantile of chi-square by the cube of a normal one (Wilson and Hilferty, 1931). */
  private static double chiSquare(int freedom, double z) {
    double a = 2.0 / (9 * freedom);
    double root = 1 - a + z * Math.sqrt(a);
    return freedom * Math.max(0.05, root * root * root);
  }

  /** Quantile of the standard normal law, within 0.005 for shares from 0.5 (Hastings, 1955). */
  private static double normal(double share) {
    if (share >= 0.999) {
      return 3.09;
    }
    double t = Math.sqrt(-2 * Math.log(1 - share));
    return t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t));
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return GaussianModel.load(in, width);
  }
}
