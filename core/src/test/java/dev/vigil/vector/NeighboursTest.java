package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.math.Chance;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NeighboursTest {
  private static final int WIDTH = 4;
  private static final int ROWS = 1000;

  private final Chance chance = new Chance(3);

  static Stream<ModelKind> kindsThatSeeDistance() {
    return Stream.of(
        new Neighbours(), new KNearest(), new KNearest(10, 512, KNearest.Metric.MANHATTAN));
  }

  static Stream<ModelKind> kinds() {
    return Stream.concat(
        kindsThatSeeDistance(), Stream.of(new KNearest(10, 512, KNearest.Metric.COSINE)));
  }

  private float[] drawn() {
    float[] row = new float[WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      row[j] = (float) chance.nextGaussian();
    }
    return row;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_row_of_the_sample_is_about_as_strange_as_one_like_it(ModelKind kind) {
    float[][] rows = new float[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = drawn();
    }
    VectorModel model = kind.fit(rows, chance, null);
    double own = 0;
    double other = 0;
    for (float[] row : rows) {
      own += model.score(row) / ROWS;
      other += model.score(drawn()) / ROWS;
    }
    assertThat(Math.abs(own - other)).isLessThan(0.1 * (1 + Math.abs(other)));
  }

  /** Half of the rows are the same; what is there so often cannot be the strangest. */
  @ParameterizedTest
  @MethodSource("kinds")
  void a_row_that_is_there_again_and_again_is_less_strange_than_any_other(ModelKind kind) {
    float[] again = {0.5f, -0.5f, 1, 2};
    float[][] rows = new float[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = i % 2 == 0 ? again : drawn();
    }
    VectorModel model = kind.fit(rows, chance, null);
    double common = model.score(again.clone());
    for (int i = 1; i < ROWS; i += 2) {
      assertThat(common).isLessThan(model.score(rows[i]));
    }
  }

  @ParameterizedTest
  @MethodSource("kindsThatSeeDistance")
  void a_row_far_off_is_strange_however_many_are_the_same(ModelKind kind) {
    float[] again = {0.5f, -0.5f, 1, 2};
    float[][] rows = new float[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = i % 10 > 0 ? again : drawn();
    }
    VectorModel model = kind.fit(rows, chance, null);
    double far = model.score(new float[] {9, 9, -9, -9});
    for (float[] row : rows) {
      assertThat(model.score(row)).isLessThan(far);
    }
  }
}
