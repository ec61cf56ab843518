package dev.vigil.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitWatchTest {
  /** Each value is a letter: h above the limits, l below them, n a missing one, dots inside. */
  @ParameterizedTest
  @CsvSource({
    "1, ..h..,              2",
    "1, .hhhh.,             1",
    "1, .h.h.h,             '1 3 5'",
    "1, hl,                 0",
    "3, .hh.hh.hh.,         ''",
    "3, .hhh..,             3",
    "3, .hhhhhhh,           3",
    "3, .hlh.,              3",
    "3, hhh.hhh..hh.hhh,    2",
    "3, hhh...hhh,          '2 8'",
    "3, hhh..h...hhh,       '2 11'",
    "2, hnhhnnhh,           '3 7'",
  })
  void a_breach_begins_once_it_has_held_and_ends_likewise(int hold, String values, String begins) {
    LimitWatch watch = new LimitWatch(new Limits(10, 90, hold));
    StringBuilder told = new StringBuilder();
    for (int at = 0; at < values.length(); at++) {
      if (watch.begins(value(values.charAt(at)))) {
        told.append(told.length() == 0 ? "" : " ").append(at);
      }
    }
    assertThat(told.toString()).isEqualTo(begins);
  }

  @Test
  void a_value_on_the_limit_is_within_it() {
    LimitWatch watch = new LimitWatch(new Limits(10, 90, 1));
    assertThat(watch.begins(90)).isFalse();
    assertThat(watch.begins(10)).isFalse();
    assertThat(watch.begins(Math.nextUp(90.0))).isTrue();
  }

  @Test
  void it_goes_on_where_it_was_saved() {
    Limits limits = Limits.above(90, 3);
    LimitWatch watch = new LimitWatch(limits);
    for (int at = 0; at < 8; at++) {
      StateWriter out = new StateWriter();
      watch.save(out);
      watch = new LimitWatch(limits);
      watch.load(new StateReader(out.toByteArray()));
      assertThat(watch.begins(95)).isEqualTo(at == 2);
    }
  }

  @Test
  void limits_that_nothing_could_keep_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(5, 5, 1))
        .withMessage("the lower limit must be under the upper one, were 5.0 and 5.0");
    assertThatIllegalArgumentException().isThrownBy(() -> Limits.above(Double.NaN, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.above(5, 0))
        .withMessageContaining("1 observation or more");
  }

  private static double value(char letter) {
    return switch (letter) {
      case 'h' -> 95;
      case 'l' -> 5;
      case 'n' -> Double.NaN;
      default -> 50;
    };
  }
}
