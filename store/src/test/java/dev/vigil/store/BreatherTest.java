package dev.vigil.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.store.StoreException.Reason;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreatherTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // such clocks may turn over
  private final Breather breather = new Breather(nanos::get);

  private void fails(long millis) {
    long began = breather.now();
    pass(millis);
    breather.failed(new StoreException(Reason.UNREACHABLE, "gone"), began);
  }

  private void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private void rests(boolean does) {
    if (does) {
      assertThatThrownBy(breather::check)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("gone");
    } else {
      assertThatCode(breather::check).doesNotThrowAnyException();
    }
  }

  @Test
  void what_fails_at_once_may_be_tried_at_once() {
    rests(false);
    fails(499);
    rests(false);
  }

  @Test
  void what_was_long_in_failing_is_not_tried_for_four_times_as_long() {
    fails(10_000);
    rests(true);
    pass(39_999);
    rests(true);
    pass(1);
    rests(false);
    rests(false);
  }

  @Test
  void after_a_minute_anything_is_tried() {
    fails(300_000);
    pass(59_999);
    rests(true);
    pass(1);
    rests(false);
  }
}
