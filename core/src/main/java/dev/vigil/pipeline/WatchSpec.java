package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.judge.JudgeSpec;

/** How a series is watched: what measures it, how it is judged, and what its numbers are. */
public record WatchSpec(DetectorSpec detector, JudgeSpec judge, ValueKind kind) {
  public WatchSpec {
    requireNonNull(detector, "detector");
    requireNonNull(judge, "judge");
    requireNonNull(kind, "kind");
  }

  /** The default detector at one page a week, on gauges. */
  public WatchSpec() {
    this(new NoveltySpec(), new JudgeSpec(), ValueKind.GAUGE);
  }

  public WatchSpec withDetector(DetectorSpec detector) {
    return new WatchSpec(detector, judge, kind);
  }

  public WatchSpec withJudge(JudgeSpec judge) {
    return new WatchSpec(detector, judge, kind);
  }

  public WatchSpec withKind(ValueKind kind) {
    return new WatchSpec(detector, judge, kind);
  }
}
