package dev.vigil.server.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.formats.wire.WireException;
import dev.vigil.formats.wire.WireLimits;
import dev.vigil.server.live.Tallies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReceptionTest {
  private static final byte[] NOTHING = "[]".getBytes(UTF_8);

  private final Tallies tallies = new Tallies();
  private final Reception reception =
      new Reception(
          new TenantSpec.Bounds(WireLimits.usual(), 1, 1), InstantSource.system(), tallies);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);

  /** A body in whose midst one waits. */
  private final class Halting extends ByteArrayInputStream {
    Halting() {
      super(NOTHING);
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) {
      begun.countDown();
      try {
        assertThat(goesOn.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return super.read(into, from, length);
    }
  }

  private Optional<Taken> read(InputStream body) {
    try {
      return reception.read(new Sent(Wire.JSON, body, null, null, null));
    } catch (WireException | IOException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void while_all_readers_are_busy_another_is_turned_away_and_counted() throws Exception {
    CompletableFuture<Optional<Taken>> first =
        CompletableFuture.supplyAsync(() -> read(new Halting()));
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(read(new ByteArrayInputStream(NOTHING))).isEmpty();
    assertThat(tallies.of("shed_requests_readers_busy")).isEqualTo(1);
    goesOn.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS)).isPresent();
    assertThat(read(new ByteArrayInputStream(NOTHING))).isPresent();
  }
}
