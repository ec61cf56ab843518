package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.judge.JudgeSpec;

/**
 * How a series is watched: what measures it, how it is judged, what its numbers are, when it is
 * held to have stopped, and what its values, as they are sent, can be at all.
 *
 * @param enabled whether it is watched; of one that is not nothing is kept
 */
public record WatchSpec(
    DetectorSpec detector,
    JudgeSpec judge,
    ValueKind kind,
    AbsenceSpec absence,
    ValidRange valid,
    boolean enabled) {
  public WatchSpec {
    requireNonNull(detector, "detector");
    requireNonNull(judge, "judge");
    requireNonNull(kind, "kind");
    requireNonNull(absence, "absence");
    requireNonNull(valid, "valid");
  }

  /** A series that is watched. */
  public WatchSpec(
      DetectorSpec detector,
      JudgeSpec judge,
      ValueKind kind,
      AbsenceSpec absence,
      ValidRange valid) {
    this(detector, judge, kind, absence, valid, true);
  }

  /** Asked after if it reports steadily; any number may come. */
  public WatchSpec(DetectorSpec detector, JudgeSpec judge, ValueKind kind) {
    this(detector, judge, kind, AbsenceSpec.AUTO, ValidRange.ANY, true);
  }

  /** The default detector at one page a week, on gauges. */
  public WatchSpec() {
    this(new CompositeSpec(), new JudgeSpec(), ValueKind.GAUGE);
  }

  public WatchSpec withDetector(DetectorSpec detector) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled);
  }

  public WatchSpec withJudge(JudgeSpec judge) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled);
  }

  public WatchSpec withKind(ValueKind kind) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled);
  }

  public WatchSpec withAbsence(AbsenceSpec absence) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled);
  }

  public WatchSpec withValid(ValidRange valid) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled);
  }

  public WatchSpec withEnabled(boolean enabled) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled);
  }
}
