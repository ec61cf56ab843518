package dev.vigil.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.store.StoreException;
import dev.vigil.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BerthTest {
  private final FakeClock clock = FakeClock.at(Instant.ofEpochMilli(1_790_000_000_000L));
  private final Berth berth = new Berth("acme", clock);
  private final AtomicInteger tries = new AtomicInteger();

  private Tenant fail() {
    tries.incrementAndGet();
    throw new StoreException(StoreException.Reason.CORRUPT, "it is broken");
  }

  private Unserved.Why refused(Berth.Opener opener) {
    try {
      berth.get(opener);
    } catch (Unserved e) {
      return e.why();
    }
    throw new AssertionError("it was opened");
  }

  @Test
  void whoever_asks_while_he_is_opened_does_not_wait() {
    assertThat(
            refused(
                () -> {
                  assertThat(refused(this::fail)).isEqualTo(Unserved.Why.OPENING);
                  return fail();
                }))
        .isEqualTo(Unserved.Why.FAILED);
    assertThat(tries).hasValue(1);
  }

  @Test
  void a_failure_is_told_for_a_while_before_it_is_tried_again() {
    assertThat(refused(this::fail)).isEqualTo(Unserved.Why.FAILED);
    assertThat(berth.failure()).contains("it is broken");
    clock.advance(Duration.ofSeconds(4));
    assertThatThrownBy(() -> berth.get(this::fail)).hasMessage("it is broken");
    assertThat(tries).hasValue(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(refused(this::fail)).isEqualTo(Unserved.Why.FAILED);
    assertThat(tries).hasValue(2);
  }
}
