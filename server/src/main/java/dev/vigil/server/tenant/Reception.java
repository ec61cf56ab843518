package dev.vigil.server.tenant;

import dev.vigil.formats.wire.EventTally;
import dev.vigil.formats.wire.HistogramMemory;
import dev.vigil.formats.wire.SharedSeries;
import dev.vigil.formats.wire.WireException;
import dev.vigil.formats.wire.WireLimits;
import dev.vigil.model.Point;
import dev.vigil.server.live.Tallies;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads what senders send, a few requests at a time, each in bounded room. Thread-safe. */
public final class Reception {
  private static final Duration LATENESS = Duration.ofSeconds(30);
  private static final int MOST_SERVICES = 10_000;
  private static final int AT_ONCE = 4;
  private static final long WAIT_MILLIS = 2_000;

  private final Reader.Senders senders;
  private final BlockingQueue<Reader> free = new LinkedBlockingQueue<>();
  private final Tallies tallies;

  Reception(WireLimits limits, InstantSource clock, Tallies tallies) {
    this.tallies = tallies;
    this.senders =
        new Reader.Senders(
            HistogramMemory.usual(),
            EventTally.ofLogs(clock, LATENESS, MOST_SERVICES),
            EventTally.ofSpans(clock, LATENESS, MOST_SERVICES));
    SharedSeries series = new SharedSeries(limits.series());
    for (int i = 0; i < AT_ONCE; i++) {
      free.add(new Reader(limits, series, senders, clock));
    }
  }

  /**
   * Reads a request.
   *
   * @return empty if too many are read already
   * @throws WireException if it cannot be taken as a whole
   * @throws IOException if the connection fails
   */
  public Optional<Taken> read(Sent sent) throws WireException, IOException {
    Reader reader = next();
    if (reader == null) {
      tallies.add("shed_requests_readers_busy", 1);
      return Optional.empty();
    }
    try {
      Taken taken = reader.read(sent);
      tallies.add("refused_points", taken.refused());
      tallies.add("passed_over_points", taken.passedOver());
      return Optional.of(taken);
    } finally {
      free.add(reader);
    }
  }

  private @Nullable Reader next() {
    try {
      return free.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** What logs and traces have come to in the minutes that are over. */
  List<Point> counted() throws WireException {
    Reader reader = next();
    if (reader == null) {
      return List.of();
    }
    try {
      List<Point> all = new ArrayList<>(reader.tell(senders.logs()));
      all.addAll(reader.tell(senders.spans()));
      return all;
    } finally {
      free.add(reader);
    }
  }
}
