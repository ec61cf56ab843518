package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRingTest {
  @Test
  void the_last_events_are_known_and_older_ones_are_a_gap() {
    EventRing ring = new EventRing(3);
    for (int i = 1; i <= 5; i++) {
      ring.add("alert", "{\"n\":" + i + "}");
    }

    assertThat(ring.newest()).isEqualTo(5);
    assertThat(ring.after(3, 10)).extracting(Event::id).containsExactly(4L, 5L);
    assertThat(ring.after(0, 2)).extracting(Event::id).containsExactly(3L, 4L);
    assertThat(ring.reaches(2)).isTrue();
    assertThat(ring.reaches(1)).isFalse();
    assertThat(ring.reaches(6)).isFalse();
  }

  @Test
  void ids_go_on_after_a_restart() {
    EventRing before = new EventRing(3);
    for (int i = 1; i <= 5; i++) {
      before.add("alert", "{\"n\":" + i + "}");
    }
    StateWriter state = new StateWriter();
    before.save(state);
    EventRing after = new EventRing(2);
    after.load(new StateReader(state.toByteArray()));

    assertThat(after.after(0, 10))
        .containsExactly(new Event(4, "alert", "{\"n\":4}"), new Event(5, "alert", "{\"n\":5}"));
    after.add("anomaly", "{}");
    assertThat(after.newest()).isEqualTo(6);
  }

  @Test
  void from_wherever_somebody_listens_the_next_are_found_in_their_order() {
    EventRing ring = new EventRing(7);
    for (int newest = 1; newest <= 30; newest++) {
      ring.add("alert", "{\"n\":" + newest + "}");
      for (long id = -3; id <= newest + 2; id++) {
        List<Long> expected = new ArrayList<>();
        for (long at = Math.max(id, Math.max(0, newest - 7)) + 1; at <= newest; at++) {
          expected.add(at);
        }
        assertThat(ring.after(id, 100)).extracting(Event::id).isEqualTo(expected);
        assertThat(ring.after(id, 2))
            .extracting(Event::id)
            .isEqualTo(expected.subList(0, Math.min(2, expected.size())));
      }
    }
    assertThat(ring.after(Long.MIN_VALUE, 1)).extracting(Event::json).containsExactly("{\"n\":24}");
    assertThat(ring.after(Long.MAX_VALUE, 1)).isEmpty();
  }
}
