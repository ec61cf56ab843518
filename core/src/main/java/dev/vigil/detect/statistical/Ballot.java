package dev.vigil.detect.statistical;

import java.util.ArrayList;
import java.util.List;

/** The chosen tests with the weights of their votes, and how many are enough. One owner. */
final class Ballot {
  /** Shares of votes are told apart down to this, below which is rounding. */
  private static final double ROUNDING = 1e-9;

  private final List<Method> methods;
  private final OutlierTest[] tests;
  private final double[] weights;

  /** Limits of the tests beside as many values as the window had last. */
  private final double[] limits;

  private final double[] lower;
  private final double[] upper;
  private final double[] ofOne = new double[2];
  private final double majority;
  private int limitRows = -1;

  Ballot(StatisticalSpec spec) {
    TestLimits settings = spec.limits();
    CriticalValues critical =
        CriticalValues.of(settings.zScore(), settings.significance(), spec.windowSize());
    this.methods = spec.methods();
    this.tests = new OutlierTest[methods.size()];
    this.weights = new double[tests.length];
    this.limits = new double[tests.length];
    this.lower = new double[tests.length];
    this.upper = new double[tests.length];
    this.majority = spec.majority() - ROUNDING;
    double sum = 0;
    for (int i = 0; i < tests.length; i++) {
      tests[i] = methods.get(i).newTest(settings, critical);
      weights[i] = spec.weight(methods.get(i));
      sum += weights[i];
    }
    for (int i = 0; i < tests.length; i++) {
      weights[i] /= sum;
    }
  }

  /**
   * Weighted mean of what the tests say of a value, with the sign turned where too few of them call
   * it an outlier.
   */
  double count(Window window, double value) {
    limit(window.rows());
    double votes = 0;
    double mean = 0;
    for (int i = 0; i < tests.length; i++) {
      double deviations = tests[i].deviations(window, value);
      mean += weights[i] * deviations;
      votes += deviations > limits[i] ? weights[i] : 0;
    }
    return votes >= majority ? mean : -mean;
  }

  private void limit(int rows) {
    if (rows == limitRows) {
      return;
    }
    for (int i = 0; i < tests.length; i++) {
      limits[i] = tests[i].limit(rows);
    }
    limitRows = rows;
  }

  /** Works out the fences of the tests, of which enough then make a band. */
  void fence(Window window) {
    for (int i = 0; i < tests.length; i++) {
      tests[i].fences(window, ofOne);
      lower[i] = -ofOne[0];
      upper[i] = ofOne[1];
    }
  }

  /** The value under which enough tests call one an outlier, as the fences were worked out last. */
  double lower() {
    return -nearest(lower);
  }

  /** The value over which enough tests call one an outlier. */
  double upper() {
    return nearest(upper);
  }

  /** The least of the fences within which there are those of enough tests. */
  private double nearest(double[] fences) {
    double nearest = Double.POSITIVE_INFINITY;
    for (double fence : fences) {
      if (fence < nearest && within(fences, fence) >= majority) {
        nearest = fence;
      }
    }
    return nearest;
  }

  private double within(double[] fences, double fence) {
    double share = 0;
    for (int i = 0; i < fences.length; i++) {
      share += fences[i] <= fence ? weights[i] : 0;
    }
    return share;
  }

  /** What each test says of a value. */
  List<Finding> findings(Window window, double value) {
    int rows = window.rows();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < tests.length; i++) {
      double deviations = tests[i].deviations(window, value);
      double limit = tests[i].limit(rows);
      findings.add(
          new Finding(
              methods.get(i),
              deviations,
              deviations > limit,
              tests[i].statistic(deviations, rows),
              tests[i].statistic(limit, rows)));
    }
    return findings;
  }
}
