package dev.vigil.detect.threshold;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Suitable;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Speaks when a value begins to breach one of its limits. Which ones those are is known from the
 * first observation on, which tells the series. One owner.
 */
final class ThresholdDetector implements Detector, Suitable {
  private static final int VERSION = 2;
  private static final int UNKNOWN = -1;

  private final ThresholdSpec spec;
  private int settings = UNKNOWN;
  private @Nullable LimitSet limits;

  /** Whether the settings are known to be those of the series, which a state does not tell. */
  private boolean checked;

  ThresholdDetector(ThresholdSpec spec) {
    this.spec = spec;
    if (spec.overrides().isEmpty()) {
      choose(0);
    }
  }

  private LimitSet choose(int which) {
    settings = which;
    LimitSet chosen = new LimitSet(spec.settings(which));
    limits = chosen;
    return chosen;
  }

  @Override
  public Score score(Observation observation) {
    return limitsOf(observation).score((Point) observation);
  }

  /** Where no limit is set or learnt it has nothing to go by. */
  @Override
  public double suitability() {
    return limits != null && limits.isEmpty() ? 0 : 1;
  }

  private LimitSet limitsOf(Observation observation) {
    if (limits != null && (checked || spec.settingsOf(observation.series()) == settings)) {
      return limits;
    }
    return new LimitSet(spec.settings(spec.settingsOf(observation.series())));
  }

  @Override
  public void learn(Observation observation) {
    LimitSet known = limitsOf(observation);
    if (!checked) {
      checked = true;
      settings = spec.settingsOf(observation.series());
      limits = known;
    }
    known.learn((Point) observation);
  }

  /** Above 0 only while bounds are learnt. */
  @Override
  public int remaining() {
    return limits == null ? spec.longestWarmUp() : limits.remaining();
  }

  @Override
  public void save(StateWriter out) {
    out.part('T', VERSION).put(fingerprint()).put(settings);
    if (limits != null) {
      limits.save(out);
    }
  }

  void load(StateReader in) {
    int version = in.part('T', VERSION);
    if (version != VERSION || in.getInt() != fingerprint()) {
      throw new BadState("a state of other limits does not fit " + spec);
    }
    int which = in.getInt("settings of a series", UNKNOWN, spec.overrides().size());
    if (which != UNKNOWN) {
      choose(which).load(in);
    } else if (limits != null) {
      throw new BadState("the state knows no settings, and there is one only");
    }
  }

  private int fingerprint() {
    return spec.toString().hashCode();
  }
}
