package dev.vigil.detect.seasonal;

import dev.vigil.detect.Describing;
import dev.vigil.detect.Detector;
import dev.vigil.detect.Forecast;
import dev.vigil.detect.Forecasting;
import dev.vigil.detect.Suitable;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores a value by its distance from what its place in the cycles has. One owner. */
final class SeasonalDetector implements Detector, Forecasting, Suitable, Describing {
  /** Values beyond are taken for this, so that no square overflows. */
  static final double LARGEST = 1e150;

  /** Deviations from which a score is told, and half the width of the band. */
  static final double REACH = 3;

  /** Share of the dense score that is left a row later, so that it tells of what has just been. */
  private static final double HOLD = 0.97;

  private static final double MOST_DENSE = 50;
  private static final int WARM_UP = 50;
  private static final int MOST_STEPS = 100_000;
  private static final int VERSION = 1;
  private static final Score NOTHING_KNOWN =
      new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);

  private final SeasonalSpec spec;
  private Probe probe = new Probe();
  private @Nullable SeasonalModel model;
  private int rows;
  private double held;

  SeasonalDetector(SeasonalSpec spec) {
    this.spec = spec;
  }

  @Override
  public Score score(Observation observation) {
    SeasonalModel known = model;
    if (known == null || rows < WARM_UP) {
      return NOTHING_KNOWN;
    }
    double value = value(observation);
    return scored(known, known.look(observation.epochMillis(), value), value);
  }

  private Score scored(SeasonalModel model, View view, double value) {
    double largest = view.largest();
    double dense = dense(view);
    double expected = model.measured(view.expected);
    double half = REACH * view.wide;
    double lower = model.measured(view.expected - half);
    double upper = model.measured(view.expected + half);
    if (largest < REACH) {
      return new Score(0, dense, expected, lower, upper, Evidence.NONE);
    }
    Evidence evidence = SeasonalEvidence.of(model, view, value, lower, upper);
    return new Score(largest, dense, expected, lower, upper, evidence);
  }

  private double dense(View view) {
    return Math.max(HOLD * held, Math.min(MOST_DENSE, view.largest()));
  }

  private static double value(Observation observation) {
    double value = ((Point) observation).value();
    return Math.max(-LARGEST, Math.min(LARGEST, value));
  }

  @Override
  public void learn(Observation observation) {
    SeasonalModel known = model;
    if (known != null) {
      known.look(observation.epochMillis(), value(observation));
    }
    take(observation);
  }

  /** Learns a row that the model has looked at, if there is a model. */
  private void take(Observation observation) {
    rows += rows < Integer.MAX_VALUE ? 1 : 0;
    SeasonalModel known = model;
    if (known != null) {
      held = dense(known.view());
      known.learn(observation.epochMillis(), value(observation));
    } else if (probe.learn(observation.epochMillis(), value(observation))) {
      model = SeasonalModel.of(spec, probe);
      probe = new Probe();
    }
  }

  @Override
  public Score scoreAndLearn(Observation observation) {
    if (model == null || rows < WARM_UP) {
      learn(observation);
      return NOTHING_KNOWN;
    }
    Score score = score(observation);
    take(observation);
    return score;
  }

  @Override
  public List<Forecast> forecast(int steps) {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "steps must be from 1 to " + MOST_STEPS + ", was " + steps);
    }
    SeasonalModel known = model;
    return known == null ? List.of() : known.forecast(steps);
  }

  @Override
  public Map<String, Object> learnt() {
    Map<String, Object> learnt = new LinkedHashMap<>();
    learnt.put("observations", rows);
    learnt.put("remaining", remaining());
    learnt.put("patterns", patterns());
    return learnt;
  }

  /** 1 once any pattern is in use. */
  @Override
  public double suitability() {
    SeasonalModel known = model;
    return known != null && known.patterns().any() ? 1 : 0;
  }

  /** The patterns in use. */
  List<String> patterns() {
    SeasonalModel known = model;
    return known == null ? List.of() : known.patterns().names();
  }

  @Override
  public int remaining() {
    return Math.max(0, WARM_UP - rows);
  }

  @Override
  public void save(StateWriter out) {
    SeasonalModel known = model;
    out.part('Y', VERSION).put(fingerprint()).put(rows);
    if (known == null) {
      probe.save(out);
    } else {
      out.put(held);
      known.save(out);
    }
  }

  void load(StateReader in) {
    in.part('Y', VERSION);
    if (in.getInt() != fingerprint()) {
      throw new BadState("a state of other settings does not fit " + spec);
    }
    rows = in.getInt("observations", 0, Integer.MAX_VALUE);
    if (rows < Probe.ROWS) {
      probe.load(in);
      if (probe.rows() != rows) {
        throw new BadState("there are " + probe.rows() + " first rows of " + rows);
      }
    } else {
      held = Numbers.readSize(in, "dense score", MOST_DENSE);
      model = SeasonalModel.load(in, spec);
    }
  }

  private int fingerprint() {
    return spec.toString().hashCode();
  }
}
