package dev.vigil.detect.statistical;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.NearestName;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Textbook tests for outliers, which hold a value against the window of those before it and vote.
 *
 * <p>Each says in deviations, as normal values have them, how far out a value lies, and beyond its
 * limit calls it an outlier. The score is the weighted mean of the deviations where tests with
 * enough of the weight do so, and 0 elsewhere; the dense score is that mean on each row. The band
 * is what lies between the values from which on enough of them do.
 *
 * <p>Right for: a level that holds or moves slowly, whatever its noise: tests by median and
 * quartiles go on where outliers have blown up the deviation, tests by the mean see more where
 * noise is normal. Blind to: seasons that are longer than the window; trends; what is strange
 * without being large; a new level, after half a window.
 *
 * @param methods the tests, at least one, each once
 * @param weights weight of a test's vote by its name, above 0; those that are not named have 1
 * @param majority share of the weight, above 0 and up to 1, that must call a value an outlier
 * @param windowSize values that it is held against, from 10 to 10,000
 * @param minDataPoints values before it scores, from 10 to the window
 * @param limits beyond what each test calls a value an outlier
 * @param enableDataQualityAnalysis whether to look at the quality of the window, and to say where
 *     it is poor
 */
public record StatisticalSpec(
    @About("the tests that vote") List<Method> methods,
    @About("weight of a test's vote by its name, above 0 and up to 1000; 1 for those not named")
        Map<String, Double> weights,
    @About("share of the weight that must call a value an outlier, above 0 and up to 1")
        double majority,
    @About("values that one is held against, from 10 to 10,000") int windowSize,
    @About("values before it scores, from 10 to the window") int minDataPoints,
    @About("beyond what each test calls a value an outlier") TestLimits limits,
    @About(
            "whether to look at gaps, repeats, outliers, normality and drift of the window, and to"
                + " say where they make a finding less sure")
        boolean enableDataQualityAnalysis)
    implements DetectorSpec {
  private static final int LEAST_ROWS = 10;
  private static final int MOST_ROWS = 10_000;
  private static final double LARGEST_WEIGHT = 1000;

  private static final double[] KNOTS = {3, 4, 5, 6, 8, 12, 20, 30};

  /**
   * Mean share of rows over ten families of ordinary series (normal, autoregressive, daily, weekly,
   * lognormal, Student-t3, Poisson, random walk, trend, whole numbers), 20,000 rows of 6 series
   * each, in windows of 100; without bursts, which are beyond 30 in 3 % of their rows. Alarms begin
   * where the share is 1 in 2,000.
   */
  private static final Calibration OF_ANY =
      Calibration.of(
          KNOTS, new double[] {1.3e-2, 6e-3, 3.4e-3, 2.3e-3, 1.1e-3, 2.1e-4, 3.7e-5, 1.1e-5}, 10);

  /** The same where all tests go by the mean, which outliers before it have blown up. */
  private static final Calibration OF_MEAN =
      Calibration.of(
          KNOTS, new double[] {1.2e-2, 3e-3, 1.3e-3, 8e-4, 3.2e-4, 8.4e-5, 1.7e-5, 5e-6}, 7);

  public StatisticalSpec {
    methods = List.copyOf(methods);
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    requireNonNull(limits, "limits");
    check(methods);
    check(weights, methods);
    if (!(majority > 0 && majority <= 1)) {
      throw new IllegalArgumentException("majority must be above 0 and up to 1, was " + majority);
    }
    check("windowSize", windowSize, MOST_ROWS, "10000");
    check("minDataPoints", minDataPoints, windowSize, "windowSize, " + windowSize);
  }

  /** All tests with equal weights, half of which decide, on the last 100 values, from 30 on. */
  public StatisticalSpec() {
    this(List.of(Method.values()), Map.of(), 0.5, 100, 30, new TestLimits(), false);
  }

  private static void check(List<Method> methods) {
    if (methods.isEmpty() || Set.copyOf(methods).size() < methods.size()) {
      throw new IllegalArgumentException(
          "methods must be at least one, each once, were " + methods);
    }
  }

  private static void check(Map<String, Double> weights, List<Method> methods) {
    List<String> known = methods.stream().map(Method::toString).toList();
    Set<String> seen = new TreeSet<>();
    weights.forEach(
        (name, weight) -> {
          String method = method(name, known);
          if (!seen.add(method)) {
            throw new IllegalArgumentException("weights has '" + method + "' twice");
          }
          if (!(weight > 0 && weight <= LARGEST_WEIGHT)) {
            throw new IllegalArgumentException(
                "weights." + name + " must be above 0 and up to 1000, was " + weight);
          }
        });
  }

  private static String method(String name, List<String> known) {
    for (String method : known) {
      if (NearestName.same(method, name)) {
        return method;
      }
    }
    String nearest =
        NearestName.of(name, known)
            .map(near -> ", did you mean '" + near + "'?")
            .orElse(", they are " + String.join(", ", known));
    throw new IllegalArgumentException(
        "weights has '" + name + "', which is none of the methods" + nearest);
  }

  private static void check(String name, int rows, int most, String mostText) {
    if (rows < LEAST_ROWS || rows > most) {
      throw new IllegalArgumentException(
          name + " must be from " + LEAST_ROWS + " to " + mostText + ", was " + rows);
    }
  }

  double weight(Method method) {
    List<Double> given = new ArrayList<>();
    weights.forEach(
        (name, weight) -> {
          if (NearestName.same(name, method.toString())) {
            given.add(weight);
          }
        });
    return given.isEmpty() ? 1 : given.get(0);
  }

  @Override
  public String name() {
    return "Statistical Anomaly Detector";
  }

  @Override
  public String key() {
    return "statistical";
  }

  @Override
  public String rightFor() {
    return "steady series with outliers in them, by tests that you know and can defend";
  }

  @Override
  public String blindTo() {
    return "seasons longer than its window, trends, a new level after half a window; values below"
        + " 1e-150 or above 1e150 in size are not told apart";
  }

  @Override
  public String cost() {
    return "0.55 µs a point, 0.8 KB a series of 100 values";
  }

  @Override
  public Detector newDetector() {
    return new StatisticalDetector(this);
  }

  @Override
  public Detector restore(StateReader in) {
    StatisticalDetector detector = new StatisticalDetector(this);
    detector.load(in);
    return detector;
  }

  @Override
  public Calibration calibration() {
    return methods.stream().allMatch(Method::byMean) ? OF_MEAN : OF_ANY;
  }
}
