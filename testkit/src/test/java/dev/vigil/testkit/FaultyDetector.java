package dev.vigil.testkit;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;

/** Scores the distance from a slow mean, relative to the mean distance, with one fault at most. */
final class FaultyDetector implements Detector {
  enum Fault {
    NONE,
    LEARNS_WHILE_SCORING,
    FUSED_PATH_DIFFERS,
    FORGETS_ON_SAVE,
    FORGETS_ON_LOAD,
    READS_ON,
    TRUSTS_A_LENGTH,
    TRUSTS_ALL,
    OVERFLOWS,
    DIVIDES_BY_ZERO,
    SHARES,
    NEVER_READY,
    MUTE,
    SAYS_NOTHING,
    ACCEPTS_ALL
  }

  /** Spec of a detector with a fault. */
  public record Spec(@About("what is wrong with it") Fault fault) implements DetectorSpec {
    public Spec() {
      this(Fault.NONE);
    }

    @Override
    public String name() {
      return "Faulty Detector";
    }

    @Override
    public String key() {
      return "faulty";
    }

    @Override
    public Detector newDetector() {
      return new FaultyDetector(fault);
    }

    @Override
    public Detector restore(StateReader in) {
      FaultyDetector detector = new FaultyDetector(fault);
      detector.load(in);
      return detector;
    }

    @Override
    public Calibration calibration() {
      return Calibration.of(new double[] {5, 10}, new double[] {1e-3, 1e-4}, 5);
    }
  }

  private record Distance(double value, String sentence) implements Evidence {
    @Override
    public AnomalyType type() {
      return AnomalyType.OUTLIER;
    }

    @Override
    public int agreement() {
      return 1;
    }

    @Override
    public List<Contribution> contributions() {
      return List.of(new Contribution("distance", value));
    }
  }

  private static double shared;

  private final Fault fault;
  private double mean;
  private double distance;
  private int rows;
  private double[] recent = new double[4];

  FaultyDetector(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Score score(Observation observation) {
    double value = value(observation);
    double size = size(value);
    if (fault == Fault.LEARNS_WHILE_SCORING) {
      rows++;
    }
    double score = size > 5 && rows > 20 && fault != Fault.MUTE ? size : 0;
    String sentence = fault == Fault.SAYS_NOTHING ? "" : "far away";
    Evidence evidence = score > 0 ? new Distance(score, sentence) : Evidence.NONE;
    return new Score(score, size, mean, mean - distance, mean + distance, evidence);
  }

  private double size(double value) {
    double from = fault == Fault.SHARES ? shared : mean;
    double far = Math.abs(value - from);
    if (fault == Fault.DIVIDES_BY_ZERO) {
      return far / distance;
    }
    return far == 0 ? 0 : Math.min(1000, far / (distance + recent[rows & 3] * 1e-9));
  }

  private double value(Observation observation) {
    double value = ((Point) observation).value();
    double limit = fault == Fault.OVERFLOWS ? Double.MAX_VALUE : 1e150;
    return Math.max(-limit, Math.min(limit, value));
  }

  @Override
  public void learn(Observation observation) {
    double value = value(observation);
    recent[rows & 3] = Math.abs(value);
    rows++;
    distance += (Math.abs(value - mean) - distance) / Math.min(rows, 100);
    mean += (value - mean) / Math.min(rows, 100);
    shared = mean;
  }

  @Override
  public Score scoreAndLearn(Observation observation) {
    if (fault == Fault.FUSED_PATH_DIFFERS) {
      learn(observation);
      return score(observation);
    }
    return Detector.super.scoreAndLearn(observation);
  }

  @Override
  public boolean accepts(Observation observation) {
    return fault == Fault.ACCEPTS_ALL || observation instanceof Point;
  }

  @Override
  public int remaining() {
    return fault == Fault.NEVER_READY ? 20 : Math.max(0, 20 - rows);
  }

  @Override
  public void save(StateWriter out) {
    out.part('F', 1).put(rows).put(mean).put(distance).put(recent.length);
    out.put(fault == Fault.FORGETS_ON_SAVE ? new double[recent.length] : recent);
  }

  private void load(StateReader in) {
    if (fault == Fault.TRUSTS_ALL && in.remaining() < 50) {
      return;
    }
    if (fault == Fault.TRUSTS_ALL) {
      in.getShort();
      in.get(new byte[1]);
    } else {
      in.part('F', 1);
    }
    rows = in.getInt("rows", 0, Integer.MAX_VALUE);
    mean = in.getDouble("mean", m -> Math.abs(m) <= 1e150 || fault == Fault.OVERFLOWS);
    distance = in.getDouble("distance", d -> d >= 0 && d <= 2e150);
    boolean trusts = fault == Fault.TRUSTS_A_LENGTH || fault == Fault.TRUSTS_ALL;
    recent = new double[trusts ? in.getInt() : in.getInt("recent", 4, 4)];
    in.get(recent);
    if (fault == Fault.FORGETS_ON_LOAD) {
      recent[0] = 0;
    }
    if (fault == Fault.READS_ON) {
      in.get(new byte[Math.min(3, in.remaining())]);
    }
  }
}
