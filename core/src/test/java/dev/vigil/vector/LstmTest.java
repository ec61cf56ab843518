package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

final class LstmTest {
  private static final int ROWS = 1024;

  @Test
  void the_gradient_is_what_small_changes_of_each_weight_do_to_the_loss() {
    Chance chance = new Chance(3);
    float[][] rows = new float[40][3];
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) (0.7 * chance.nextGaussian());
      }
    }
    LstmNetwork network = LstmNetwork.of(3, 5, 2, chance);
    LstmPass pass = new LstmPass(network, 16, 4);
    float[] weights = network.weights();
    float[] gradient = new float[weights.length];
    pass.forward(rows, 7);
    pass.backward(gradient);
    float change = 0.01f;
    double worst = 0;
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      float kept = weights[i];
      weights[i] = kept + change;
      double more = pass.forward(rows, 7);
      weights[i] = kept - change;
      double less = pass.forward(rows, 7);
      weights[i] = kept;
      worst = Math.max(worst, Math.abs((more - less) / (2 * change) - gradient[i]));
      largest = Math.max(largest, Math.abs(gradient[i]));
    }
    assertThat(largest).isGreaterThan(1);
    assertThat(worst).isLessThan(0.005 * largest);
  }

  @Test
  void it_learns_to_foretell_a_sine_far_better_than_the_last_value_does() {
    double naive = errorOfLast(i -> 1.3 * Math.sin(2 * Math.PI * i / 25));
    double error = errorOf(i -> 1.3 * Math.sin(2 * Math.PI * i / 25));
    assertThat(error).isLessThan(0.2 * naive);
  }

  @Test
  void it_learns_when_a_square_wave_turns_which_the_last_value_never_tells() {
    IntToDoubleFunction square = i -> i % 16 < 8 ? 1 : -1;
    assertThat(errorOf(square)).isLessThan(0.3 * errorOfLast(square));
  }

  /** Root of the mean square error over rows that were not learnt. */
  private static double errorOf(IntToDoubleFunction wave) {
    Chance chance = new Chance(11);
    VectorModel model = null;
    for (int from = 0; from < 5; from++) {
      model = new Lstm().fit(rows(wave, from * ROWS, ROWS), chance, model);
    }
    LstmModel fitted = (LstmModel) model;
    double squares = 0;
    float[][] rows = rows(wave, 5 * ROWS + 3, 400);
    for (int i = 0; i < rows.length; i++) {
      double error = rows[i][0] - fitted.forecast(0);
      squares += i < 100 ? 0 : error * error;
      fitted.follow(rows[i]);
    }
    return Math.sqrt(squares / (rows.length - 100));
  }

  private static double errorOfLast(IntToDoubleFunction wave) {
    double squares = 0;
    for (int i = 1; i <= 400; i++) {
      double error = wave.applyAsDouble(i) - wave.applyAsDouble(i - 1);
      squares += error * error;
    }
    return Math.sqrt(squares / 400);
  }

  private static float[][] rows(IntToDoubleFunction wave, int from, int count) {
    float[][] rows = new float[count][1];
    for (int i = 0; i < count; i++) {
      rows[i][0] = (float) wave.applyAsDouble(from + i);
    }
    return rows;
  }

  @Test
  void what_it_foretells_is_saved_bit_for_bit() {
    float[][] rows = rows(i -> Math.sin(i / 3.0) + 0.1 * (i % 7), 0, 300);
    LstmModel model = (LstmModel) new Lstm().fit(rows, new Chance(5), null);
    for (float[] row : rows) {
      model.follow(row);
    }
    StateWriter out = new StateWriter();
    model.save(out);
    VectorModel restored = new Lstm().restore(new StateReader(out.toByteArray()), 1);
    for (float[] row : rows) {
      assertThat(restored.score(row)).isEqualTo(model.score(row)).isFinite();
      model.follow(row);
      restored.follow(row);
    }
  }

  @Test
  void the_same_rows_and_chance_make_the_same_network() {
    float[][] rows = rows(i -> Math.sin(i / 3.0), 0, 200);
    LstmModel one = (LstmModel) new Lstm().fit(rows, new Chance(5), null);
    LstmModel other = (LstmModel) new Lstm().fit(rows, new Chance(5), null);
    assertThat(one.network().weights()).isEqualTo(other.network().weights());
  }

  @Test
  void a_step_that_was_never_seen_is_strange_once() {
    float[][] rows = rows(i -> Math.sin(i / 3.0), 0, ROWS);
    LstmModel model = (LstmModel) new Lstm().fit(rows, new Chance(5), null);
    for (float[] row : rows) {
      model.follow(row);
    }
    float[] next = rows(i -> Math.sin(i / 3.0), ROWS, 1)[0];
    double usual = model.score(next);
    double strange = model.score(new float[] {next[0] + 3});
    assertThat(strange).isGreaterThan(5 * usual + 5);
    double[] shares = new double[1];
    model.attribute(new float[] {next[0] + 3}, shares);
    assertThat(Math.sqrt(shares[0])).isCloseTo(strange, within(1e-9));
  }

  @Test
  void settings_out_of_range_are_refused_by_name() {
    assertThatThrownBy(() -> new Lstm(1, 32, 1024))
        .hasMessageContaining("hidden")
        .hasMessageContaining("1");
    assertThatThrownBy(() -> new Lstm(12, 4, 1024)).hasMessageContaining("window");
    assertThatThrownBy(() -> new Lstm(12, 32, 10)).hasMessageContaining("recent");
  }
}
