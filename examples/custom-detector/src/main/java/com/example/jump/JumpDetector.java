package com.example.jump;

import dev.vigil.detect.Detector;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** Knows the last value and the mean step of one series. One owner. */
final class JumpDetector implements Detector {
  private static final int WARM_UP = 20;
  private static final double SPOKEN = 6;
  private static final double LARGEST = 1e300;
  private static final double MOST_STEPS = 1e6;

  private final JumpSpec spec;
  private double last;
  private double meanStep;
  private int learnt;

  JumpDetector(JumpSpec spec) {
    this.spec = spec;
  }

  private static double value(Observation observation) {
    return Math.max(-LARGEST, Math.min(LARGEST, ((Point) observation).value()));
  }

  @Override
  public Score score(Observation observation) {
    if (remaining() > 0) {
      return new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);
    }
    double jump = value(observation) - last;
    double least = Math.max(Math.abs(last) * 1e-9, Double.MIN_NORMAL);
    double unit = Math.max(meanStep, least);
    double steps = Math.min(MOST_STEPS, Math.abs(jump) / unit);
    boolean strange = steps >= SPOKEN;
    return new Score(
        strange ? steps : 0,
        steps,
        last,
        last - SPOKEN * unit,
        last + SPOKEN * unit,
        strange ? new JumpEvidence(steps, jump > 0) : Evidence.NONE);
  }

  @Override
  public void learn(Observation observation) {
    double value = value(observation);
    if (learnt > 0) {
      // At first the plain mean; from then on old steps fade.
      double weight = 1.0 / Math.min(learnt, spec.memory());
      meanStep += weight * (Math.abs(value - last) - meanStep);
    }
    last = value;
    learnt = Math.min(learnt + 1, spec.memory());
  }

  @Override
  public int remaining() {
    return Math.max(0, Math.min(WARM_UP, spec.memory()) - learnt);
  }

  /** A mark and a version first, so that another detector's state is refused. */
  @Override
  public void save(StateWriter out) {
    out.part('J', 1).put(last).put(meanStep).put(learnt);
  }

  /** Everything that is read is checked: a state may come from a damaged disk. */
  static JumpDetector restore(JumpSpec spec, StateReader in) {
    in.part('J', 1);
    JumpDetector detector = new JumpDetector(spec);
    detector.last = in.getDouble("last value", value -> Math.abs(value) <= LARGEST);
    detector.meanStep = in.getDouble("mean step", step -> step >= 0 && step <= 2 * LARGEST);
    detector.learnt = in.getInt("values learnt", 0, spec.memory());
    return detector;
  }
}
