package dev.vigil.evaluation.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloorTest {
  private static List<double[]> onALine() {
    Random chance = new Random(1);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      double x = chance.nextGaussian();
      rows.add(new double[] {10 + 2 * x, -5 + 7 * x, 3});
    }
    return rows;
  }

  @Test
  void mean_absolute_z_is_in_standard_deviations_of_the_training_part() {
    Floor floor = Floor.fitted(onALine()).get(1);

    assertThat(floor.name()).isEqualTo("mean |z|");
    assertThat(floor.score(new double[] {14, 9, 3})).isCloseTo((2 + 2) / 3.0, within(0.1));
    assertThat(floor.score(new double[] {10, -5, 6})).isCloseTo(1, within(0.1));
  }

  @Test
  void the_residual_is_what_lies_off_the_usual_subspace() {
    Floor floor = Floor.fitted(onALine()).get(0);

    assertThat(floor.name()).isEqualTo("PCA residual");
    assertThat(floor.score(new double[] {30, 65, 3})).isCloseTo(0, within(1e-6));
    // One standard deviation up and one down: both lie wholly off the line.
    assertThat(floor.score(new double[] {12, -12, 3})).isCloseTo(2, within(0.2));
  }

  @Test
  void a_missing_number_is_no_distance() {
    for (Floor floor : Floor.fitted(onALine())) {
      assertThat(floor.score(new double[] {Double.NaN, Double.NaN, 3}))
          .as(floor.name())
          .isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void eigenvectors_of_a_symmetric_matrix_are_turned_by_it_into_multiples_of_themselves() {
    Random chance = new Random(2);
    int size = 40;
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = matrix[j][i] = chance.nextGaussian();
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(matrix);
    for (int of = 0; of < size; of++) {
      double[] vector = eigen.vector(of);
      double length = 0;
      for (int i = 0; i < size; i++) {
        double turned = 0;
        for (int j = 0; j < size; j++) {
          turned += matrix[i][j] * vector[j];
        }
        assertThat(turned).isCloseTo(eigen.values()[of] * vector[i], within(1e-9));
        length += vector[i] * vector[i];
      }
      assertThat(length).isCloseTo(1, within(1e-9));
    }
  }
}
