package dev.vigil.cli.watch;

import dev.vigil.cli.watch.Reading.Failed;
import dev.vigil.cli.watch.Reading.Measured;
import dev.vigil.judge.AlertBudget;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.pipeline.Flaw;
import dev.vigil.pipeline.Return;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that is known of the host so far: its series, what failed, and what was odd. One owner. */
final class WatchBoard {
  private static final Duration IDLE = Duration.ofDays(1);

  private static final Comparator<SeriesKey> AS_LISTED =
      Comparator.comparingInt(
              (SeriesKey series) -> HostMetrics.ALL.indexOf(HostMetrics.named(series.metric())))
          .thenComparing(SeriesKey::toString);

  private final String host;
  private final AlertBudget budget;
  private final ZoneId zone;
  private final Map<SeriesKey, SeriesRow> rows = new TreeMap<>(AS_LISTED);
  private final Map<HostMetric, String> failures = new LinkedHashMap<>();
  private final List<Anomaly> told = new ArrayList<>();
  private final List<Return> returns = new ArrayList<>();
  private long started = Long.MIN_VALUE;
  private long now;
  private int samples;

  /**
   * An empty board.
   *
   * @param zone where the clock of its readers stands
   */
  WatchBoard(String host, AlertBudget budget, ZoneId zone) {
    this.host = host;
    this.budget = budget;
    this.zone = zone;
  }

  /** Shows readings that are not judged. */
  void preview(long epochMillis, List<Reading> readings) {
    take(epochMillis, readings, point -> null);
  }

  /** Has readings judged, and shows them. */
  void judge(long epochMillis, List<Reading> readings, Function<Point, Verdict> judge) {
    samples++;
    take(epochMillis, readings, judge);
  }

  private void take(
      long epochMillis, List<Reading> readings, Function<Point, @Nullable Verdict> judge) {
    now = epochMillis;
    started = started == Long.MIN_VALUE ? epochMillis : started;
    failures.clear();
    for (Reading reading : readings) {
      if (reading instanceof Measured one) {
        Verdict verdict = judge.apply(new Point(one.series(), now, one.value()));
        row(one.series()).take(now, one.value(), verdict);
      } else if (reading instanceof Failed one) {
        failures.put(one.metric(), one.why());
      }
    }
    rows.values().removeIf(row -> row.newest() < now - IDLE.toMillis());
  }

  private SeriesRow row(SeriesKey series) {
    return rows.computeIfAbsent(series, SeriesRow::new);
  }

  /** Notes an anomaly. */
  void tell(Anomaly anomaly) {
    told.add(anomaly);
    row(anomaly.observation().series()).tell(anomaly);
  }

  /** Notes what was wrong with the data of each series. */
  void flaws(Function<SeriesKey, Map<Flaw, Integer>> flaws) {
    rows.values().forEach(row -> row.flaws(flaws.apply(row.series())));
  }

  /** Notes that a series reports again. */
  void back(Return back) {
    returns.add(back);
  }

  /** Series that reported again after an absence that was told, oldest first. */
  List<Return> returns() {
    return returns;
  }

  /** Name of the host. */
  String host() {
    return host;
  }

  AlertBudget budget() {
    return budget;
  }

  ZoneId zone() {
    return zone;
  }

  /** Series in the order in which they are shown. */
  Collection<SeriesRow> rows() {
    return rows.values();
  }

  /** Why a metric could not be measured the last time, by metric. */
  Map<HostMetric, String> failures() {
    return failures;
  }

  /** Anomalies, oldest first. */
  List<Anomaly> told() {
    return told;
  }

  /** Time of the last sample, in milliseconds since 1970. */
  long now() {
    return now;
  }

  /** Milliseconds from the first sample to the last. */
  long age() {
    return now - started;
  }

  /** Samples that were judged. */
  int samples() {
    return samples;
  }
}
