package dev.vigil.benchmarks;

import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Occasion;
import dev.vigil.rule.SeriesFacts;
import dev.vigil.rule.lang.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fourteen conditions of the examples, and an observation with all that they ask for: five
 * labels, as many metadata and a context of ten names. Each condition holds, so it is asked to its
 * end.
 */
final class RuleLoad {
  static final List<String> CONDITIONS =
      List.of(
          "metric === 'response_time' && endpoint === '/health'",
          "endpoint.includes('/payment') && severity === 'HIGH'",
          "transactionCount > 5 && timeWindow < 300000",
          "amount > userDailyAverage * 10",
          "distanceFromLastTxn > 500 && timeSinceLastTxn < 3600000",
          "type === 'temperature' && (value < -10 || value > 50)",
          "value === lastValue && readingCount > 10",
          "metadata.battery < 20",
          "loginAttempts > 5 && timeWindow < 60000",
          "requestRate > 100 && uniqueIps < 10",
          "endpoint.includes('/admin') && !userRoles.includes('admin')",
          "metricName === 'revenue' && percentChange < -20",
          "metricName === 'conversion_rate' && value < 0.01",
          "metricName === 'inventory_days' && value < 7");

  private static final double VALUE = -11;

  private final Condition[] read = CONDITIONS.stream().map(Condition::of).toArray(Condition[]::new);
  private final Occasion[] occasions = {
    about("response_time"), about("revenue"), about("conversion_rate"), about("inventory_days")
  };

  /** Place of the occasion that meets each condition. */
  private static final int[] METRICS = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3};

  private static Occasion about(String metric) {
    Map<String, String> labels = new HashMap<>();
    labels.put("endpoint", metric.equals("response_time") ? "/health" : "/api/admin/payment/7");
    labels.put("type", "temperature");
    labels.put("host", "web-1");
    labels.put("region", "eu");
    labels.put("method", "GET");
    Point point = new Point(new SeriesKey(metric, Labels.of(labels)), 1_772_445_600_000L, VALUE);
    SeriesFacts facts = new SeriesFacts();
    for (int i = 0; i < 100; i++) {
      facts.learn(i < 80 ? 40 : VALUE);
    }
    Score score = new Score(0.9, 0.9, 50, 40, 60, Evidence.NONE);
    Verdict.Anomalous verdict =
        new Verdict.Anomalous(score, 1e-5, Severity.HIGH, Verdict.Notice.PAGE, false);
    Anomaly anomaly = new Anomaly("id", point, AnomalyType.DROP, verdict, 0.8, 0.9, "novelty");
    return new Occasion(BusinessHours.USUAL)
        .before(point, new Circumstances("agent", null, metadata(), context(), false), facts)
        .judged(verdict, anomaly);
  }

  private static Map<String, Object> metadata() {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("battery", 15);
    metadata.put("signalStrength", -70);
    metadata.put("firmware", "1.2.3");
    metadata.put("amount", 1234.5);
    metadata.put("currency", "EUR");
    return metadata;
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new HashMap<>();
    context.put("transactionCount", 6);
    context.put("timeWindow", 59_000);
    context.put("userDailyAverage", 12.5);
    context.put("distanceFromLastTxn", 600.5);
    context.put("timeSinceLastTxn", 3_000_000);
    context.put("loginAttempts", 7);
    context.put("requestRate", 150.5);
    context.put("uniqueIps", 3);
    context.put("userRoles", List.of("user", "editor"));
    context.put("sources", List.of("metrics", "logs"));
    return context;
  }

  /** An observation that meets a condition. */
  Occasion occasion(int condition) {
    return occasions[METRICS[condition]];
  }

  /** How many of all conditions hold. */
  int holding() {
    int holding = 0;
    for (int i = 0; i < read.length; i++) {
      holding += read[i].holds(occasion(i)) ? 1 : 0;
    }
    return holding;
  }

  /** Asks every condition often enough that all were compiled. */
  void warm() {
    for (int i = 0; i < 100_000; i++) {
      if (holding() != read.length) {
        throw new IllegalStateException("a condition does not hold that should");
      }
    }
  }
}
