package dev.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesSlotsTest {
  @Test
  void numbers_are_those_of_a_map_whatever_comes_and_goes() {
    Random chance = new Random(4);
    SeriesSlots slots = new SeriesSlots();
    Map<SeriesKey, Integer> expected = new HashMap<>();
    for (int i = 0; i < 60_000; i++) {
      SeriesKey series = new SeriesKey("m", Labels.of("n", "" + chance.nextInt(i % 3_000 + 1)));
      if (chance.nextInt(5) < 2) {
        Integer was = expected.remove(series);
        assertThat(slots.remove(series)).isEqualTo(was == null ? SeriesSlots.NONE : was);
      } else {
        int slot = slots.add(series);
        Integer before = expected.putIfAbsent(series, slot);
        assertThat(before == null || before == slot).isTrue();
      }
      assertThat(slots.size()).isEqualTo(expected.size());
    }
    assertThat(expected.values()).doesNotHaveDuplicates();
    expected.forEach(
        (series, slot) -> {
          assertThat(slots.of(series)).isEqualTo(slot);
          assertThat(slots.series(slot)).isEqualTo(series);
        });
    assertThat(slots.end()).isLessThanOrEqualTo(3_000);
  }
}
