package dev.vigil.config;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Glob;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.AbsenceSpec;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.ValidRange;
import dev.vigil.pipeline.ValueKind;
import dev.vigil.pipeline.WatchSpec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How series are watched, as a file says it and the command line overrules it. Immutable.
 *
 * <p>Each series goes by the first entry of {@code series} that matches it, laid over the top of
 * the file, laid over the defaults.
 */
public final class VigilConfig {
  private static final AlertBudget ONE_A_WEEK = AlertBudget.perSeriesPerWeek(1);

  private final Layer top;
  private final List<Matched<Layer>> series;
  private final List<Matched<Limits>> limits;
  private final List<Glob> counters;
  private final Room room;
  private final Function<SeriesKey, Limits> otherLimits;

  private VigilConfig(
      Layer top,
      List<Matched<Layer>> series,
      List<Matched<Limits>> limits,
      List<Glob> counters,
      Room room,
      Function<SeriesKey, Limits> otherLimits) {
    this.top = top;
    this.series = List.copyOf(series);
    this.limits = List.copyOf(limits);
    this.counters = List.copyOf(counters);
    this.room = room;
    this.otherLimits = otherLimits;
  }

  static VigilConfig of(
      Layer top,
      List<Matched<Layer>> series,
      List<Matched<Limits>> limits,
      List<Glob> counters,
      Room room) {
    return new VigilConfig(top, series, limits, counters, room, key -> Limits.NONE);
  }

  /** What holds where nothing is configured. */
  public static VigilConfig defaults() {
    return of(Layer.NONE, List.of(), List.of(), List.of(), Room.DEFAULT);
  }

  /**
   * All series watched by this detector, with the settings and the time zone that the file gives
   * for it.
   *
   * @throws dev.vigil.setting.BadSettings if they do not fit what the spec sets itself
   */
  public VigilConfig withDetector(DetectorSpec detector) {
    VigilConfig changed = mapped(layer -> layer.withDetector(detector));
    changed.watches();
    return changed;
  }

  /** All series, and all of them together, held to this budget. */
  public VigilConfig withBudget(AlertBudget budget) {
    return mapped(layer -> layer.withBudget(null)).withTop(top -> top.withBudget(budget));
  }

  /**
   * All detectors that go by hours of the day go by those of this zone, where the file has none.
   */
  public VigilConfig withFallbackTimezone(ZoneId zone) {
    return top.zone() == null ? withTop(layer -> layer.withZone(zone)) : this;
  }

  /** Limits of the series for which the file has none; {@link Limits#NONE} where there are none. */
  public VigilConfig withFallbackLimits(Function<SeriesKey, Limits> others) {
    return new VigilConfig(top, series, limits, counters, room, others);
  }

  private VigilConfig withTop(Function<Layer, Layer> change) {
    return new VigilConfig(change.apply(top), series, limits, counters, room, otherLimits);
  }

  private VigilConfig mapped(Function<Layer, Layer> change) {
    List<Matched<Layer>> changed =
        series.stream()
            .map(entry -> new Matched<>(entry.pattern(), change.apply(entry.value())))
            .toList();
    return new VigilConfig(change.apply(top), changed, limits, counters, room, otherLimits);
  }

  /** The time zone that the file gives for all series, if it gives one. */
  public Optional<ZoneId> timezone() {
    return Optional.ofNullable(top.zone());
  }

  /** The pipeline that watches as this says. */
  public PipelineSpec pipelineSpec() {
    List<Matched<WatchSpec>> watches = watches();
    return new PipelineSpec(
        key -> watch(key, watches),
        orElse(top.budget(), ONE_A_WEEK).fleetPerWeek(),
        room.shards(),
        room.maxSeries(),
        room.idle(),
        room.warmStart());
  }

  /** How each group of series is watched, but for limits and kind; the last takes all others. */
  private List<Matched<WatchSpec>> watches() {
    DetectorSpec common = orElse(top.detector(), new CompositeSpec());
    AlertBudget budget = orElse(top.budget(), ONE_A_WEEK);
    AbsenceSpec absence = orElse(top.absence(), AbsenceSpec.AUTO);
    ValidRange valid = orElse(top.valid(), ValidRange.ANY);
    List<Matched<WatchSpec>> watches = new ArrayList<>();
    for (Matched<Layer> entry : series) {
      Layer layer = entry.value();
      DetectorSpec own = layer.over(top.over(orElse(layer.detector(), common)));
      JudgeSpec judge = new JudgeSpec(orElse(layer.budget(), budget), Limits.NONE);
      AbsenceSpec silence = orElse(layer.absence(), absence);
      ValidRange range = orElse(layer.valid(), valid);
      watches.add(
          new Matched<>(
              entry.pattern(), new WatchSpec(own, judge, ValueKind.GAUGE, silence, range)));
    }
    JudgeSpec judge = new JudgeSpec(budget, Limits.NONE);
    WatchSpec all = new WatchSpec(top.over(common), judge, ValueKind.GAUGE, absence, valid);
    watches.add(new Matched<>(SeriesPattern.ALL, all));
    return watches;
  }

  private WatchSpec watch(SeriesKey key, List<Matched<WatchSpec>> watches) {
    WatchSpec watch = first(key, watches).orElseThrow();
    Limits own = first(key, limits).orElseGet(() -> otherLimits.apply(key));
    if (!own.equals(Limits.NONE)) {
      watch = watch.withJudge(watch.judge().withLimits(own));
    }
    boolean counter = counters.stream().anyMatch(glob -> glob.matches(key.metric()));
    return counter ? watch.withKind(ValueKind.COUNTER) : watch;
  }

  private static <T> Optional<T> first(SeriesKey key, List<Matched<T>> entries) {
    for (Matched<T> entry : entries) {
      if (entry.pattern().matches(key)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  private static <T> T orElse(@Nullable T value, T other) {
    return value == null ? other : value;
  }
}
