package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StrangenessHistoryTest {
  /** Strangeness with so large a mean, which models that knew their rows would have taken for 1. */
  private static StrangenessHistory of(double mean, int rows) {
    StrangenessHistory history = new StrangenessHistory();
    Random chance = new Random(4);
    for (int i = 0; i < rows; i++) {
      history.learn(-mean * Math.log(1 - chance.nextDouble()));
    }
    return history;
  }

  @Test
  void what_rows_had_that_were_not_learnt_yet_sets_how_rare_a_strangeness_is() {
    for (double mean : new double[] {1, 1.5, 2.5}) {
      StrangenessHistory history = of(mean, 8000);
      for (double rarity : new double[] {1, 2.3, 4.6, 9.2, 14}) {
        assertThat(history.rarity(mean * rarity))
            .as("mean %s, 1 row in e^%s", mean, rarity)
            .isCloseTo(rarity, within(0.1 + 0.15 * rarity));
      }
    }
  }

  @Test
  void before_any_row_strangeness_is_not_taken_at_its_word() {
    StrangenessHistory nothing = new StrangenessHistory();
    assertThat(nothing.rarity(0)).isZero();
    assertThat(nothing.rarity(6.9)).isBetween(3.0, 5.0);
  }

  @Test
  void rarity_never_falls_as_strangeness_rises() {
    StrangenessHistory history = of(1.5, 700);
    double last = 0;
    for (double strangeness = 0; strangeness < 100; strangeness += 0.01) {
      assertThat(history.rarity(strangeness)).isGreaterThanOrEqualTo(last);
      last = history.rarity(strangeness);
    }
    assertThat(last).isFinite();
  }

  @Test
  void it_is_saved_bit_for_bit_and_counts_that_do_not_fit_are_refused() {
    StrangenessHistory history = of(1.2, 40_000);
    StateWriter out = new StateWriter();
    history.save(out);
    StrangenessHistory restored = new StrangenessHistory();
    restored.load(new StateReader(out.toByteArray()));
    assertThat(restored.rarity(5.3)).isEqualTo(history.rarity(5.3));
    StateWriter wrong = new StateWriter();
    wrong.part('H', 1).put(5000f).put(new float[128]);
    assertThatThrownBy(() -> restored.load(new StateReader(wrong.toByteArray())))
        .isInstanceOf(BadState.class);
  }
}
