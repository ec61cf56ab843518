package dev.vigil.detect.statistical;

import dev.vigil.detect.Describing;
import dev.vigil.detect.Detector;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a value against the window of those before it, by the vote of some tests. One owner. */
final class StatisticalDetector implements Detector, QualityReporting, Describing {
  private static final int VERSION = 1;

  /** Share of the values to either side that the words leave out of what was usual. */
  private static final double UNUSUAL = 0.05;

  private static final Score NOTHING_KNOWN =
      new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);

  private final StatisticalSpec spec;
  private final Ballot ballot;
  private final Window window;
  private final @Nullable QualityCheck check;

  StatisticalDetector(StatisticalSpec spec) {
    this.spec = spec;
    this.ballot = new Ballot(spec);
    this.window = new Window(spec.windowSize());
    this.check = spec.enableDataQualityAnalysis() ? new QualityCheck(spec.windowSize()) : null;
  }

  @Override
  public Score score(Observation observation) {
    if (remaining() > 0) {
      return NOTHING_KNOWN;
    }
    double value = Window.tamed(((Point) observation).value());
    double count = ballot.count(window, value);
    double median = window.median();
    ballot.fence(window);
    double lower = Math.min(median, ballot.lower());
    double upper = Math.max(median, ballot.upper());
    if (count <= 0) {
      return new Score(0, 0.0 - count, median, lower, upper, Evidence.NONE);
    }
    return new Score(count, count, median, lower, upper, evidence(value, lower, upper));
  }

  private Evidence evidence(double value, double lower, double upper) {
    AnomalyType type =
        value > upper ? AnomalyType.SPIKE : value < lower ? AnomalyType.DROP : AnomalyType.OUTLIER;
    return new StatisticalEvidence(
        type,
        value,
        window.rows(),
        window.quantile(UNUSUAL),
        window.quantile(1 - UNUSUAL),
        ballot.findings(window, value),
        quality());
  }

  @Override
  public Map<String, Object> learnt() {
    Map<String, Object> learnt = new LinkedHashMap<>();
    learnt.put("observations", window.rows());
    learnt.put("windowSize", spec.windowSize());
    boolean ready = remaining() == 0;
    learnt.put("median", ready ? window.median() : Double.NaN);
    learnt.put("usuallyFrom", ready ? window.quantile(UNUSUAL) : Double.NaN);
    learnt.put("usuallyTo", ready ? window.quantile(1 - UNUSUAL) : Double.NaN);
    return learnt;
  }

  @Override
  public void learn(Observation observation) {
    window.add(Window.tamed(((Point) observation).value()));
    if (check != null) {
      check.add(observation.epochMillis());
    }
  }

  @Override
  public int remaining() {
    return Math.max(0, spec.minDataPoints() - window.rows());
  }

  @Override
  public Optional<WindowQuality> quality() {
    return check == null || remaining() > 0 ? Optional.empty() : Optional.of(check.of(window));
  }

  @Override
  public void save(StateWriter out) {
    out.part('V', VERSION).put(spec.windowSize()).put(check != null);
    window.save(out);
    if (check != null) {
      check.save(out);
    }
  }

  void load(StateReader in) {
    in.part('V', VERSION);
    if (in.getInt() != spec.windowSize() || in.getBoolean() != (check != null)) {
      throw new BadState("a state of other settings does not fit " + spec);
    }
    window.load(in);
    if (check != null) {
      check.load(in, window.rows());
    }
  }
}
