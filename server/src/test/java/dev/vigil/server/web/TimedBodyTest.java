package dev.vigil.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedBodyTest {
  @Test
  void a_body_that_takes_too_long_is_not_read_further() throws IOException {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // such clocks may turn over
    TimedBody body = new TimedBody(new ByteArrayInputStream(new byte[10]), 1_000, nanos::get);

    nanos.addAndGet(999_999_999);
    assertThat(body.read(new byte[4], 0, 4)).isEqualTo(4);
    nanos.addAndGet(2);
    assertThatThrownBy(() -> body.read(new byte[4], 0, 4)).isInstanceOf(TimedBody.TooSlow.class);
    assertThatThrownBy(body::read).isInstanceOf(TimedBody.TooSlow.class);
  }
}
