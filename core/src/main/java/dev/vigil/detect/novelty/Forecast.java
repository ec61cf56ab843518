package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * One-step forecast by recursive least squares (Haykin, Adaptive Filter Theory, ch. 13) of six
 * inputs: 1, the last two values, the slow mean, the usual value at this hour and at the hour
 * before; all less the median, in units of the scale, clipped at ±20. The error is clipped at three
 * mean errors before it is learnt.
 *
 * <p>Differs from the textbook in two points. Nothing is forgotten while the trace of P exceeds
 * 100, and P is kept as its upper triangle, so that it stays symmetric; without this it diverges on
 * minute data, whose inputs are almost collinear. Should the trace still leave (0, 10⁶), it starts
 * again. And a forecast is cut to the range of the inputs, ±20, and errors are limited also before
 * any was seen: after a standstill the scale is next to nothing, and the first step an error of
 * billions.
 *
 * <p>One owner.
 */
final class Forecast {
  private static final double FORGETTING = 0.999;
  private static final double TRACE_WITHOUT_FORGETTING = 100;
  private static final double TRACE_LIMIT = 1e6;
  private static final double INPUT_LIMIT = 20;

  /** Largest error, in units of the scale, that the mean error is told of. */
  private static final double ERROR_LIMIT = 1000;

  private static final int D = 6;

  private final double[] w = new double[D];

  /** Upper triangle of the inverse correlation matrix, row by row. */
  private final double[] p = new double[21];

  private double trace = 60;
  private double meanError;
  private double quantile;

  /** What the last forecast was cut by, so that it is learnt from all the same. */
  private double beyond;

  private double x1;
  private double x2;
  private double x3;
  private double x4;
  private double x5;

  Forecast() {
    startOver(10);
  }

  private void startOver(double diagonal) {
    java.util.Arrays.fill(p, 0);
    java.util.Arrays.fill(w, 0);
    p[0] = p[6] = p[11] = p[15] = p[18] = p[20] = diagonal;
    w[1] = 1;
    trace = D * diagonal;
  }

  /** Sets the inputs that are not yet relative: values less the median over the scale. */
  void look(double last, double beforeLast, double slow, double season, double seasonBefore) {
    x1 = Clip.to(last, INPUT_LIMIT);
    x2 = Clip.to(beforeLast, INPUT_LIMIT);
    x3 = Clip.to(slow, INPUT_LIMIT);
    x4 = Clip.to(season, INPUT_LIMIT);
    x5 = Clip.to(seasonBefore, INPUT_LIMIT);
  }

  /** The forecast, less the median, in units of the scale: within ±20. */
  double predict() {
    double sum = w[0] + w[1] * x1 + w[2] * x2 + w[3] * x3 + w[4] * x4 + w[5] * x5;
    double within = Clip.to(sum, INPUT_LIMIT);
    beyond = sum - within;
    return within;
  }

  /** Mean absolute error in units of the scale. */
  double meanError() {
    return meanError;
  }

  /** 99 % quantile of the absolute error in units of the scale. */
  double errorQuantile() {
    return quantile;
  }

  /** Learns from the error of {@link #predict}, in units of the scale, at the n-th value. */
  void learn(double error, int n) {
    update(Clip.to(error - beyond, meanError > 0 ? 3 * meanError : INPUT_LIMIT));
    double size = Math.min(Math.abs(error), ERROR_LIMIT);
    double gain = n < 2000 ? 1.0 / n : 1 / 2000.0;
    double clipped = meanError == 0 ? size : Math.min(size, 10 * meanError);
    meanError += gain * (clipped - meanError);
    quantile = quantile == 0 ? 3 * meanError : quantile;
    double step = 0.05 * Math.max(quantile, meanError);
    quantile += size > quantile ? 0.99 * step : -0.01 * step;
  }

  private void update(double error) {
    double[] w = this.w;
    double[] p = this.p;
    double g0 = p[0] + p[1] * x1 + p[2] * x2 + p[3] * x3 + p[4] * x4 + p[5] * x5;
    double g1 = p[1] + p[6] * x1 + p[7] * x2 + p[8] * x3 + p[9] * x4 + p[10] * x5;
    double g2 = p[2] + p[7] * x1 + p[11] * x2 + p[12] * x3 + p[13] * x4 + p[14] * x5;
    double g3 = p[3] + p[8] * x1 + p[12] * x2 + p[15] * x3 + p[16] * x4 + p[17] * x5;
    double g4 = p[4] + p[9] * x1 + p[13] * x2 + p[16] * x3 + p[18] * x4 + p[19] * x5;
    double g5 = p[5] + p[10] * x1 + p[14] * x2 + p[17] * x3 + p[19] * x4 + p[20] * x5;
    double forgetting = trace > TRACE_WITHOUT_FORGETTING ? 1 : FORGETTING;
    double spread = g0 + g1 * x1 + g2 * x2 + g3 * x3 + g4 * x4 + g5 * x5;
    double over = 1 / (forgetting + spread);
    double by = error * over;
    w[0] += g0 * by;
    w[1] += g1 * by;
    w[2] += g2 * by;
    w[3] += g3 * by;
    w[4] += g4 * by;
    w[5] += g5 * by;
    double grow = 1 / forgetting;
    double h0 = g0 * over;
    double h1 = g1 * over;
    double h2 = g2 * over;
    double h3 = g3 * over;
    double h4 = g4 * over;
    double h5 = g5 * over;
    p[0] = (p[0] - h0 * g0) * grow;
    p[1] = (p[1] - h0 * g1) * grow;
    p[2] = (p[2] - h0 * g2) * grow;
    p[3] = (p[3] - h0 * g3) * grow;
    p[4] = (p[4] - h0 * g4) * grow;
    p[5] = (p[5] - h0 * g5) * grow;
    p[6] = (p[6] - h1 * g1) * grow;
    p[7] = (p[7] - h1 * g2) * grow;
    p[8] = (p[8] - h1 * g3) * grow;
    p[9] = (p[9] - h1 * g4) * grow;
    p[10] = (p[10] - h1 * g5) * grow;
    p[11] = (p[11] - h2 * g2) * grow;
    p[12] = (p[12] - h2 * g3) * grow;
    p[13] = (p[13] - h2 * g4) * grow;
    p[14] = (p[14] - h2 * g5) * grow;
    p[15] = (p[15] - h3 * g3) * grow;
    p[16] = (p[16] - h3 * g4) * grow;
    p[17] = (p[17] - h3 * g5) * grow;
    p[18] = (p[18] - h4 * g4) * grow;
    p[19] = (p[19] - h4 * g5) * grow;
    p[20] = (p[20] - h5 * g5) * grow;
    trace = p[0] + p[6] + p[11] + p[15] + p[18] + p[20];
    if (!(trace > 0 && trace < TRACE_LIMIT)) {
      startOver(1);
    }
  }

  /** See {@link Row#fetched}. */
  double fetch() {
    return w[0] + p[0] + p[8] + p[16] + trace;
  }

  void save(StateWriter out) {
    out.put(w).put(p).put(trace).put(meanError).put(quantile);
  }

  void load(StateReader in) {
    in.get(w);
    in.get(p);
    trace = in.getDouble();
    meanError = in.getDouble();
    quantile = in.getDouble();
  }

  void copyFrom(Forecast other) {
    System.arraycopy(other.w, 0, w, 0, w.length);
    System.arraycopy(other.p, 0, p, 0, p.length);
    trace = other.trace;
    meanError = other.meanError;
    quantile = other.quantile;
  }
}
