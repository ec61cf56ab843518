package dev.vigil.config;

import dev.vigil.alert.AlertSpec;
import dev.vigil.alert.Deploy;
import dev.vigil.alert.ImpactRule;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.Silence;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.feedback.FeedbackSpec;
import dev.vigil.incident.IncidentSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.notify.NotifySpec;
import dev.vigil.pipeline.AbsenceSpec;
import dev.vigil.pipeline.DeskSpec;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.Policy;
import dev.vigil.pipeline.Tuning;
import dev.vigil.pipeline.ValidRange;
import dev.vigil.pipeline.ValueKind;
import dev.vigil.pipeline.WatchSpec;
import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.RuleBook;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final Parts parts;
  private final Function<SeriesKey, Limits> otherLimits;

  private VigilConfig(Parts parts, Function<SeriesKey, Limits> otherLimits) {
    this.parts = parts;
    this.otherLimits = otherLimits;
  }

  static VigilConfig of(Parts parts) {
    return new VigilConfig(parts, key -> Limits.NONE);
  }

  /** What holds where nothing is configured. */
  public static VigilConfig defaults() {
    return of(Parts.NONE);
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
    return parts.top().zone() == null ? withTop(layer -> layer.withZone(zone)) : this;
  }

  /** Limits of the series for which the file has none; {@link Limits#NONE} where there are none. */
  public VigilConfig withFallbackLimits(Function<SeriesKey, Limits> others) {
    return new VigilConfig(parts, others);
  }

  private VigilConfig withTop(Function<Layer, Layer> change) {
    return new VigilConfig(
        parts.withLayers(change.apply(parts.top()), parts.series()), otherLimits);
  }

  private VigilConfig mapped(Function<Layer, Layer> change) {
    List<Matched<Layer>> changed =
        parts.series().stream()
            .map(entry -> new Matched<>(entry.pattern(), change.apply(entry.value())))
            .toList();
    return new VigilConfig(parts.withLayers(change.apply(parts.top()), changed), otherLimits);
  }

  /** The time zone that the file gives for all series, if it gives one. */
  public Optional<ZoneId> timezone() {
    return Optional.ofNullable(parts.top().zone());
  }

  /** The pipeline that watches as this says. */
  public PipelineSpec pipelineSpec() {
    List<Matched<WatchSpec>> watches = watches();
    Room room = parts.room();
    return new PipelineSpec(
        key -> watch(key, watches),
        orElse(parts.top().budget(), ONE_A_WEEK).fleetPerWeek(),
        room.scaling(),
        room.maxSeries(),
        room.idle(),
        room.warmStart(),
        room.ofMetric().limit());
  }

  /** How each group of series is watched, but for limits and kind; the last takes all others. */
  private List<Matched<WatchSpec>> watches() {
    Layer top = parts.top();
    DetectorSpec common = orElse(top.detector(), new CompositeSpec());
    List<Matched<WatchSpec>> watches = new ArrayList<>();
    for (Matched<Layer> entry : parts.series()) {
      Layer layer = entry.value();
      DetectorSpec own = layer.over(top.over(orElse(layer.detector(), common)));
      watches.add(new Matched<>(entry.pattern(), watch(own, layer)));
    }
    watches.add(new Matched<>(SeriesPattern.ALL, watch(top.over(common), top)));
    return watches;
  }

  /**
   * How each group of series is watched, by what it is: {@code cpu_*{host=web?}}; a series goes by
   * the first that matches it, and the last is {@code *}. Limits come on top.
   */
  public Map<String, WatchSpec> groups() {
    Map<String, WatchSpec> groups = new LinkedHashMap<>();
    watches().forEach(one -> groups.putIfAbsent(one.pattern().toString(), one.value()));
    return groups;
  }

  /** What is over or under which some series breach their limits, by what they are. */
  public Map<String, Limits> limits() {
    Map<String, Limits> limits = new LinkedHashMap<>();
    parts.limits().forEach(one -> limits.putIfAbsent(one.pattern().toString(), one.value()));
    return limits;
  }

  private WatchSpec watch(DetectorSpec detector, Layer layer) {
    Layer top = parts.top();
    Pace pace = layer.pace().over(top.pace());
    AlertBudget budget = orElse(layer.budget(), orElse(top.budget(), ONE_A_WEEK));
    return new WatchSpec(
        detector,
        new JudgeSpec(budget, Limits.NONE, pace.learningRows()),
        ValueKind.GAUGE,
        orElse(layer.absence(), orElse(top.absence(), AbsenceSpec.AUTO)),
        orElse(layer.valid(), orElse(top.valid(), ValidRange.ANY)),
        pace.watched(),
        pace.factsBack());
  }

  /** Everything together as this says. */
  public EngineSpec engineSpec() {
    DeskSpec desk =
        new DeskSpec(
            alertSpec(), incidentSpec(), notifySpec(), impacts(), maintenance(), silences());
    return new EngineSpec(pipelineSpec(), rules(), desk, new FeedbackSpec());
  }

  /** What can change while a pipeline runs, but for what people say of anomalies. */
  public Policy policy() {
    return new Policy(rules(), maintenance(), Tuning.NONE);
  }

  /** The rules, read and checked. */
  public RuleBook rules() {
    return parts.reactions().rules();
  }

  /** When people work, and where. */
  public BusinessHours businessHours() {
    return parts.reactions().hours();
  }

  /** Whether anybody is told of anything; alerts and incidents are kept all the same. */
  public boolean alertingEnabled() {
    return parts.reactions().alerting().enabled();
  }

  /** Who is told of what; nobody where alerting is switched off. */
  public NotifySpec notifySpec() {
    return parts.reactions().alerting().told();
  }

  public AlertSpec alertSpec() {
    return parts.reactions().alerting().alerts();
  }

  public IncidentSpec incidentSpec() {
    return parts.reactions().alerting().incidents();
  }

  /** How much depends on some series; the first that matches holds. */
  public List<ImpactRule> impacts() {
    return parts.reactions().alerting().impacts();
  }

  public List<MaintenanceWindow> maintenance() {
    return parts.reactions().alerting().quieting().maintenance();
  }

  /** Silences, counted from 1 in the order of the file. */
  public List<Silence> silences() {
    return parts.reactions().alerting().quieting().silences();
  }

  /** How a deployment is felt where its event does not say. */
  public DeployDefaults deploys() {
    return parts.reactions().alerting().quieting().deploys();
  }

  /**
   * Something that was rolled out, felt as this says.
   *
   * @throws IllegalArgumentException if it cannot be; see {@link Deploy}
   */
  public Deploy deploy(SeriesMatcher series, long epochMillis, String what) {
    return new Deploy(series, epochMillis, deploys().lasts(), deploys().strictness(), what);
  }

  /** Which points a server takes. */
  public Sampling sampling() {
    return parts.room().sampling();
  }

  /** What holds for a server as a whole. */
  public ServerSettings server() {
    return parts.server();
  }

  /** What looks like a mistake, though it can be used, in the order of the text. */
  public List<Problem> warnings() {
    return parts.reactions().warnings();
  }

  /** Words about it without what was filled in from the environment or a file: its name instead. */
  public String veiled(String words) {
    return parts.reactions().veil().over(words);
  }

  /** The files that values stand in, beside the configuration's own. */
  List<String> files() {
    return parts.reactions().files();
  }

  /** What of another configuration holds from the next start on, in words: the keys. */
  List<String> atNextStart(VigilConfig next) {
    return NextStart.changed(parts, next.parts);
  }

  private WatchSpec watch(SeriesKey key, List<Matched<WatchSpec>> watches) {
    WatchSpec watch = first(key, watches).orElseThrow();
    Limits own = first(key, parts.limits()).orElseGet(() -> otherLimits.apply(key));
    if (!own.equals(Limits.NONE)) {
      watch = watch.withJudge(watch.judge().withLimits(own));
    }
    boolean counter = parts.counters().stream().anyMatch(glob -> glob.matches(key.metric()));
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
