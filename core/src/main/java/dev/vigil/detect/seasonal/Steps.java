package dev.vigil.detect.seasonal;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * How an error follows from the one before: a first-order autoregression of what the patterns
 * leave, and the spread of its own errors. What follows a single strange row is measured from the
 * row before that, so that its end is not told for another beginning. One owner.
 */
final class Steps {
  private static final double MEMORY = 1000;
  private static final double LIMIT = 4;
  private static final double STRONGEST = 0.99;

  private double last;
  private double beforeLast;
  private double product;
  private double square;
  private double size;
  private int rows;

  /** Share of an error that is left a row later. */
  double memory() {
    return square > 0 ? Math.max(0, Math.min(STRONGEST, product / square)) : 0;
  }

  /** The error of the last row. */
  double last() {
    return last;
  }

  /** What is left of an error once what the last one makes likely is taken off. */
  double surprise(double error) {
    double memory = memory();
    double one = error - memory * last;
    double other = error - memory * beforeLast;
    return Math.abs(one) < Math.abs(other) ? one : other;
  }

  /** Mean size of the surprise. */
  double size() {
    return size;
  }

  /** Takes in an error, whose usual size is given. */
  void learn(double error, double usual) {
    rows += rows < Integer.MAX_VALUE ? 1 : 0;
    double limit = rows < 20 ? Numbers.LARGEST : LIMIT * usual;
    double gain = Numbers.gain(rows, 1 / MEMORY);
    double far = Math.abs(surprise(error));
    double now = Numbers.clip(error, limit);
    double before = Numbers.clip(last, limit);
    product += gain * (now * before - product);
    square += gain * ((now * now + before * before) / 2 - square);
    double clipped = rows < 20 ? far : Math.min(far, LIMIT * size + Numbers.LEAST);
    size += gain * (clipped - size);
    if (far > 8 * size && rows > 20) {
      size *= 1.001;
    }
    if (size < Numbers.LEAST && far > 0) {
      size = far / Math.min((double) rows, MEMORY);
    }
    size = Math.min(size, 2 * Numbers.LARGEST);
    pass(error);
  }

  /** Goes by an error without learning from it. */
  void pass(double error) {
    beforeLast = last;
    last = error;
  }

  /** There was a gap: the last errors say nothing of the next. */
  void forget() {
    last = 0;
    beforeLast = 0;
  }

  /** Other patterns are in use from now on. */
  void restart() {
    rows = Math.min(rows, 30);
  }

  void save(StateWriter out) {
    out.put(last).put(beforeLast).put(product).put(square).put(size).put(rows);
  }

  void load(StateReader in) {
    last = Numbers.read(in, "last error", 1e17);
    beforeLast = Numbers.read(in, "error before", 1e17);
    product = Numbers.read(in, "product of errors", 1e40);
    square = Numbers.readSize(in, "square of errors", 1e40);
    size = Numbers.readSize(in, "mean surprise", 4 * Numbers.LARGEST);
    rows = in.getInt("rows", 0, Integer.MAX_VALUE);
  }
}
