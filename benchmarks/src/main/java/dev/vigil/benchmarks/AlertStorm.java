package dev.vigil.benchmarks;

import dev.vigil.alert.AlertBook;
import dev.vigil.alert.AlertSpec;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentChange;
import dev.vigil.incident.IncidentSpec;
import dev.vigil.incident.IncidentTracker;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A minute of 100,000 anomalies through alerts and incidents, on one thread: how many a second, and
 * how long one takes from the anomaly to the last event that it brings about.
 */
public final class AlertStorm {
  private static final int ANOMALIES = 100_000;
  private static final int CAUSES = 10;
  private static final int ROUNDS = 7;
  private static final long MINUTE = 60_000;
  private static final long START = 1_700_000_000_000L;

  private AlertStorm() {}

  private record Storm(String name, List<Anomaly> anomalies) {}

  /** Runs the measurement; takes no arguments. */
  public static void main(String[] args) {
    List<Storm> storms =
        List.of(
            new Storm("10 causes, 5,000 series", storm(5_000, true)),
            new Storm("10 causes, 100,000 series", storm(ANOMALIES, true)),
            new Storm("nothing in common, 100,000 series", storm(ANOMALIES, false)));
    for (int round = 0; round < ROUNDS; round++) {
      for (Storm storm : storms) {
        String line = run(storm);
        if (round > 1) { // the first ones warm up
          System.out.println(line);
        }
      }
    }
  }

  private static List<Anomaly> storm(int series, boolean related) {
    SplittableRandom chance = new SplittableRandom(1);
    List<SeriesKey> keys = new ArrayList<>();
    for (int i = 0; i < series; i++) {
      keys.add(related ? related(i) : SeriesKey.of("metric_" + i));
    }
    List<Anomaly> anomalies = new ArrayList<>();
    for (int i = 0; i < ANOMALIES; i++) {
      SeriesKey key = keys.get(series == ANOMALIES ? i : chance.nextInt(series));
      long now = START + i * MINUTE / ANOMALIES;
      anomalies.add(anomaly(key, now, Severity.values()[chance.nextInt(4)], "a" + i));
    }
    return anomalies;
  }

  private static SeriesKey related(int i) {
    Map<String, String> labels =
        Map.of(
            "service", "service_" + i % CAUSES, "host", "host_" + i, "cluster", "c" + i % CAUSES);
    return new SeriesKey("metric_" + i % 37, Labels.of(labels));
  }

  private static Anomaly anomaly(SeriesKey series, long now, Severity severity, String id) {
    Score score = new Score(9, 9, 10, 5, 15, new Told());
    Verdict.Anomalous verdict = new Verdict.Anomalous(score, 1e-5, severity, Notice.PAGE, false);
    Point point = new Point(series, now, 42);
    return new Anomaly(id, point, AnomalyType.SPIKE, verdict, 0.7, 0.9, "novelty");
  }

  private record Told() implements Evidence {
    @Override
    public AnomalyType type() {
      return AnomalyType.SPIKE;
    }

    @Override
    public int agreement() {
      return 1;
    }

    @Override
    public List<Contribution> contributions() {
      return List.of();
    }

    @Override
    public String sentence() {
      return "highest 80-minute mean in 22 days";
    }
  }

  private static String run(Storm storm) {
    long[] told = new long[2];
    IncidentTracker incidents =
        new IncidentTracker(
            new IncidentSpec(),
            () -> Instant.ofEpochMilli(START),
            (IncidentChange change) -> told[1]++);
    AlertBook alerts =
        new AlertBook(
            new AlertSpec().withMost(200_000, 10_000),
            () -> Instant.ofEpochMilli(START),
            event -> {
              told[0]++;
              incidents.apply(event);
            });
    long[] nanos = new long[ANOMALIES];
    long before = System.nanoTime();
    for (int i = 0; i < ANOMALIES; i++) {
      long began = System.nanoTime();
      alerts.accept(storm.anomalies().get(i));
      nanos[i] = System.nanoTime() - began;
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    Arrays.sort(nanos);
    List<Incident> live = incidents.live();
    return String.format(
        Locale.ROOT,
        "%-34s %,9.0f a second, p50 %.1f µs, p99 %.1f µs, most %.1f ms; %,d events, %d changes,"
            + " %d incidents of %,d to %,d alerts",
        storm.name(),
        ANOMALIES / seconds,
        nanos[ANOMALIES / 2] / 1e3,
        nanos[ANOMALIES / 100 * 99] / 1e3,
        nanos[ANOMALIES - 1] / 1e6,
        told[0],
        told[1],
        live.size(),
        live.stream().mapToInt(one -> one.impact().alerts()).min().orElse(0),
        live.stream().mapToInt(one -> one.impact().alerts()).max().orElse(0));
  }
}
