package dev.vigil.pipeline;

import dev.vigil.alert.Deploy;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import dev.vigil.rule.Occasion;
import dev.vigil.rule.SeriesFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Owns some of the series. Used by one thread at a time. */
final class Shard {
  /** Disabled series that are known by name; it is asked each time whether others are. */
  private static final int MOST_DISABLED = 100_000;

  private final int number;
  private final PipelineSpec spec;
  private final AtomicInteger room;
  private final Counts counts;
  private final Standings standings;
  private final PolicyReader policy;
  private final Map<SeriesKey, SeriesWatch> watches = new HashMap<>();
  private final Set<SeriesKey> disabled = new HashSet<>();
  private final Changes changes = new Changes();
  private @Nullable Matter matter;
  private Reason refusal = Reason.SERIES_LIMIT;
  private int part;

  /**
   * @param room how many more series the whole pipeline may watch
   */
  Shard(int number, PipelineSpec spec, AtomicInteger room, Counts counts, Standings standings) {
    this.number = number;
    this.spec = spec;
    this.room = room;
    this.counts = counts;
    this.standings = standings;
    this.policy = new PolicyReader(standings);
  }

  /**
   * @param watch that of its series as {@link #watch} has just given it
   */
  Verdict accept(
      @Nullable SeriesWatch watch, Observation observation, Circumstances circumstances) {
    matter = null;
    if (watch == null) {
      return new Verdict.Rejected(refusal);
    }
    changes.touch(watch);
    Standing standing = watch.standing(standings, observation.series(), observation.epochMillis());
    Verdict verdict =
        standing.plain()
            ? plainly(watch, standing, observation, circumstances)
            : ruled(watch, standing, observation, circumstances);
    watch.quality().countInto(counts);
    if (!(verdict instanceof Verdict.Rejected)) {
      note(watch);
    }
    return verdict;
  }

  private Verdict plainly(
      SeriesWatch watch, Standing standing, Observation observation, Circumstances circumstances) {
    Verdict verdict = watch.accept(observation);
    if (verdict instanceof Verdict.Anomalous found) {
      Anomaly anomaly = watch.anomaly(observation, found);
      matter =
          new Matter(anomaly.observation(), circumstances, standing.rules(), null, anomaly, null);
    }
    return verdict;
  }

  private Verdict ruled(
      SeriesWatch watch, Standing standing, Observation observation, Circumstances sent) {
    Reason refused = watch.admit(observation);
    if (refused != null) {
      return new Verdict.Rejected(refused);
    }
    Observation judged = watch.judged(observation);
    Optional<Deploy> deploy = standing.felt(judged);
    Circumstances circumstances = deploy.isPresent() ? sent.afterDeployment() : sent;
    Occasion occasion = policy.before(judged, circumstances, watch.facts());
    double strictness = deploy.map(Deploy::strictness).orElse(1.0);
    double factor = standing.rules().thresholdFactor(occasion) * standing.factor() / strictness;
    boolean learns = !policy.stopsLearning(standing, judged.series(), judged.epochMillis());
    Verdict verdict = learns ? watch.judge(judged, factor) : watch.inMaintenance(judged, factor);
    if (verdict instanceof Verdict.Anomalous found) {
      SeriesFacts facts = watch.facts();
      SeriesFacts before = facts == null ? null : facts.copy();
      Anomaly anomaly = watch.anomaly(observation, found);
      matter = new Matter(judged, circumstances, standing.rules(), before, anomaly, null);
    } else {
      Decision decision = standing.rules().decide(occasion.judged(verdict, null));
      matter =
          decision.equals(Decision.PASS)
              ? null
              : new Matter(judged, circumstances, standing.rules(), null, null, decision);
    }
    if (learns) {
      watch.learnFacts(judged);
    }
    return verdict;
  }

  /** What is to be decided or told of the observation last accepted; null if nothing is. */
  @Nullable Matter matter() {
    return matter;
  }

  private void note(SeriesWatch watch) {
    watch.seenIn(part);
    if (watch.afterGap()) {
      counts.gap();
    }
    if (watch.reordered()) {
      counts.reordered();
    }
  }

  /** The watch of a series; null if it is not to be watched, or there is no room for it. */
  @Nullable SeriesWatch watch(SeriesKey series) {
    SeriesWatch watch = watches.get(series);
    return watch == null ? newWatch(series) : watch;
  }

  private @Nullable SeriesWatch newWatch(SeriesKey series) {
    refusal = Reason.DISABLED;
    if (disabled.contains(series)) {
      return null;
    }
    WatchSpec wanted = spec.watches().apply(series);
    if (!wanted.enabled()) {
      if (disabled.size() < MOST_DISABLED) {
        disabled.add(series);
      }
      return null;
    }
    refusal = Reason.SERIES_LIMIT;
    if (!claim()) {
      return null;
    }
    SeriesWatch watch = new SeriesWatch(wanted);
    watch.series(series);
    watch.shard(number);
    watch.seenIn(part);
    watches.put(series, watch);
    return watch;
  }

  /** Why the series last asked for has no watch. */
  Reason refusal() {
    return refusal;
  }

  private boolean claim() {
    return room.getAndUpdate(left -> left > 0 ? left - 1 : 0) > 0;
  }

  /** Begins another part of the idle time, and forgets the series that were idle until then. */
  void turn(IdleClock clock) {
    part = clock.part();
    watches.values().removeIf(watch -> clock.idle(watch.seenIn()) && forget(watch));
    disabled.clear();
  }

  /** Takes a part of the idle time for the present one, in which all were seen. */
  void start(int part) {
    this.part = part;
    watches.values().forEach(watch -> watch.seenIn(part));
  }

  private boolean forget(SeriesWatch watch) {
    changes.forget(watch);
    room.incrementAndGet();
    counts.forgotten();
    return true;
  }

  /** Which of its watches have changed; told before they do. */
  Changes changes() {
    return changes;
  }

  Map<SeriesKey, SeriesWatch> watches() {
    return watches;
  }

  /** Takes over watches that were loaded; there must be room for them. */
  void adopt(SeriesKey series, SeriesWatch watch) {
    watch.shard(number);
    if (watches.put(series, watch) == null) {
      room.decrementAndGet();
    }
  }
}
