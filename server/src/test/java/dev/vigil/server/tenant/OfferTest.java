package dev.vigil.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class OfferTest {
  @Test
  void what_is_not_taken_in_time_is_not_wanted_any_more_when_its_turn_comes() {
    AtomicReference<BooleanSupplier> asks = new AtomicReference<>(() -> true);
    assertThatThrownBy(
            () ->
                Offer.make(
                    wanted -> {
                      asks.set(wanted);
                      return new CompletableFuture<>();
                    },
                    1))
        .isInstanceOfSatisfying(
            Unserved.class, e -> assertThat(e.why()).isEqualTo(Unserved.Why.BUSY));
    assertThat(asks.get().getAsBoolean()).isFalse();
  }

  @Test
  void what_has_begun_is_waited_for() {
    assertThatCode(
            () ->
                Offer.make(
                    wanted -> {
                      assertThat(wanted.getAsBoolean()).isTrue();
                      return new CompletableFuture<Boolean>() {
                        private int asked;

                        @Override
                        public Boolean get(long many, TimeUnit of) throws TimeoutException {
                          if (asked++ == 0) {
                            throw new TimeoutException();
                          }
                          return true;
                        }
                      };
                    },
                    1))
        .doesNotThrowAnyException();
  }

  @Test
  void what_cannot_be_taken_is_told() {
    assertThatThrownBy(
            () ->
                Offer.make(
                    wanted -> CompletableFuture.failedFuture(new IllegalStateException("no")), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no");
  }
}
