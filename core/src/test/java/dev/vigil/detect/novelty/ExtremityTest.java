package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExtremityTest {
  private static final long TWO_HOURS = 7_200_000;

  @Test
  void a_peak_beyond_what_a_float_holds_leaves_later_ones_to_be_seen() {
    Extremity extremity = new Extremity();
    extremity.observe(0, 1000, 0, 1e56, true, 1);
    for (int block = 1; block < 500; block++) {
      extremity.observe(block * TWO_HOURS, 1000 + block, 0, 1 + 0.1 * (block % 5), true, 1);
    }
    extremity.observe(500 * TWO_HOURS, 1500, 0, 100, true, 1);
    assertThat(extremity.excess()).isPositive();
    assertThat(extremity.timesUsual()).isBetween(50.0, 100.0);
  }
}
