package dev.vigil.server.graphite;

import dev.vigil.formats.wire.WireException;
import dev.vigil.server.live.NotReady;
import dev.vigil.server.live.Overloaded;
import dev.vigil.server.tenant.Sent;
import dev.vigil.server.tenant.Taken;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.server.tenant.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Brings lines into a tenant's journal. Where there is no room, or the store fails, it waits and
 * tries again, since no answer could tell the sender to; meanwhile nothing is read of him. One
 * owner, but for {@link #hurry}.
 */
final class Intake {
  private static final Logger LOG = System.getLogger(Intake.class.getName());
  private static final long PAUSE_MILLIS = 200;

  private final Tenant tenant;
  private volatile boolean hurrying;

  Intake(Tenant tenant) {
    this.tenant = tenant;
  }

  /** What finds no room from here on is given up, since the server ends. */
  void hurry() {
    hurrying = true;
  }

  /** Takes whole lines; done once they are in the journal. */
  void take(byte[] bytes, int from, int to) throws InterruptedException {
    Optional<Taken> taken = Optional.empty();
    while (taken.isEmpty()) {
      try {
        taken = tenant.reception().read(sent(bytes, from, to));
      } catch (WireException e) {
        refuseAll(bytes, from, to);
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (taken.isEmpty() && !mayWait(0)) {
        return;
      }
    }
    Taken sifted = tenant.sift(taken.get());
    if (!sifted.points().isEmpty()) {
      keep(sifted);
    }
  }

  private static Sent sent(byte[] bytes, int from, int to) {
    return new Sent(
        Wire.GRAPHITE, new ByteArrayInputStream(bytes, from, to - from), null, null, null);
  }

  /** None of the lines can be read. */
  private void refuseAll(byte[] bytes, int from, int to) {
    int lines = 0;
    for (int at = from; at < to; at++) {
      lines += bytes[at] == '\n' ? 1 : 0;
    }
    tenant.tallies().add("refused_points", lines);
  }

  private void keep(Taken taken) throws InterruptedException {
    boolean kept = false;
    while (!kept) {
      try {
        tenant.live().observe(taken.points(), taken.circumstances()).get();
        kept = true;
      } catch (Overloaded | NotReady e) {
        tenant.tallies().add("graphite_waits", 1);
        kept = !mayWait(taken.points().size());
      } catch (ExecutionException e) {
        LOG.log(Level.WARNING, "points for Graphite are not kept yet", e);
        kept = !mayWait(taken.points().size());
      }
    }
  }

  /**
   * Waits for a moment.
   *
   * @param points how many are lost if it does not
   */
  private boolean mayWait(int points) throws InterruptedException {
    if (hurrying) {
      tenant.tallies().add("graphite_points_lost_at_stop", points);
      return false;
    }
    Thread.sleep(PAUSE_MILLIS);
    return true;
  }
}
