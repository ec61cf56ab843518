package dev.vigil.detect.seasonal;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Whether a pattern forecasts better than the mean of its own cycle does: mean absolute errors of
 * both, out of sample, over the last cycles. The mean of the cycle is as fast to follow a level as
 * the pattern is, so that a series that only wanders gives a pattern no credit. One owner.
 */
final class Gate {
  private static final double LEAST_GAIN = 0.05;
  private static final double GAIN_OF_ONE_CYCLE = 0.25;
  private static final double USELESS_GAIN = 0.01;

  private double with;
  private double without;
  private double visits;

  /** Takes in the errors of a row. */
  void row(double with, double without) {
    this.with += Math.abs(with);
    this.without += Math.abs(without);
  }

  /** A part of the cycle is over; so many make a cycle. */
  void visit(int parts, double memory) {
    visits++;
    if (visits > memory * parts) {
      visits /= 2;
      with /= 2;
      without /= 2;
    }
  }

  /** Share of the error that the pattern saves; less than 0 if it does harm. */
  double gain() {
    return without > 0 ? 1 - with / without : 0;
  }

  /** Whether the pattern is to be used: the fewer cycles were judged, the more it must save. */
  boolean opens(int parts, double leastCycles) {
    double cycles = visits / parts;
    return cycles >= leastCycles && gain() >= LEAST_GAIN + GAIN_OF_ONE_CYCLE / cycles;
  }

  /** Whether a pattern that is used has lost its use. */
  boolean closes(int parts, double leastCycles) {
    return visits >= (leastCycles + 2) * parts && gain() < USELESS_GAIN;
  }

  void reset() {
    with = 0;
    without = 0;
    visits = 0;
  }

  void save(StateWriter out) {
    out.put(with).put(without).put(visits);
  }

  void load(StateReader in) {
    with = Numbers.readSize(in, "error with", 1e30);
    without = Numbers.readSize(in, "error without", 1e30);
    visits = Numbers.readSize(in, "visits", 1e12);
  }
}
