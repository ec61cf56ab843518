package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateQueueTest {
  private static StateQueue full(int states) {
    StateQueue queue = new StateQueue(states * 164L);
    for (int i = 0; i < states; i++) {
      queue.put(SeriesKey.of("m" + i), new byte[100]);
    }
    return queue;
  }

  @Test
  void there_is_room_for_as_much_as_was_written_and_no_more() {
    StateQueue queue = full(10);
    queue.end();
    List<Boolean> room = new ArrayList<>();
    queue.drain(state -> room.add(queue.hasRoom()));
    assertThat(room)
        .containsExactly(false, false, false, false, false, false, true, true, true, true);
  }

  @Test
  void what_is_broken_off_is_not_handed_over() {
    StateQueue queue = full(3);
    List<SeriesKey> written = new ArrayList<>();
    assertThatThrownBy(
            () ->
                queue.drain(
                    state -> {
                      written.add(state.series());
                      queue.breakOff();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(written).containsExactly(SeriesKey.of("m0"));
  }
}
