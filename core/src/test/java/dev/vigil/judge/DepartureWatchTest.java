package dev.vigil.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.AnomalyType;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DepartureWatchTest {
  private final Random chance = new Random(1);
  private DepartureWatch watch = new DepartureWatch();

  /** What a series may look like when nothing is wrong. */
  private enum Noise {
    GAUSS {
      @Override
      IntToDoubleFunction of(Random chance) {
        return row -> 100 + 5 * chance.nextGaussian();
      }
    },
    AUTOREGRESSIVE {
      @Override
      IntToDoubleFunction of(Random chance) {
        double[] state = new double[1];
        return row -> 100 + 3 * (state[0] = 0.95 * state[0] + chance.nextGaussian());
      }
    },
    DAILY {
      @Override
      IntToDoubleFunction of(Random chance) {
        double phase = chance.nextDouble();
        return row -> 100 + 30 * wave(row / 288.0 + phase) + 4 * chance.nextGaussian();
      }
    },
    LOGNORMAL {
      @Override
      IntToDoubleFunction of(Random chance) {
        return row -> Math.exp(1 + 0.8 * chance.nextGaussian());
      }
    },
    HEAVY_TAILED {
      @Override
      IntToDoubleFunction of(Random chance) {
        return row -> 50 + 5 * chance.nextGaussian() / Math.sqrt(squares(chance) / 3);
      }
    },
    COUNTS {
      @Override
      IntToDoubleFunction of(Random chance) {
        return row ->
            Math.round(Math.exp(2 + wave(row / 288.0)) * (1 + 0.3 * chance.nextGaussian()));
      }
    },
    RANDOM_WALK {
      @Override
      IntToDoubleFunction of(Random chance) {
        double[] walk = {1000};
        return row -> walk[0] += chance.nextGaussian();
      }
    },
    TREND {
      @Override
      IntToDoubleFunction of(Random chance) {
        return row -> 100 + 0.002 * row + 5 * wave(row / 288.0) + chance.nextGaussian();
      }
    },
    SPIKY {
      @Override
      IntToDoubleFunction of(Random chance) {
        return row ->
            chance.nextDouble() < 0.03
                ? 50 + 20 * chance.nextDouble()
                : 5 + 0.5 * chance.nextGaussian();
      }
    },
    INTEGER {
      @Override
      IntToDoubleFunction of(Random chance) {
        return row -> Math.round(20 + 2 * chance.nextGaussian());
      }
    };

    abstract IntToDoubleFunction of(Random chance);

    private static double wave(double day) {
      return Math.sin(2 * Math.PI * day);
    }

    private static double squares(Random chance) {
      double squares = 0;
      for (int degree = 0; degree < 3; degree++) {
        squares += Math.pow(chance.nextGaussian(), 2);
      }
      return squares;
    }
  }

  @ParameterizedTest
  @EnumSource(Noise.class)
  void on_ordinary_series_it_keeps_to_the_budget_of_one_a_week(Noise noise) {
    int told = 0;
    int series = 140;
    for (int seed = 0; seed < series; seed++) {
      IntToDoubleFunction values = noise.of(new Random(seed));
      watch = new DepartureWatch();
      for (int row = 0; row < 288; row++) {
        told += watch.begins(values.applyAsDouble(row)) ? 1 : 0;
      }
    }
    assertThat(told)
        .as("departures in %d days of learning", series)
        .isLessThanOrEqualTo(series / 7);
  }

  @Test
  void a_departure_is_told_once_when_it_has_held_for_five_values() {
    noise(40, 100);
    assertThat(feed(200, 201, 199, 200, 200, 201, 200, 199, 200, 200)).containsExactly(4);
  }

  @Test
  void it_is_told_after_as_few_as_ten_values_if_it_is_far_enough() {
    noise(10, 100);
    assertThat(feed(200, 200, 200, 200, 200)).containsExactly(4);
  }

  @Test
  void in_the_first_ten_values_nothing_departs() {
    noise(4, 100);
    assertThat(feed(900, 900, 900, 900, 900, 900)).isEmpty();
  }

  @Test
  void single_spikes_are_not_told() {
    noise(40, 100);
    for (int spike = 0; spike < 20; spike++) {
      assertThat(feed(1000)).isEmpty();
      assertThat(noise(10, 100)).isEmpty();
    }
  }

  @Test
  void four_in_a_row_are_not_told_nor_five_on_both_sides() {
    noise(40, 100);
    assertThat(feed(200, 200, 200, 200, 100, 200, 0, 200, 0, 200, 0)).isEmpty();
  }

  @Test
  void a_series_that_stands_still_is_silent_whatever_comes_next() {
    for (int row = 0; row < 50; row++) {
      assertThat(feed(7)).isEmpty();
    }
    assertThat(feed(8, 8, 8, 8, 8, 8)).isEmpty();
  }

  @Test
  void a_hair_s_breadth_on_a_steady_series_is_no_departure() {
    for (int row = 0; row < 50; row++) {
      feed(100 + 0.001 * (row % 3));
    }
    assertThat(feed(100.5, 100.5, 100.5, 100.5, 100.5, 100.5)).isEmpty();
  }

  @Test
  void a_new_level_is_learnt_and_the_way_back_is_news_again() {
    noise(40, 100);
    assertThat(feed(200, 200, 201, 199, 200)).containsExactly(4);
    assertThat(noise(30, 200)).isEmpty();
    assertThat(feed(100, 100, 101, 99, 100)).containsExactly(4);
  }

  @Test
  void a_slow_change_of_level_is_followed() {
    for (int row = 0; row < 1000; row++) {
      assertThat(feed(100 + 0.2 * row + chance.nextGaussian())).isEmpty();
    }
  }

  @Test
  void its_evidence_says_how_far_on_which_side_and_how_long() {
    noise(40, 100);
    feed(200, 200, 200, 200, 200);
    DepartureEvidence up = watch.evidence(200);
    assertThat(up.type()).isEqualTo(AnomalyType.SPIKE);
    assertThat(up.sentence())
        .matches("5 values in a row lie \\d\\d times the usual spread above the median so far");
    assertThat(up.contributions().get(0).value()).isEqualTo(up.deviations()).isGreaterThan(10);
    assertThat(up.agreement()).isEqualTo(1);
    DepartureEvidence down = watch.evidence(3.25);
    assertThat(down.type()).isEqualTo(AnomalyType.DROP);
    assertThat(down.sentence()).contains("below the median");
  }

  @Test
  void it_goes_on_bit_for_bit_where_it_was_saved() {
    DepartureWatch cut = new DepartureWatch();
    for (int row = 0; row < 2000; row++) {
      double value = (row / 60 % 4 == 3 ? 150 : 100) + chance.nextGaussian();
      DepartureWatch loaded = new DepartureWatch();
      loaded.load(new StateReader(saved(cut)));
      cut = loaded;
      assertThat(cut.begins(value)).isEqualTo(watch.begins(value));
      assertThat(saved(cut)).isEqualTo(saved(watch));
    }
  }

  /** Which of the values begin a departure. */
  private List<Integer> feed(double... values) {
    List<Integer> begun = new ArrayList<>();
    for (int at = 0; at < values.length; at++) {
      if (watch.begins(values[at])) {
        begun.add(at);
      }
    }
    return begun;
  }

  private List<Integer> noise(int rows, double level) {
    return feed(chance.doubles(rows, level - 5, level + 5).toArray());
  }

  private static byte[] saved(DepartureWatch watch) {
    StateWriter out = new StateWriter();
    watch.save(out);
    return out.toByteArray();
  }
}
