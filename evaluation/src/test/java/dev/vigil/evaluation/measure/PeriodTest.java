package dev.vigil.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  private static double[] wave(int period, int rows) {
    Random chance = new Random(1);
    return IntStream.range(0, rows)
        .mapToDouble(row -> 5 + Math.sin(2 * Math.PI * row / period) + 0.1 * chance.nextGaussian())
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 24, 144, 288})
  void a_rhythm_is_found(int period) {
    assertThat(Period.of(wave(period, 30_000))).isBetween(period - 1, period + 1);
  }

  @Test
  void a_rhythm_longer_than_the_longest_is_none() {
    assertThat(Period.of(wave(390, 20_000))).isEqualTo(Period.USUAL);
  }

  @Test
  void what_has_no_peak_has_no_rhythm() {
    assertThat(Period.of(new double[500])).isEqualTo(Period.USUAL);
    assertThat(Period.of(IntStream.range(0, 5000).asDoubleStream().toArray()))
        .isEqualTo(Period.USUAL);
    assertThat(Period.of(new double[] {1, 2})).isEqualTo(Period.USUAL);
  }
}
