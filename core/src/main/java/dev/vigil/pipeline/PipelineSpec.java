package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.judge.FleetCeiling;
import dev.vigil.model.SeriesKey;
import java.time.Duration;
import java.util.function.Function;

/**
 * How many series are watched, how, and by how many threads.
 *
 * @param watches how each series is watched; asked once a series
 * @param fleetPerWeek pages a week on all series together; infinite for no ceiling
 * @param scaling by how many threads; each series belongs to one of as many shards as there may be
 *     threads
 * @param maxSeries series watched at once; observations of further ones are rejected and counted
 * @param idle event time, or that of {@link Pipeline#arrive}, at least, after which a silent series
 *     is forgotten and counted; an eighth more where observations come steadily
 * @param warmStart whether a new series may take over what a sibling, of the same metric, has
 *     learnt
 * @param metricLimit series of each metric that are watched at once; observations of further ones
 *     are rejected and counted
 */
public record PipelineSpec(
    Function<SeriesKey, WatchSpec> watches,
    double fleetPerWeek,
    Scaling scaling,
    int maxSeries,
    Duration idle,
    boolean warmStart,
    MetricLimit metricLimit) {
  public PipelineSpec {
    requireNonNull(watches, "watches");
    if (!(fleetPerWeek > 0)) {
      throw new IllegalArgumentException("the fleet's budget must be above 0: " + fleetPerWeek);
    }
    requireNonNull(scaling, "scaling");
    if (maxSeries < 1) {
      throw new IllegalArgumentException("a pipeline needs a series at least, had " + maxSeries);
    }
    if (idle.isNegative() || idle.isZero()) {
      throw new IllegalArgumentException("idle time must be above 0, was " + idle);
    }
    requireNonNull(metricLimit, "metricLimit");
  }

  /** No metric has a limit of its own. */
  public PipelineSpec(
      Function<SeriesKey, WatchSpec> watches,
      double fleetPerWeek,
      Scaling scaling,
      int maxSeries,
      Duration idle,
      boolean warmStart) {
    this(watches, fleetPerWeek, scaling, maxSeries, idle, warmStart, MetricLimit.NONE);
  }

  /** Always the same number of threads. */
  public PipelineSpec(
      Function<SeriesKey, WatchSpec> watches,
      double fleetPerWeek,
      int shards,
      int maxSeries,
      Duration idle,
      boolean warmStart) {
    this(watches, fleetPerWeek, Scaling.fixed(shards), maxSeries, idle, warmStart);
  }

  /** Each series learns by itself. */
  public PipelineSpec(
      Function<SeriesKey, WatchSpec> watches,
      double fleetPerWeek,
      int shards,
      int maxSeries,
      Duration idle) {
    this(watches, fleetPerWeek, shards, maxSeries, idle, false);
  }

  /** All series alike, on the caller's thread: up to a million, forgotten after 30 idle days. */
  public static PipelineSpec of(WatchSpec watch) {
    return new PipelineSpec(
        series -> watch, watch.judge().budget().fleetPerWeek(), 1, 1_000_000, Duration.ofDays(30));
  }

  /** How many shards own the series. */
  public int shards() {
    return scaling.maxInstances();
  }

  /** Always so many threads, and as many shards. */
  public PipelineSpec withShards(int shards) {
    return withScaling(Scaling.fixed(shards));
  }

  public PipelineSpec withScaling(Scaling scaling) {
    return new PipelineSpec(
        watches, fleetPerWeek, scaling, maxSeries, idle, warmStart, metricLimit);
  }

  public PipelineSpec withMaxSeries(int maxSeries) {
    return new PipelineSpec(
        watches, fleetPerWeek, scaling, maxSeries, idle, warmStart, metricLimit);
  }

  public PipelineSpec withIdle(Duration idle) {
    return new PipelineSpec(
        watches, fleetPerWeek, scaling, maxSeries, idle, warmStart, metricLimit);
  }

  public PipelineSpec withWatches(Function<SeriesKey, WatchSpec> watches) {
    return new PipelineSpec(
        watches, fleetPerWeek, scaling, maxSeries, idle, warmStart, metricLimit);
  }

  public PipelineSpec withWarmStart(boolean warmStart) {
    return new PipelineSpec(
        watches, fleetPerWeek, scaling, maxSeries, idle, warmStart, metricLimit);
  }

  public PipelineSpec withMetricLimit(MetricLimit metricLimit) {
    return new PipelineSpec(
        watches, fleetPerWeek, scaling, maxSeries, idle, warmStart, metricLimit);
  }

  FleetCeiling newCeiling() {
    return new FleetCeiling(fleetPerWeek);
  }

  IdleClock newIdleClock() {
    return new IdleClock(idle.toMillis());
  }
}
