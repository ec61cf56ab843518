package dev.vigil.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FleetCeilingTest {
  private static final long START = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final double WEEK = 7.0 * DAY;

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 5, 7, 20, 500})
  void pages_in_any_span_are_within_the_ceiling(double perWeek) {
    Random chance = new Random(3);
    FleetCeiling ceiling = new FleetCeiling(perWeek);
    List<Long> pages = new ArrayList<>();
    long newest = START;
    for (int asked = 0; asked < 10_000; asked++) {
      newest += chance.nextInt(40) == 0 ? chance.nextInt((int) DAY) : chance.nextInt(60_000);
      if (ceiling.allows(newest - chance.nextInt(600_000))) {
        pages.add(newest);
      }
    }
    double weeks = (newest - START) / WEEK;
    assertThat((double) pages.size()).isGreaterThan(0.6 * perWeek * weeks);
    double burst = Math.max(1, perWeek / 7);
    for (int last = 0; last < pages.size(); last++) {
      for (int first = Math.max(0, last - 300); first <= last; first++) {
        double span = (pages.get(last) - pages.get(first) + 600_000) / WEEK;
        assertThat(last - first + 1.0 <= perWeek * span + burst + 1e-6)
            .as("%d pages in %f weeks", last - first + 1, span)
            .isTrue();
      }
    }
  }

  @Test
  void without_a_ceiling_all_pages_pass() {
    FleetCeiling none = new FleetCeiling(Double.POSITIVE_INFINITY);
    for (int page = 0; page < 10_000; page++) {
      assertThat(none.allows(START)).isTrue();
    }
  }

  @Test
  void what_was_not_used_is_kept_for_a_day_at_most() {
    FleetCeiling ceiling = new FleetCeiling(70);
    assertThat(pagesAt(ceiling, START, 50)).isEqualTo(10);
    assertThat(pagesAt(ceiling, START + DAY / 2, 50)).isEqualTo(5);
    assertThat(pagesAt(ceiling, START + 100 * DAY, 50)).isEqualTo(10);
  }

  @Test
  void a_single_page_from_the_far_future_does_not_silence_all_series_until_then() {
    FleetCeiling ceiling = new FleetCeiling(7);
    ceiling.allows(START);
    ceiling.allows(START + 400 * DAY);
    int told = 0;
    for (int day = 1; day <= 30; day++) {
      told += pagesAt(ceiling, START + day * DAY, 1);
    }
    assertThat(told).isBetween(25, 28);
  }

  @Test
  void it_goes_on_where_it_was_saved() {
    Random chance = new Random(11);
    FleetCeiling whole = new FleetCeiling(10);
    FleetCeiling cut = new FleetCeiling(10);
    long now = START;
    for (int asked = 0; asked < 3000; asked++) {
      now += chance.nextInt((int) (6 * HOUR)) - HOUR;
      long late = chance.nextInt(10) == 0 ? 3 * DAY : 0;
      FleetCeiling loaded = new FleetCeiling(10);
      loaded.load(new StateReader(saved(cut)));
      cut = loaded;
      assertThat(cut.allows(now - late)).isEqualTo(whole.allows(now - late));
    }
  }

  @Test
  void the_state_of_a_higher_ceiling_is_cut_to_a_lower_one() {
    FleetCeiling lower = new FleetCeiling(14);
    lower.load(new StateReader(saved(new FleetCeiling(700))));
    assertThat(pagesAt(lower, START, 50)).isEqualTo(2);
  }

  private static int pagesAt(FleetCeiling ceiling, long now, int asked) {
    int allowed = 0;
    for (int page = 0; page < asked; page++) {
      allowed += ceiling.allows(now) ? 1 : 0;
    }
    return allowed;
  }

  private static byte[] saved(FleetCeiling ceiling) {
    StateWriter out = new StateWriter();
    ceiling.save(out);
    return out.toByteArray();
  }
}
