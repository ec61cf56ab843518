package dev.vigil.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FigureTest {
  @Test
  void whole_numbers_are_whole_and_fractions_have_six_digits() {
    assertThat(Figure.of(39197)).isEqualTo("39197");
    assertThat(Figure.of(1_234_567.8)).isEqualTo("1234568");
    assertThat(Figure.of(2.0 / 3)).isEqualTo("0.666667");
    assertThat(Figure.of(-0.0)).isEqualTo("0");
    assertThat(Figure.of(1200)).isEqualTo("1200");
    assertThat(Figure.of(0.00001234)).isEqualTo("0.00001234");
  }

  @Test
  void the_very_large_and_small_have_an_exponent() {
    assertThat(Figure.of(1.5e20)).isEqualTo("1.5000e+20");
    assertThat(Figure.of(2e-9)).isEqualTo("2.0000e-09");
  }

  @Test
  void what_is_not_known_is_a_question_mark() {
    assertThat(Figure.of(Double.NaN)).isEqualTo("?");
    assertThat(Figure.range(Double.NaN, 3)).isEqualTo("?");
    assertThat(Figure.range(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-∞ … 3");
  }

  @Test
  void counts_have_their_plural() {
    assertThat(Figure.count(1, "page")).isEqualTo("1 page");
    assertThat(Figure.count(10_320, "row")).isEqualTo("10,320 rows");
  }
}
