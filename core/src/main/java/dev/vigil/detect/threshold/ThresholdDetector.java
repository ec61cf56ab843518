package dev.vigil.detect.threshold;

import dev.vigil.detect.Detector;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** Speaks when a value begins to breach one of four limits. One owner. */
final class ThresholdDetector implements Detector {
  private static final int VERSION = 1;

  private final ThresholdSpec spec;
  private final Limit[] limits;
  private final double lower;
  private final double upper;

  ThresholdDetector(ThresholdSpec spec) {
    this.spec = spec;
    this.limits = Limit.of(spec);
    this.lower = Math.max(spec.warningLower(), spec.criticalLower());
    this.upper = Math.min(spec.warningUpper(), spec.criticalUpper());
  }

  @Override
  public Score score(Observation observation) {
    double value = ((Point) observation).value();
    double dense = 0;
    Limit begun = null;
    for (Limit limit : limits) {
      dense = Math.max(dense, limit.size(value));
      if (begun == null && limit.begins(value)) {
        begun = limit;
      }
    }
    double score = begun == null ? 0 : begun.size(value);
    Evidence evidence = begun == null ? Evidence.NONE : begun.evidence(value);
    return new Score(score, dense, Double.NaN, lower, upper, evidence);
  }

  @Override
  public void learn(Observation observation) {
    double value = ((Point) observation).value();
    for (Limit limit : limits) {
      limit.learn(value);
    }
  }

  /** Always 0: there is nothing to learn. */
  @Override
  public int remaining() {
    return 0;
  }

  @Override
  public void save(StateWriter out) {
    out.part('T', VERSION).put(fingerprint());
    for (Limit limit : limits) {
      limit.save(out);
    }
  }

  void load(StateReader in) {
    in.part('T', VERSION);
    if (in.getInt() != fingerprint()) {
      throw new BadState("a state of other limits does not fit " + spec);
    }
    for (Limit limit : limits) {
      limit.load(in);
    }
  }

  private int fingerprint() {
    return spec.toString().hashCode();
  }
}
