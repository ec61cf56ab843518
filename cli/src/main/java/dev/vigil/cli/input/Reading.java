package dev.vigil.cli.input;

import dev.vigil.formats.table.ReadReport;
import dev.vigil.formats.table.TableException;
import dev.vigil.formats.table.TableReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A table being read on a thread of its own. */
public final class Reading implements AutoCloseable {
  private final FutureTask<ReadReport> task;
  private final Thread thread;

  private Reading(FutureTask<ReadReport> task) {
    this.task = task;
    this.thread = new Thread(task, "vigil-reader");
    thread.setDaemon(true);
  }

  /** Takes rows in. */
  public interface Taker {
    /** Takes some; whether more are wanted. */
    boolean take(Batch batch) throws IOException;
  }

  /**
   * Hands on all rows of a table.
   *
   * @return what was read; empty if nobody wanted the rest
   * @throws TableException if the table is not good to its end
   */
  public static Optional<ReadReport> all(TableReader table, Batches batches, Taker taker)
      throws TableException, IOException, InterruptedException {
    try (Reading reading = start(table, batches)) {
      for (Batch batch = batches.take(); !batches.isEnd(batch); batch = batches.take()) {
        boolean more = taker.take(batch);
        batches.giveBack(batch);
        if (!more) {
          return Optional.empty();
        }
      }
      return Optional.of(reading.report());
    }
  }

  /** Begins to read; {@link Batches#isEnd} follows the last row, whether all went well or not. */
  private static Reading start(TableReader table, Batches into) {
    Reading reading =
        new Reading(
            new FutureTask<>(
                () -> {
                  try {
                    return table.read(into);
                  } finally {
                    into.end();
                  }
                }));
    reading.thread.start();
    return reading;
  }

  /**
   * What was read; to be asked after the end.
   *
   * @throws TableException if the table could not be read to its end
   */
  private ReadReport report() throws TableException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TableException bad) {
        throw bad;
      }
      throw new IllegalStateException("reading failed: " + e.getCause(), e.getCause());
    }
  }

  /** Ends the reading if it still goes on. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
