package dev.vigil.cli.watch;

import dev.vigil.cli.console.ExitCode;
import dev.vigil.cli.console.Terminal;
import dev.vigil.cli.options.BudgetOptions;
import dev.vigil.cli.options.DurationConverter;
import dev.vigil.pipeline.Pipeline;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vigil watch}. */
@Command(
    name = "watch",
    description = {
      "Watch this machine: every few seconds its CPU, load, memory, swap, disks, network,"
          + " connections and processes, each with the band that was expected and what is odd.",
      "",
      "What is normal here is learnt for a day. Until then only a crossed limit (CPU 98 %%, memory"
          + " 95 %%, a disk 95 %%) and a large departure that lasts are told."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil watch                               until Ctrl-C",
      "  vigil watch --for 60s --fail-on-anomaly   exit code 1 if something was odd",
      "  vigil watch --format json > host.ndjson   one JSON object per series and sample"
    })
public final class WatchCommand implements Callable<Integer> {
  private static final Duration LEAST_STEP = Duration.ofMillis(200);
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "2s",
      description = "From one sample to the next, 200ms or more; ${DEFAULT-VALUE} if not given.")
  private Duration every = Duration.ofSeconds(2);

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "End after this time; until Ctrl-C if not given.")
  private @Nullable Duration span;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "'table' (live in a terminal, else plain lines) or 'json'.")
  private Format format = Format.TABLE;

  @Mixin private BudgetOptions budget = new BudgetOptions();

  @Option(names = "--fail-on-anomaly", description = "Exit code 1 if an anomaly was told.")
  private boolean failOnAnomaly;

  @Override
  public Integer call() {
    if (every.compareTo(LEAST_STEP) < 0) {
      throw new ParameterException(
          spec.commandLine(), "--every must be 200ms or more, was " + every.toMillis() + "ms");
    }
    SystemPace pace = new SystemPace();
    CountDownLatch done = new CountDownLatch(1);
    Thread onExit = new Thread(() -> stop(pace, done), "vigil-stop");
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      return watch(pace);
    } finally {
      done.countDown();
    }
  }

  /** On Ctrl-C: lets the loop put the terminal in order before the JVM ends. */
  private static void stop(SystemPace pace, CountDownLatch done) {
    pace.stop();
    try {
      if (!done.await(2, TimeUnit.SECONDS)) {
        System.out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int watch(Pace pace) {
    Host host = host();
    WatchView view = view(System.out);
    ZoneId zone = ZoneId.systemDefault();
    WatchBoard board = new WatchBoard(host.name(), budget.budget(), zone);
    try (Pipeline pipeline =
        new Pipeline(HostMetrics.watched(budget.budget(), zone), board::tell, board::back)) {
      new WatchLoop(new HostSampler(host), pipeline, board, view, pace)
          .run(every, span == null ? FOR_EVER : span);
    } finally {
      view.end(board);
    }
    return failOnAnomaly && !board.told().isEmpty() ? ExitCode.ANOMALIES : ExitCode.FINE;
  }

  private static Host host() {
    try {
      return OshiHost.open();
    } catch (LinkageError e) {
      throw new IllegalStateException("this system cannot be read: " + e, e);
    }
  }

  private WatchView view(PrintStream out) {
    if (format == Format.JSON) {
      return new WatchJson(out);
    }
    Terminal terminal = Terminal.ofStdout();
    WatchScreen screen = new WatchScreen(new Ink(terminal.coloured()), every);
    return terminal.live()
        ? new LiveView(out, screen, WindowSize::ask)
        : new PlainView(out, screen);
  }
}
