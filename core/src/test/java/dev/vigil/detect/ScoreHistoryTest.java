package dev.vigil.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScoreHistoryTest {
  private final Calibration calibration = new NoveltySpec().calibration();
  private final ScoreHistory history = new ScoreHistory(calibration);
  private final Random chance = new Random(9);

  @Test
  void without_a_history_it_is_the_calibration() {
    for (double score = 0.01; score < 7; score += 0.01) {
      assertThat(history.pValue(score))
          .isCloseTo(calibration.tail(score), within(1e-9 * calibration.tail(score)));
    }
  }

  @Test
  void a_score_of_0_is_no_news() {
    assertThat(history.pValue(0)).isEqualTo(1);
  }

  @Test
  void a_higher_score_never_has_a_higher_p_value_whatever_was_seen() {
    for (int kind = 0; kind < 40; kind++) {
      ScoreHistory of = new ScoreHistory(calibration);
      double typical = 4 * chance.nextDouble();
      double share = Math.pow(10, -4 * chance.nextDouble());
      for (int row = chance.nextInt(30_000); row > 0; row--) {
        of.learn(chance.nextDouble() < share ? typical * (0.8 + 0.4 * chance.nextDouble()) : 0);
      }
      double before = 1;
      for (double score = 0; score < 8; score += 0.005) {
        double p = of.pValue(score);
        assertThat(p)
            .as("p of %.3f where %.5f of the rows score about %.2f", score, share, typical)
            .isPositive()
            .isLessThanOrEqualTo(before);
        before = p;
      }
    }
  }

  @Test
  void the_largest_scores_there_are_still_have_a_p_value_above_0() {
    learn(25_000, 0, 0);
    assertThat(history.pValue(1e6)).isPositive();
    assertThat(history.pValue(Double.MAX_VALUE)).isPositive();
  }

  @Test
  void twenty_rows_count_as_much_as_the_calibration() {
    learn(20, 1, 0.7);
    double expected = (20 + 20 * calibration.tail(0.62)) / 40;
    assertThat(history.pValue(0.62)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void what_was_never_seen_in_n_rows_is_not_held_to_be_much_rarer_than_once_in_n_rows() {
    learn(19_000, 0, 0);
    double rows = 1 / calibration.tail(0.62);
    assertThat(history.pValue(0.62)).isCloseTo(1 / (19_000 + rows), within(1e-9));
    assertThat(history.pValue(3)).isBetween(0.9e-6, 1e-6);
  }

  @Test
  void on_a_series_that_scores_ten_times_as_often_as_usual_the_p_values_are_soon_right() {
    Calibration tenfold =
        Calibration.of(new double[] {1, 2, 3, 4}, new double[] {0.1, 0.01, 1e-3, 1e-4}, 2);
    ScoreHistory often = new ScoreHistory(tenfold);
    int below = 0;
    for (int row = 0; row < 200_000; row++) {
      double score = 1 - Math.log10(1 - chance.nextDouble());
      below += often.pValue(score) <= 1e-2 ? 1 : 0;
      often.learn(score);
    }
    assertThat(below).isBetween(1500, 2500);
  }

  @Test
  void with_a_history_it_is_the_share_of_rows_that_scored_as_high() {
    for (int row = 0; row < 15_000; row++) {
      history.learn(row % 100 == 0 ? 1.2 : row % 10 == 1 ? 0.7 : 0);
    }
    assertThat(history.pValue(0.62)).isCloseTo(0.11, within(0.001));
    assertThat(history.pValue(1)).isCloseTo(0.01, within(0.0005));
    assertThat(history.pValue(1.5)).isBetween(1e-6, 1e-4);
  }

  @Test
  void between_two_knots_it_passes_from_one_to_the_other_without_a_jump() {
    learn(10_000, 0.01, 1.6);
    double before = history.pValue(0.62);
    for (double score = 0.62; score < 3.5; score += 1e-4) {
      double p = history.pValue(score);
      assertThat(Math.log(before / p)).isBetween(-1e-12, 0.01);
      before = p;
    }
  }

  @Test
  void what_is_long_past_is_forgotten() {
    learn(15_000, 0.2, 2.5);
    assertThat(history.pValue(2)).isGreaterThan(0.19);
    learn(100_000, 0, 0);
    assertThat(history.pValue(2)).isLessThan(0.02);
    learn(100_000, 0, 0);
    assertThat(history.pValue(2)).isLessThan(0.001);
  }

  @Test
  void it_goes_on_bit_for_bit_where_it_was_saved() {
    ScoreHistory cut = new ScoreHistory(calibration);
    for (int row = 0; row < 45_000; row++) {
      double score = chance.nextInt(30) == 0 ? 4 * chance.nextDouble() : 0;
      if (row % 997 == 0) {
        ScoreHistory loaded = new ScoreHistory(calibration);
        loaded.load(new StateReader(saved(cut)));
        cut = loaded;
      }
      history.learn(score);
      cut.learn(score);
      assertThat(cut.pValue(score)).isEqualTo(history.pValue(score));
    }
    assertThat(saved(cut)).isEqualTo(saved(history));
  }

  @Test
  void a_history_on_other_knots_is_refused() {
    byte[] state = saved(history);
    Calibration other = Calibration.of(new double[] {1, 2}, new double[] {0.1, 0.01}, 1);
    assertThatExceptionOfType(BadState.class)
        .isThrownBy(() -> new ScoreHistory(other).load(new StateReader(state)))
        .withMessage("a score history of 9 knots does not fit 2");
  }

  private void learn(int rows, double share, double score) {
    for (int row = 0; row < rows; row++) {
      history.learn(chance.nextDouble() < share ? score : 0);
    }
  }

  private static byte[] saved(ScoreHistory history) {
    StateWriter out = new StateWriter();
    history.save(out);
    return out.toByteArray();
  }
}
