package dev.vigil.detect.threshold;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * A bound to one side that a given share of values lies beyond, learnt from the last values. One
 * owner.
 *
 * <p>The largest 32 of them are kept, at most a tenth. What they exceed the smallest of them by
 * follows a generalised Pareto distribution (Pickands 1975), whose shape and scale come from its
 * probability-weighted moments (Hosking &amp; Wallis 1987); the shape is held to −1…0.5, since 31
 * values say no more. Its quantile is the bound, and never less than what was seen. For the lower
 * side all signs are turned.
 *
 * <p>Two windows of {@code memory} values take turns, so that after twice the memory all is
 * forgotten. A value beyond the critical bound is learnt as if it lay on it, so that one outlier
 * does not blind the bound; after 32 in a row beyond it the series has moved, and they count in
 * full.
 */
final class TailBound {
  private static final int MOVED = 32;
  private static final int LEAST_KEPT = 5;
  private static final int ROWS_FOR_EACH = 10;
  private static final double LEAST_SHAPE = -1;
  private static final double MOST_SHAPE = 0.5;
  private static final double CRITICAL_SHARE = 0.01;
  private static final double LEAST_UNIT_OF_LEVEL = 0.01;

  private final LearntBounds spec;
  private final double sign;
  private Peaks present = new Peaks();
  private Peaks past = new Peaks();
  private int beyond;
  private double warning = Double.POSITIVE_INFINITY;
  private double critical = Double.POSITIVE_INFINITY;
  private double unit = 1;

  TailBound(LearntBounds spec, boolean upper) {
    this.spec = spec;
    this.sign = upper ? 1 : -1;
  }

  void learn(double value) {
    double turned = sign * value;
    boolean far = turned > critical;
    beyond = far ? Math.min(beyond + 1, MOVED + 1) : 0;
    boolean moved = present.add(far && beyond <= MOVED ? critical : turned);
    if (present.rows() >= spec.memory()) {
      past = present;
      present = new Peaks();
    } else if (!moved && rows() != spec.warmUp()) {
      return;
    }
    if (rows() >= spec.warmUp()) {
      measure();
    }
  }

  private int rows() {
    return present.rows() + past.rows();
  }

  /** Values still wanted before there is a bound. */
  int remaining() {
    return Math.max(0, spec.warmUp() - rows());
  }

  private void measure() {
    double[] largest = present.with(past);
    int kept = Math.min(largest.length, Math.max(LEAST_KEPT, rows() / ROWS_FOR_EACH));
    kept = Math.min(kept, Peaks.MOST);
    double most = largest[largest.length - 1];
    double from = largest[largest.length - kept];
    double range = most - from;
    if (!(range > 0) || Double.isInfinite(range)) {
      set(most, most, Math.max(LEAST_UNIT_OF_LEVEL * Math.abs(most), Double.MIN_NORMAL));
      return;
    }
    Excess excess = excess(largest, kept, from, range);
    double over = (kept - 0.5) / rows();
    double beyondWarning = from + range * excess.quantile(over / spec.share());
    double beyondCritical = from + range * excess.quantile(over / (CRITICAL_SHARE * spec.share()));
    set(
        Math.max(most, beyondWarning),
        Math.max(most, beyondCritical),
        Math.max(range * excess.scale, Double.MIN_NORMAL));
  }

  private void set(double warning, double critical, double unit) {
    this.warning = warning;
    this.critical = Math.max(critical, warning + unit);
    this.unit = Math.min(unit, Double.MAX_VALUE);
  }

  /** Shape and scale of the excesses, in shares of the largest of them. */
  private static Excess excess(double[] largest, int kept, double from, double range) {
    int count = kept - 1;
    double mean = 0;
    double weighted = 0;
    for (int i = 0; i < count; i++) {
      double excess = (largest[largest.length - count + i] - from) / range;
      mean += excess / count;
      weighted += excess * (count - 1 - i) / (count - 1.0) / count;
    }
    double shape = 2 - mean / (mean - 2 * weighted);
    double held = Double.isNaN(shape) ? 0 : Math.max(LEAST_SHAPE, Math.min(MOST_SHAPE, shape));
    return new Excess(held, mean * (1 - held));
  }

  private record Excess(double shape, double scale) {
    /** What one excess in so many reaches; 0 for one in less than one. */
    double quantile(double oneIn) {
      double log = Math.log(Math.max(1, oneIn));
      return Math.abs(shape) < 1e-6 ? scale * log : scale * Math.expm1(shape * log) / shape;
    }
  }

  /** Where values begin to be beyond it; infinite while it is not known. */
  double at(boolean ofCritical) {
    return sign * (ofCritical ? critical : warning);
  }

  /** What an excess is measured in, above 0. */
  double unit() {
    return unit;
  }

  void save(StateWriter out) {
    present.save(out);
    past.save(out);
    out.put(beyond).put(warning).put(critical).put(unit);
  }

  void load(StateReader in) {
    present.load(in, spec.memory() - 1);
    past.load(in, spec.memory());
    beyond = in.getInt("values beyond a bound", 0, MOVED + 1);
    warning = in.getDouble("a learnt bound", bound -> bound > Double.NEGATIVE_INFINITY);
    critical = in.getDouble("a learnt bound", bound -> bound >= warning);
    unit = in.getDouble("unit of a bound", size -> size > 0 && Double.isFinite(size));
  }
}
