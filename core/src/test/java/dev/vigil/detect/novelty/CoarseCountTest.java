package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CoarseCountTest {
  @Test
  void it_is_exact_up_to_31_and_never_off_by_more_than_a_sixteenth() {
    byte code = 0;
    for (int row = 1; row <= 500_000; row++) {
      code = CoarseCount.next(code, row);
      int count = CoarseCount.of(code);
      if (row <= 31) {
        assertThat(count).isEqualTo(row);
      }
      assertThat(Math.abs(count - row)).as("after %d rows", row).isLessThanOrEqualTo(row / 16 + 1);
    }
  }

  @Test
  void it_stays_at_its_most() {
    byte code = (byte) 255;
    assertThat(CoarseCount.next(code, 1 << 20)).isEqualTo(code);
    assertThat(CoarseCount.of(code)).isEqualTo(31 << 14);
  }
}
