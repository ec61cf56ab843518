package dev.vigil.detect.threshold;

import dev.vigil.detect.threshold.Line.Measure;
import dev.vigil.model.Evidence;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All limits of one series: the graver before the lighter, set ones before learnt ones. */
final class LimitSet {
  private final ThresholdSpec spec;
  private final Limit[] limits;
  private final @Nullable RateClock clock;
  private final @Nullable TailBound top;
  private final @Nullable TailBound bottom;
  private final double lower;
  private final double upper;

  LimitSet(ThresholdSpec spec) {
    this.spec = spec;
    this.limits = limits(spec);
    this.clock = spec.rate().none() ? null : new RateClock(spec.rate().per());
    LearntBounds learnt = spec.learnt();
    this.top = learnt.has(true) ? new TailBound(learnt, true) : null;
    this.bottom = learnt.has(false) ? new TailBound(learnt, false) : null;
    this.lower = Math.max(spec.warning().lower(), spec.critical().lower());
    this.upper = Math.min(spec.warning().upper(), spec.critical().upper());
  }

  boolean isEmpty() {
    return limits.length == 0;
  }

  private static Limit[] limits(ThresholdSpec spec) {
    List<Limit> all = new ArrayList<>();
    both(all, Measure.LEVEL, true, spec.critical(), spec);
    both(all, Measure.RATE, true, spec.rate().critical(), spec);
    both(all, Measure.LEVEL, false, spec.warning(), spec);
    both(all, Measure.RATE, false, spec.rate().warning(), spec);
    for (boolean critical : new boolean[] {true, false}) {
      for (boolean upper : new boolean[] {true, false}) {
        if (spec.learnt().has(upper)) {
          double none = upper ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
          all.add(limit(new Line(Measure.LEARNT, upper, critical), none, spec));
        }
      }
    }
    return all.toArray(Limit[]::new);
  }

  private static void both(
      List<Limit> all, Measure measure, boolean critical, Levels at, ThresholdSpec spec) {
    if (!Double.isInfinite(at.upper())) {
      all.add(limit(new Line(measure, true, critical), at.upper(), spec));
    }
    if (!Double.isInfinite(at.lower())) {
      all.add(limit(new Line(measure, false, critical), at.lower(), spec));
    }
  }

  /** Hysteresis is in the unit of the values, so a rate has none. */
  private static Limit limit(Line line, double at, ThresholdSpec spec) {
    double hysteresis = line.measure() == Measure.RATE ? 0 : spec.hysteresis();
    return new Limit(line, at, hysteresis, spec.hold());
  }

  Score score(Point point) {
    double value = point.value();
    double rate = clock == null ? Double.NaN : clock.rate(point.epochMillis(), value);
    double dense = 0;
    Limit begun = null;
    for (Limit limit : limits) {
      double measured = limit.line().measure() == Measure.RATE ? rate : value;
      if (!Double.isNaN(measured)) {
        dense = Math.max(dense, limit.size(measured));
        if (begun == null && limit.begins(measured)) {
          begun = limit;
        }
      }
    }
    double low = bottom == null ? lower : within(bottom.at(false));
    double high = top == null ? upper : within(top.at(false));
    double begins = begun == null ? 0 : begun.size(measured(begun, rate, value));
    Evidence evidence = begun == null ? Evidence.NONE : evidence(begun, rate, value);
    return new Score(begins, dense, Double.NaN, Math.min(low, high), high, evidence);
  }

  /** A learnt bound, or the set level where that is nearer. */
  private double within(double bound) {
    return Math.max(lower, Math.min(upper, bound));
  }

  private static double measured(Limit limit, double rate, double value) {
    return limit.line().measure() == Measure.RATE ? rate : value;
  }

  private Evidence evidence(Limit limit, double rate, double value) {
    double measured = measured(limit, rate, value);
    return new ThresholdEvidence(
        limit.line(), limit.at(), measured, spec.rate().per(), limit.hold(), limit.size(measured));
  }

  void learn(Point point) {
    double value = point.value();
    double rate = clock == null ? Double.NaN : clock.rate(point.epochMillis(), value);
    for (Limit limit : limits) {
      double measured = measured(limit, rate, value);
      if (!Double.isNaN(measured)) {
        limit.learn(measured);
      }
    }
    if (clock != null) {
      clock.learn(point.epochMillis(), value);
    }
    if (top != null) {
      top.learn(value);
    }
    if (bottom != null) {
      bottom.learn(value);
    }
    move();
  }

  /** Puts the learnt limits where they are held to be now. */
  private void move() {
    for (Limit limit : limits) {
      TailBound bound = limit.line().upper() ? top : bottom;
      if (limit.line().measure() == Measure.LEARNT && bound != null) {
        limit.move(bound.at(limit.line().critical()), bound.unit());
      }
    }
  }

  /** Values still wanted before all limits are known. */
  int remaining() {
    return Math.max(top == null ? 0 : top.remaining(), bottom == null ? 0 : bottom.remaining());
  }

  void save(StateWriter out) {
    for (Limit limit : limits) {
      limit.save(out);
    }
    if (clock != null) {
      clock.save(out);
    }
    if (top != null) {
      top.save(out);
    }
    if (bottom != null) {
      bottom.save(out);
    }
  }

  void load(StateReader in) {
    for (Limit limit : limits) {
      limit.load(in);
    }
    if (clock != null) {
      clock.load(in);
    }
    if (top != null) {
      top.load(in);
    }
    if (bottom != null) {
      bottom.load(in);
    }
    move();
  }
}
