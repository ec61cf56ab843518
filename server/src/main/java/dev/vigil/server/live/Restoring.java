package dev.vigil.server.live;

import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.state.BadState;
import dev.vigil.store.Checkpoints;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Loads a checkpoint into a room: this thread reads rows and takes series over, others make series
 * of rows in between. One owner.
 */
final class Restoring implements Checkpoints.Loader, AutoCloseable {
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
            () ->
                some.stream()
                    .map(row -> SeriesRow.read(row.series(), row.bytes(), pipeline))
                    .toList(),
            decoders));
    if (decoding.size() > AHEAD) {
      adopt();
    }
  }

  private void adopt() {
    try {
      decoding.remove().join().forEach(room::adopt);
    } catch (CompletionException e) {
      throw e.getCause() instanceof BadState bad ? bad : e;
    }
  }

  /** All rows were handed over. */
  void end() {
    loadShared();
    decode();
    while (!decoding.isEmpty()) {
      adopt();
    }
    room.complete();
  }

  @Override
  public void close() {
    decoders.shutdownNow();
  }
}
