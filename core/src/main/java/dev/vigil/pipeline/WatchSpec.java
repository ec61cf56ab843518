package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.rule.SeriesFacts;

/**
 * How a series is watched: what measures it, how it is judged, what its numbers are, when it is
 * held to have stopped, and what its values, as they are sent, can be at all.
 *
 * @param enabled whether it is watched; of one that is not nothing is kept
 * @param factsBack readings that rules' facts of it look back on, from 2 to 1,000,000
 */
public record WatchSpec(
    DetectorSpec detector,
    JudgeSpec judge,
    ValueKind kind,
    AbsenceSpec absence,
    ValidRange valid,
    boolean enabled,
    int factsBack) {
  public WatchSpec {
    requireNonNull(detector, "detector");
    requireNonNull(judge, "judge");
    requireNonNull(kind, "kind");
    requireNonNull(absence, "absence");
    requireNonNull(valid, "valid");
    if (factsBack < SeriesFacts.LEAST_BACK || factsBack > SeriesFacts.MOST_BACK) {
      throw new IllegalArgumentException(
          "facts look back on 2 to 1000000 readings, were to look on " + factsBack);
    }
  }

  /** A series that is watched. */
  public WatchSpec(
      DetectorSpec detector,
      JudgeSpec judge,
      ValueKind kind,
      AbsenceSpec absence,
      ValidRange valid) {
    this(detector, judge, kind, absence, valid, true, SeriesFacts.USUAL_BACK);
  }

  /** Asked after if it reports steadily; any number may come. */
  public WatchSpec(DetectorSpec detector, JudgeSpec judge, ValueKind kind) {
    this(detector, judge, kind, AbsenceSpec.AUTO, ValidRange.ANY);
  }

  /** The default detector at one page a week, on gauges. */
  public WatchSpec() {
    this(new CompositeSpec(), new JudgeSpec(), ValueKind.GAUGE);
  }

  public WatchSpec withDetector(DetectorSpec detector) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled, factsBack);
  }

  public WatchSpec withJudge(JudgeSpec judge) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled, factsBack);
  }

  public WatchSpec withKind(ValueKind kind) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled, factsBack);
  }

  public WatchSpec withAbsence(AbsenceSpec absence) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled, factsBack);
  }

  public WatchSpec withValid(ValidRange valid) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled, factsBack);
  }

  public WatchSpec withEnabled(boolean enabled) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled, factsBack);
  }

  public WatchSpec withFactsBack(int factsBack) {
    return new WatchSpec(detector, judge, kind, absence, valid, enabled, factsBack);
  }
}
