package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.judge.JudgeSpec;

/**
 * How a series is watched: what measures it, how it is judged, what its numbers are, and when it is
 * held to have stopped.
 */
public record WatchSpec(
    DetectorSpec detector, JudgeSpec judge, ValueKind kind, AbsenceSpec absence) {
  public WatchSpec {
    requireNonNull(detector, "detector");
    requireNonNull(judge, "judge");
    requireNonNull(kind, "kind");
    requireNonNull(absence, "absence");
  }

  /** Asked after if it reports steadily. */
  public WatchSpec(DetectorSpec detector, JudgeSpec judge, ValueKind kind) {
    this(detector, judge, kind, AbsenceSpec.AUTO);
  }

  /** The default detector at one page a week, on gauges. */
  public WatchSpec() {
    this(new NoveltySpec(), new JudgeSpec(), ValueKind.GAUGE);
  }

  public WatchSpec withDetector(DetectorSpec detector) {
    return new WatchSpec(detector, judge, kind, absence);
  }

  public WatchSpec withJudge(JudgeSpec judge) {
    return new WatchSpec(detector, judge, kind, absence);
  }

  public WatchSpec withKind(ValueKind kind) {
    return new WatchSpec(detector, judge, kind, absence);
  }

  public WatchSpec withAbsence(AbsenceSpec absence) {
    return new WatchSpec(detector, judge, kind, absence);
  }
}
