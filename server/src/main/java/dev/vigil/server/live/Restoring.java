package dev.vigil.server.live;

import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.state.BadState;
import dev.vigil.store.Checkpoints;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loads a checkpoint into a room: this thread reads rows and takes series over, others make series
 * of rows in between. One owner.
 */
final class Restoring implements Checkpoints.Loader, AutoCloseable {
  private static final Logger LOG = System.getLogger(Restoring.class.getName());

  /** So many that cannot be read, or a tenth of all, are damage that can be lived with. */
  private static final int MOST_BAD = 10;

  private static final int BAD_SHARE = 10;
  private static final int MOST_TOLD = 10;
  private static final int ROWS = 256;
  private static final int AHEAD = 16;

  private final EngineRoom room;
  private final StateParts parts = new StateParts();
  private final Queue<CompletableFuture<List<SeriesRow>>> decoding = new ArrayDeque<>();
  private final ExecutorService decoders =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          work -> {
            Thread thread = new Thread(work, "vigil-restore");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger bad = new AtomicInteger();
  private int all;
  private List<Row> rows = new ArrayList<>(ROWS);
  private boolean shared;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(SeriesKey series, byte[] bytes) {}

  Restoring(EngineRoom room) {
    this.room = room;
  }

  @Override
  public void part(String name, byte[] state) {
    parts.part(name, state);
  }

  @Override
  public void series(SeriesKey series, byte[] state) {
    loadShared();
    all++;
    rows.add(new Row(series, state));
    if (rows.size() == ROWS) {
      decode();
    }
  }

  private void loadShared() {
    if (!shared) {
      byte[] state = parts.whole();
      if (state.length > 0) {
        room.loadShared(state);
      }
      shared = true;
    }
  }

  private void decode() {
    List<Row> some = rows;
    rows = new ArrayList<>(ROWS);
    Pipeline pipeline = room.engine().pipeline();
    decoding.add(
        CompletableFuture.supplyAsync(
            () -> some.stream().map(row -> read(row, pipeline)).toList(), decoders));
    if (decoding.size() > AHEAD) {
      adopt();
    }
  }

  /** One that cannot be read begins anew. */
  private SeriesRow read(Row row, Pipeline pipeline) {
    try {
      return SeriesRow.read(row.series(), row.bytes(), pipeline);
    } catch (BadState e) {
      if (bad.incrementAndGet() <= MOST_TOLD) {
        LOG.log(Level.ERROR, row.series() + " is to begin anew, as it cannot be restored", e);
      }
      return SeriesRow.none(row.series());
    }
  }

  private void adopt() {
    decoding.remove().join().forEach(room::adopt);
  }

  /**
   * All rows were handed over.
   *
   * @throws BadState if so many of them cannot be read that something else is wrong
   */
  void end() {
    loadShared();
    decode();
    while (!decoding.isEmpty()) {
      adopt();
    }
    if (tooManyBad()) {
      throw new BadState(bad.get() + " of " + all + " series cannot be restored");
    }
    room.complete();
  }

  private boolean tooManyBad() {
    int many = bad.get();
    return many > 1 && (many == all || many > Math.max(MOST_BAD, all / BAD_SHARE));
  }

  /** How many series could not be read, and begin anew. */
  int bad() {
    return bad.get();
  }

  @Override
  public void close() {
    decoders.shutdownNow();
  }
}
