package dev.vigil.cli.watch;

import dev.vigil.pipeline.Pipeline;
import java.time.Duration;

/**
 * Samples the host at a steady pace. What needs no interval is shown at once, the rest after a
 * short one; both are only shown, since our own start is what they measure best. One owner.
 */
final class WatchLoop {
  private static final long FIRST_INTERVAL = 300_000_000;

  private final HostSampler sampler;
  private final Pipeline pipeline;
  private final WatchBoard board;
  private final WatchView view;
  private final Pace pace;

  /**
   * @param pipeline judges, and tells the board of what is odd
   */
  WatchLoop(HostSampler sampler, Pipeline pipeline, WatchBoard board, WatchView view, Pace pace) {
    this.sampler = sampler;
    this.pipeline = pipeline;
    this.board = board;
    this.view = view;
    this.pace = pace;
  }

  /**
   * Runs until the time is over, nobody reads any more, or it is told to stop.
   *
   * @param every from one sample to the next, above 0
   * @param span how long in all
   */
  void run(Duration every, Duration span) {
    long step = every.toNanos();
    long start = pace.nanos();
    long end = span.toNanos();
    board.preview(pace.epochMillis(), sampler.sample(pace.nanos()));
    view.begin(board);
    if (!pace.await(start + Math.min(FIRST_INTERVAL, step / 2))) {
      return;
    }
    board.preview(pace.epochMillis(), sampler.sample(pace.nanos()));
    view.show(board);
    // A sample that took longer than the step costs the ones it ran over, not the pace.
    long passed = step;
    while (passed <= end && !view.closed() && pace.await(start + passed)) {
      board.judge(pace.epochMillis(), sampler.sample(pace.nanos()), pipeline::accept);
      pipeline.passTime(pace.epochMillis());
      board.flaws(pipeline::flaws);
      view.show(board);
      passed = Math.max(passed + step, (pace.nanos() - start) / step * step);
    }
    if (passed > end) {
      pace.await(start + end);
    }
  }
}
