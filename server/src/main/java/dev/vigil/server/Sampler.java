package dev.vigil.server;

import dev.vigil.model.Point;
import dev.vigil.server.live.Live;
import dev.vigil.server.live.NotReady;
import dev.vigil.server.live.Overloaded;
import dev.vigil.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks sources at a steady pace, and hands what they measure to an engine. */
final class Sampler implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Sampler.class.getName());

  private final List<Source> sources;
  private final Live live;
  private final InstantSource clock;
  private final ScheduledExecutorService pace =
      Executors.newSingleThreadScheduledExecutor(Sampler::thread);

  Sampler(List<Source> sources, Live live, InstantSource clock) {
    this.sources = List.copyOf(sources);
    this.live = live;
    this.clock = clock;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "vigil-sampler");
    thread.setDaemon(true);
    return thread;
  }

  void start(Duration every) {
    long millis = every.toMillis();
    Future<?> unused = pace.scheduleAtFixedRate(this::sample, 0, millis, TimeUnit.MILLISECONDS);
  }

  private void sample() {
    if (!live.ready()) {
      return;
    }
    List<Point> points = new ArrayList<>();
    for (Source source : sources) {
      try {
        points.addAll(source.read(clock.millis(), System.nanoTime()));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "a source could not be read", e);
      }
    }
    try {
      CompletableFuture<?> unused = live.observe(points, List.of());
    } catch (Overloaded | NotReady | StoreException e) {
      live.tallies().add("skipped_samples", 1);
    } catch (RuntimeException e) { // else there would be no next time
      live.tallies().add("skipped_samples", 1);
      LOG.log(Level.WARNING, "what was sampled could not be taken in", e);
    }
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }
}
