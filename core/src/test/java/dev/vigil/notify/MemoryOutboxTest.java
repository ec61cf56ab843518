package dev.vigil.notify;

import static dev.vigil.notify.Stories.START;
import static dev.vigil.notify.Stories.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryOutboxTest extends OutboxContract {
  private final MemoryOutbox outbox = new MemoryOutbox(20);

  @Override
  Outbox outbox() {
    return outbox;
  }

  @Override
  int most() {
    return 20;
  }

  @Test
  void a_key_is_known_for_a_week_after_its_delivery() {
    long week = Duration.ofDays(7).toMillis();
    outbox.add(List.of(waiting("a", START)));
    outbox.delivered("a", START);
    outbox.delivered("b", START + week);
    outbox.add(List.of(waiting("a", START)));
    assertThat(outbox.waiting()).isZero();
    outbox.delivered("c", START + week + 1);
    outbox.add(List.of(waiting("a", START)));
    assertThat(outbox.waiting()).isEqualTo(1);
  }

  @Test
  void of_dead_letters_the_last_ten_thousand_are_kept_and_the_others_known() {
    for (int i = 0; i < 10_001; i++) {
      outbox.add(List.of(waiting("k" + i, START)));
      outbox.bury("k" + i, START, "refused");
    }
    outbox.add(List.of(waiting("k0", START)));
    assertThat(outbox.dead()).hasSize(10_000);
    assertThat(outbox.waiting()).isZero();
  }
}
