package dev.vigil.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.rule.lang.Fact;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the readings of a series. */
final class SeriesFactsTest {
  private static final double NONE = Double.NaN;

  private static SeriesFacts of(int readings, IntToDoubleFunction value) {
    SeriesFacts facts = new SeriesFacts();
    for (int i = 0; i < readings; i++) {
      facts.learn(value.applyAsDouble(i));
    }
    return facts;
  }

  @Test
  void nothing_is_known_of_a_series_that_has_not_reported() {
    SeriesFacts facts = new SeriesFacts();
    assertThat(facts.fact(Fact.READING_COUNT, 5)).isEqualTo(1);
    for (Fact fact : Fact.values()) {
      if (fact.ofReadings() && fact != Fact.READING_COUNT) {
        assertThat(facts.fact(fact, 5)).as(fact.word()).isNaN();
      }
    }
  }

  @Test
  void readings_of_one_value_are_counted_with_the_one_that_comes() {
    SeriesFacts facts = of(10, i -> 21.5);
    assertThat(facts.fact(Fact.READING_COUNT, 21.5)).isEqualTo(11);
    assertThat(facts.fact(Fact.READING_COUNT, 21.6)).isEqualTo(1);
    assertThat(facts.fact(Fact.LAST_VALUE, 21.6)).isEqualTo(21.5);
    facts.learn(21.6);
    assertThat(facts.fact(Fact.READING_COUNT, 21.6)).isEqualTo(2);
    assertThat(facts.fact(Fact.READING_COUNT, NONE)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 15, 40, 1000})
  void the_trend_of_a_line_is_its_slope_from_the_beginning(int readings) {
    SeriesFacts facts = of(readings, i -> 100 + 3.0 * i);
    assertThat(facts.fact(Fact.TREND, NONE)).isCloseTo(3, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20, 300, 1_000_000})
  void the_trend_of_a_line_is_its_slope_however_far_back_is_looked(int back) {
    SeriesFacts facts = new SeriesFacts(back);
    for (int i = 0; i < 1_000; i++) {
      facts.learn(100 + 3.0 * i);
    }
    assertThat(facts.fact(Fact.TREND, NONE)).isCloseTo(3, within(1e-3));
  }

  @Test
  void the_average_is_that_of_as_many_readings_as_are_looked_back_on() {
    for (int back : new int[] {2, 20, 400}) {
      SeriesFacts facts = new SeriesFacts(back);
      for (int i = 0; i < 2_000 + back; i++) {
        facts.learn(i < 2_000 ? 100 + i % 2 : 104);
      }
      double left = 1 - (facts.fact(Fact.MOVING_AVERAGE, NONE) - 100.5) / 3.5;
      assertThat(left).as("of %s", back).isCloseTo(Math.exp(-1), within(0.15));
    }
    assertThatThrownBy(() -> new SeriesFacts(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SeriesFacts(1_000_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void facts_that_looked_back_farther_go_on_with_what_is_asked_now() {
    SeriesFacts far = new SeriesFacts(100_000);
    for (int i = 0; i < 200_000; i++) {
      far.learn(i % 7);
    }
    SeriesFacts near = SeriesFacts.restore(new StateReader(saved(far)), 5);
    for (int i = 0; i < 200; i++) {
      near.learn(100 + 2.0 * i);
    }
    assertThat(near.fact(Fact.TREND, NONE)).isCloseTo(2, within(1e-2));
    assertThat(saved(near.copy())).isEqualTo(saved(near));
  }

  @Test
  void the_change_is_in_percent_of_the_baseline_whatever_its_sign() {
    assertThat(of(100, i -> 50).fact(Fact.PERCENT_CHANGE, 40)).isCloseTo(-20, within(1e-9));
    assertThat(of(100, i -> -50).fact(Fact.PERCENT_CHANGE, -60)).isCloseTo(-20, within(1e-9));
    assertThat(of(100, i -> 0).fact(Fact.PERCENT_CHANGE, 5)).isNaN();
    assertThat(of(9, i -> 50).fact(Fact.PERCENT_CHANGE, 40)).isNaN();
  }

  @Test
  void the_average_follows_a_new_level_within_some_readings_and_the_baseline_later() {
    SeriesFacts facts = of(1000, i -> i < 900 ? 100 + i % 2 : 200 + i % 2);
    assertThat(facts.fact(Fact.MOVING_AVERAGE, NONE)).isCloseTo(200.5, within(3.0));
    assertThat(facts.fact(Fact.PERCENT_CHANGE, 200)).isGreaterThan(60);
  }

  @Test
  void the_volatility_is_the_scatter_as_a_share_of_the_baseline() {
    Random chance = new Random(7);
    SeriesFacts facts = of(5000, i -> 1000 + 50 * chance.nextGaussian());
    assertThat(facts.fact(Fact.VOLATILITY, NONE)).isBetween(0.02, 0.07);
    assertThat(of(50, i -> 7).fact(Fact.VOLATILITY, NONE)).isZero();
  }

  @Test
  void one_absurd_reading_does_not_move_the_baseline() {
    Random chance = new Random(8);
    SeriesFacts facts = of(500, i -> i == 400 ? 1e12 : 1000 + 10 * chance.nextGaussian());
    assertThat(facts.fact(Fact.PERCENT_CHANGE, 1000)).isBetween(-1.0, 1.0);
  }

  @Test
  void what_is_no_number_is_no_reading() {
    SeriesFacts facts = of(20, i -> 5);
    for (double value : new double[] {NONE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      facts.learn(value);
    }
    assertThat(facts.fact(Fact.READING_COUNT, 5)).isEqualTo(21);
  }

  @Test
  void the_largest_numbers_keep_it_finite() {
    SeriesFacts facts = of(2000, i -> i % 3 == 0 ? -Double.MAX_VALUE : Double.MAX_VALUE);
    assertThat(facts.fact(Fact.MOVING_AVERAGE, NONE)).isFinite();
    assertThat(facts.fact(Fact.VOLATILITY, NONE)).isFinite();
    restored(facts);
  }

  private static SeriesFacts restored(SeriesFacts facts) {
    return SeriesFacts.restore(new StateReader(saved(facts)));
  }

  private static byte[] saved(SeriesFacts facts) {
    StateWriter out = new StateWriter();
    facts.save(out);
    return out.toByteArray();
  }

  @Test
  void it_goes_on_bit_for_bit_and_in_60_bytes() {
    Random chance = new Random(9);
    SeriesFacts facts = new SeriesFacts();
    for (int i = 0; i < 600; i++) {
      SeriesFacts again = restored(facts);
      assertThat(saved(again)).isEqualTo(saved(facts)).hasSizeLessThanOrEqualTo(60);
      double value = 10 * chance.nextGaussian();
      facts.learn(value);
      again.learn(value);
      assertThat(saved(again)).isEqualTo(saved(facts));
    }
  }

  @Test
  void a_corrupt_state_is_refused_or_harmless() {
    byte[] sound = saved(of(300, i -> 5 + i % 7));
    for (int at = 0; at < sound.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] corrupt = sound.clone();
        corrupt[at] ^= (byte) (1 << bit);
        tryOut(corrupt);
      }
    }
    for (int length = 0; length < sound.length; length++) {
      byte[] cut = Arrays.copyOf(sound, length);
      assertThatThrownBy(() -> SeriesFacts.restore(new StateReader(cut)))
          .isInstanceOf(BadState.class);
    }
  }

  private static void tryOut(byte[] state) {
    SeriesFacts facts;
    try {
      facts = SeriesFacts.restore(new StateReader(state));
    } catch (BadState refused) {
      return;
    }
    for (int i = 0; i < 100; i++) {
      facts.learn(i);
    }
    assertThat(facts.fact(Fact.MOVING_AVERAGE, 1)).isFinite();
    restored(facts);
  }
}
