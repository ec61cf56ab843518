package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.math.Chance;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is strange in one feature of eight, or in two, is laid to that one, or those two. */
final class AttributionTest {
  private static final int WIDTH = 8;
  private static final int ROWS = 1024;
  private static final int TRIALS = 100;
  private static final int FEWEST_RIGHT = 90;
  private static final float PLANTED = 8;

  private final Chance chance = new Chance(11);

  static Stream<ModelKind> kinds() {
    return Stream.of(
        new IsolationForest(),
        new Neighbours(),
        new KNearest(),
        new KNearest(10, 512, KNearest.Metric.MANHATTAN),
        new KNearest(10, 512, KNearest.Metric.COSINE),
        new Loda(),
        new RobustCovariance(),
        new Covariance(),
        new GaussianMixture(),
        new Autoencoder(),
        new OneClassSvm());
  }

  /** Every feature is half of what all have in common, and half its own. */
  private float[] row() {
    double common = chance.nextGaussian();
    float[] row = new float[WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      row[j] = (float) (Math.sqrt(0.5) * (common + chance.nextGaussian()));
    }
    return row;
  }

  private FittedModel fitted(ModelKind kind) {
    float[][] rows = new float[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = row();
    }
    return FittedModel.of(kind, kind.scaling(), rows, chance, null);
  }

  private float planted() {
    return chance.nextDouble() < 0.5 ? PLANTED : -PLANTED;
  }

  private static int largest(double[] shares, int except) {
    int largest = except == 0 ? 1 : 0;
    for (int j = 0; j < shares.length; j++) {
      largest = j != except && shares[j] > shares[largest] ? j : largest;
    }
    return largest;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void the_feature_that_is_strange_says_most(ModelKind kind) {
    FittedModel model = fitted(kind);
    int right = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      float[] row = row();
      int strange = chance.nextInt(WIDTH);
      row[strange] = planted();
      double[] shares = new double[WIDTH];
      model.attribute(row, 1, shares);
      right += largest(shares, -1) == strange ? 1 : 0;
    }
    assertThat(right).as(kind.word()).isGreaterThanOrEqualTo(FEWEST_RIGHT);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void of_two_features_that_are_strange_one_says_most_and_the_other_next(ModelKind kind) {
    FittedModel model = fitted(kind);
    int first = 0;
    int both = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      float[] row = row();
      int one = chance.nextInt(WIDTH);
      int other = (one + 1 + chance.nextInt(WIDTH - 1)) % WIDTH;
      row[one] = planted();
      row[other] = planted();
      double[] shares = new double[WIDTH];
      model.attribute(row, 1, shares);
      int most = largest(shares, -1);
      first += Set.of(one, other).contains(most) ? 1 : 0;
      both += Set.of(one, other).equals(Set.of(most, largest(shares, most))) ? 1 : 0;
    }
    assertThat(first).as(kind.word()).isGreaterThanOrEqualTo(FEWEST_RIGHT);
    assertThat(both).as(kind.word() + ", both").isGreaterThanOrEqualTo(FEWEST_RIGHT);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void shares_are_at_least_nothing_and_add_up_to_the_strangeness(ModelKind kind) {
    FittedModel model = fitted(kind);
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] shares = new double[WIDTH];
      float[] row = row();
      row[0] = planted();
      model.attribute(row, 3, shares);
      double sum = 0;
      for (double share : shares) {
        assertThat(share).isNotNegative();
        sum += share;
      }
      assertThat(sum).isBetween(2.999, 3.001);
    }
  }
}
