package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class IdleClockTest {
  private static final long DAY = 86_400_000;
  private static final long START = 19_700 * DAY;

  private final IdleClock clock = new IdleClock(8 * DAY);

  @Test
  void what_is_silent_for_the_idle_time_and_an_eighth_is_idle_and_nothing_before() {
    clock.pass(START);
    int seenIn = clock.part();
    for (long hour = 1; hour <= 8 * 24; hour++) {
      clock.pass(START + hour * DAY / 24);
      assertThat(clock.idle(seenIn)).isFalse();
    }
    clock.pass(START + 9 * DAY);
    assertThat(clock.idle(seenIn)).isTrue();
    assertThat(clock.idle(clock.part())).isFalse();
  }

  @Test
  void however_far_time_jumps_nothing_is_idle_at_once() {
    clock.pass(START);
    clock.pass(START + 4000 * DAY);
    clock.pass(START);
    clock.pass(Long.MAX_VALUE);
    clock.pass(Long.MIN_VALUE);
    assertThat(clock.idle(0)).isFalse();
  }

  @Test
  void one_observation_from_the_far_future_does_not_stop_it() {
    clock.pass(START);
    clock.pass(START + 4000 * DAY);
    for (int hour = 0; hour < 24 * 11; hour++) {
      clock.pass(START + hour * DAY / 24);
    }
    assertThat(clock.idle(0)).isTrue();
  }

  @Test
  void a_series_whose_clock_is_ahead_does_not_hurry_it() {
    clock.pass(START);
    for (int hour = 0; hour < 24 * 7; hour++) {
      clock.pass(START + hour * DAY / 24);
      clock.pass(START + 400 * DAY + hour * DAY / 24);
    }
    assertThat(clock.idle(0)).isFalse();
    assertThat(clock.part()).isBetween(6, 8);
  }

  @Test
  void it_goes_on_where_it_was_saved() {
    Random chance = new Random(8);
    IdleClock cut = new IdleClock(8 * DAY);
    for (int row = 0; row < 2000; row++) {
      StateWriter out = new StateWriter();
      cut.save(out);
      cut = new IdleClock(8 * DAY);
      cut.load(new StateReader(out.toByteArray()));
      long now = START + row * DAY / 10 + (chance.nextInt(30) == 0 ? 300 * DAY : 0);
      clock.pass(now);
      cut.pass(now);
      assertThat(cut.part()).isEqualTo(clock.part());
    }
  }

  @Test
  void history_in_pieces_between_what_is_new_is_no_time_that_passes() {
    clock.pass(START);
    for (int day = 0; day < 80; day += 2) {
      for (int hour = 0; hour < 48; hour++) {
        clock.pass(START - 100 * DAY + (day * 24L + hour) * DAY / 24);
      }
      clock.pass(START + day * DAY / 2000);
    }
    assertThat(clock.part()).isZero();
    for (int day = 1; day <= 10; day++) {
      clock.pass(START + day * DAY);
    }
    assertThat(clock.idle(0)).isTrue();
  }
}
