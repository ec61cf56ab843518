package dev.vigil.cli.input;

import dev.vigil.formats.table.RowSink;
import dev.vigil.formats.table.SeriesName;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * Rows on their way from the thread that reads to the thread that judges: a few batches go round
 * between them, so memory stays the same however long the table is.
 */
public final class Batches implements RowSink {
  private static final int ON_THE_WAY = 6;

  /** Room in both queues for those on the way, the one being filled and the end. */
  private static final int ROOM = ON_THE_WAY + 3;

  private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(ROOM);
  private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(ROOM);
  private final Batch end = new Batch();
  private Batch filling = new Batch();
  private Map<String, Object> metadata = Map.of();

  public Batches() {
    for (int i = 0; i < ON_THE_WAY; i++) {
      free.add(new Batch());
    }
  }

  @Override
  public void series(int index, SeriesName name) {
    filling.begin(name);
  }

  @Override
  public void metadata(Map<String, Object> told) {
    metadata = told;
  }

  @Override
  public void row(int series, long epochMillis, double value, int label) {
    filling.add(series, epochMillis, value, label);
    if (!metadata.isEmpty()) {
      filling.with(metadata);
    }
    if (filling.isFull()) {
      passOn();
    }
  }

  /** Hands on what there is. On the reading thread. */
  public void passOn() {
    if (filling.isEmpty()) {
      return;
    }
    try {
      filled.put(filling);
      filling = free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("nobody wants the rest");
    }
  }

  /** Hands on what there is, and says that it was all. On the reading thread. */
  public void end() {
    if (!filling.isEmpty()) {
      filled.add(filling);
      filling = new Batch();
    }
    filled.add(end);
  }

  /** The next batch, to be given back. On the judging thread. */
  public Batch take() throws InterruptedException {
    return filled.take();
  }

  public boolean isEnd(Batch batch) {
    return batch == end;
  }

  public void giveBack(Batch batch) {
    batch.clear();
    free.add(batch);
  }
}
