package dev.vigil.cli.console;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far long work has come: a bar on the standard error while somebody looks. Thread-safe. */
public final class Progress implements AutoCloseable {
  private static final int WIDTH = 79;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts it.
   *
   * @param task what is being done
   * @param steps how many steps it takes
   */
  public static Progress of(String task, long steps) {
    return of(Terminal.ofStderr(), task, steps);
  }

  @SuppressWarnings("resource") // the bar is closed with the progress
  static Progress of(Terminal terminal, String task, long steps) {
    if (!terminal.live()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .setUpdateIntervalMillis(100)
            .clearDisplayOnFinish()
            .build());
  }

  /** One step is done. */
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
