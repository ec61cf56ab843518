package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScalingTest {
  /** From −50 to 50, and always 3. */
  private static float[][] rows() {
    float[][] rows = new float[101][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {i - 50, 3};
    }
    return rows;
  }

  private static float[] scaled(Scaling.Mode mode, float... row) {
    float[] into = new float[2];
    Scaling.of(rows(), mode).apply(row, into);
    return into;
  }

  @Test
  void bounded_is_standard_up_to_ten_deviations() {
    float[] near = scaled(Scaling.Mode.BOUNDED, 50, 3);
    assertThat(near).containsExactly(scaled(Scaling.Mode.STANDARD, 50, 3));
    assertThat(scaled(Scaling.Mode.BOUNDED, 1e6f, 9)).containsExactly(10, 0);
    assertThat(scaled(Scaling.Mode.BOUNDED, -1e6f, 9)).containsExactly(-10, 0);
  }

  @Test
  void softened_is_nearly_robust_for_small_values_and_grows_slowly_for_large_ones() {
    float robust = scaled(Scaling.Mode.ROBUST, 1000, 3)[0];
    assertThat(scaled(Scaling.Mode.SOFTENED, 1, 3)[0])
        .isCloseTo(scaled(Scaling.Mode.ROBUST, 1, 3)[0], within(1e-3f));
    assertThat(scaled(Scaling.Mode.SOFTENED, 1000, 3)[0])
        .isCloseTo((float) (2 * Math.log1p(robust / 2)), within(1e-4f));
  }

  @Test
  void a_constant_feature_that_moves_is_four_deviations_off_before_it_is_softened() {
    float moved = (float) (2 * Math.log1p(2));
    assertThat(scaled(Scaling.Mode.SOFTENED, 0, 3.1f)[1]).isCloseTo(moved, within(1e-6f));
    assertThat(scaled(Scaling.Mode.SOFTENED, 0, 2.9f)[1]).isCloseTo(-moved, within(1e-6f));
    assertThat(scaled(Scaling.Mode.SOFTENED, 0, 3)[1]).isZero();
  }
}
