package dev.vigil.cli.input;

import dev.vigil.formats.table.ReadProgress;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How far the reading of a file has come: a bar on the standard error, if somebody looks and it
 * takes long. Thread-safe.
 */
public final class ReadBar implements ReadProgress, AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final int WIDTH = 79;

  private final boolean seen;
  private final long start = System.nanoTime();
  private @Nullable ProgressBar bar;
  private boolean closed;

  /**
   * @param seen whether the standard error is a terminal
   */
  public ReadBar(boolean seen) {
    this.seen = seen;
  }

  @Override
  public synchronized void read(long bytes, long total) {
    if (!seen || closed || total <= 0) {
      return;
    }
    if (bar == null && System.nanoTime() - start > PATIENCE) {
      bar = bar(total);
    }
    if (bar != null) {
      bar.stepTo(Math.min(bytes, total));
    }
  }

  private static ProgressBar bar(long total) {
    return new ProgressBarBuilder()
        .setTaskName("Reading")
        .setInitialMax(total)
        .setUnit(" MB", 1 << 20)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
        .setUpdateIntervalMillis(200)
        .clearDisplayOnFinish()
        .build();
  }

  /** Takes the bar away. */
  @Override
  public synchronized void close() {
    closed = true;
    if (bar != null) {
      bar.close();
    }
  }
}
