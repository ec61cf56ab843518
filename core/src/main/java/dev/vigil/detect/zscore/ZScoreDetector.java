package dev.vigil.detect.zscore;

import dev.vigil.detect.Describing;
import dev.vigil.detect.Detector;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scores a value by its distance from the baseline, in deviations. One owner. */
final class ZScoreDetector implements Detector, Describing {
  /** Values beyond are taken for this, so that no square overflows. */
  static final double LARGEST = 1e150;

  /** Deviations from which a score is told, and half the width of the band. */
  private static final double REACH = 3;

  /** Highest score: what changes after it stood still is no stranger than this. */
  private static final double MOST = 1000;

  private static final int VERSION = 1;
  private static final Score NOTHING_KNOWN =
      new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);

  private final ZScoreSpec spec;
  private final Baseline baseline;
  private int n;

  ZScoreDetector(ZScoreSpec spec) {
    this.spec = spec;
    this.baseline = spec.newBaseline();
  }

  @Override
  public Score score(Observation observation) {
    if (n < spec.warmUp()) {
      return NOTHING_KNOWN;
    }
    double centre = baseline.centre();
    double deviation = baseline.deviation();
    double z = z(value(observation) - centre, deviation);
    double size = Math.abs(z);
    double lower = centre - REACH * deviation;
    double upper = centre + REACH * deviation;
    if (size < REACH) {
      return new Score(0, size, centre, lower, upper, Evidence.NONE);
    }
    int rows = Math.min(n, spec.memory());
    Evidence evidence = new ZScoreEvidence(z, centre, rows, spec.robust(), size >= MOST);
    return new Score(size, size, centre, lower, upper, evidence);
  }

  private static double z(double distance, double deviation) {
    double size = Math.abs(distance);
    return size == 0 ? 0 : Math.copySign(Math.min(MOST, size / deviation), distance);
  }

  private static double value(Observation observation) {
    double value = ((Point) observation).value();
    return Math.max(-LARGEST, Math.min(LARGEST, value));
  }

  @Override
  public void learn(Observation observation) {
    if (n < Integer.MAX_VALUE) {
      n++;
    }
    baseline.learn(value(observation), n);
  }

  @Override
  public Map<String, Object> learnt() {
    Map<String, Object> learnt = new LinkedHashMap<>();
    learnt.put("observations", n);
    learnt.put("centre", n > 0 ? baseline.centre() : Double.NaN);
    learnt.put("deviation", n > 0 ? baseline.deviation() : Double.NaN);
    learnt.put("robust", spec.robust());
    return learnt;
  }

  @Override
  public int remaining() {
    return Math.max(0, spec.warmUp() - n);
  }

  @Override
  public void save(StateWriter out) {
    out.part('Z', VERSION).put(spec.robust()).put(spec.memory()).put(spec.warmUp()).put(n);
    baseline.save(out, n);
  }

  void load(StateReader in) {
    in.part('Z', VERSION);
    boolean robust = in.getBoolean();
    int memory = in.getInt();
    int warmUp = in.getInt();
    if (robust != spec.robust() || memory != spec.memory() || warmUp != spec.warmUp()) {
      throw new BadState("a state of other settings does not fit " + spec);
    }
    n = in.getInt("observations", 0, Integer.MAX_VALUE);
    baseline.load(in, n);
  }
}
