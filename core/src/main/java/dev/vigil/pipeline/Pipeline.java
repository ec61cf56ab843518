package dev.vigil.pipeline;

import dev.vigil.alert.Deploy;
import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.rule.Circumstances;
import dev.vigil.state.BadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The path of an observation: to the shard of its series, where it is scored, judged and learnt,
 * and the rules decide of it; what comes of it, in the order of the observations, to whoever
 * listens.
 *
 * <p>One caller at a time; the shards work in parallel on a batch. The same observations give the
 * same verdicts and decisions with any number of shards.
 */
public final class Pipeline implements AutoCloseable {
  private static final int LEAST_BATCH_TO_SHARE = 256;

  private final PipelineSpec spec;
  private final Counts counts = new Counts();
  private final Standings standings = new Standings();
  private final PolicyReader policy = new PolicyReader(standings);
  private final List<Shard> shards = new ArrayList<>();
  private final AtomicInteger room;
  private final MetricRoom metrics;
  private final Shedding shedding = new Shedding();
  private final Workers workers;
  private final Teller teller;
  private Absences absences = new Absences();
  private WarmStarts warmStarts = new WarmStarts();
  private IdleClock idle;
  private int part;
  private long partBegan = Long.MIN_VALUE;

  /**
   * @param reporter is handed what comes of observations, on the caller's thread
   */
  public Pipeline(PipelineSpec spec, Reporter reporter) {
    this(spec, reporter, null);
  }

  /**
   * @param reporter is handed what comes of observations, on the caller's thread
   * @param nanos a clock that only goes on, by which the number of threads is scaled; any thread
   *     may read it. Without one there are always as many as there may be
   */
  public Pipeline(PipelineSpec spec, Reporter reporter, @Nullable LongSupplier nanos) {
    this.spec = spec;
    this.teller = new Teller(reporter, counts, policy, spec.newCeiling());
    this.idle = spec.newIdleClock();
    this.room = new AtomicInteger(spec.maxSeries());
    this.metrics = new MetricRoom(spec.metricLimit());
    for (int i = 0; i < spec.shards(); i++) {
      shards.add(new Shard(spec, room, metrics, shedding, counts, standings));
    }
    this.workers = new Workers(spec.scaling(), nanos, counts);
  }

  /**
   * @param listener is handed each anomaly that is told, and that no rule suppresses, on the
   *     caller's thread
   */
  public Pipeline(PipelineSpec spec, Consumer<Anomaly> listener) {
    this(spec, listener, returned -> {});
  }

  /**
   * @param listener is handed each anomaly that is told, and that no rule suppresses, on the
   *     caller's thread
   * @param returns is handed each series that reports again after an absence that was told
   */
  public Pipeline(PipelineSpec spec, Consumer<Anomaly> listener, Consumer<Return> returns) {
    this(spec, new AnomalyListener(listener, returns), null);
  }

  /** From the next observation on another policy holds, or the same is asked anew. */
  public void setPolicy(Policy next) {
    standings.set(next);
  }

  /** Something was rolled out: its series are judged as the deploy says, while it is felt. */
  public void deployed(Deploy deploy) {
    standings.deployed(deploy);
  }

  /** What was rolled out of late, as far as it is still known. */
  public List<Deploy> deploys() {
    return standings.deploys().all();
  }

  /** Judges one observation. */
  public Verdict accept(Observation observation) {
    return accept(observation, Circumstances.NONE);
  }

  /** Judges one observation, of which the rules decide by what came with it too. */
  public Verdict accept(Observation observation, Circumstances circumstances) {
    counts.observed(1);
    Shard shard = shardOf(observation.series());
    SeriesWatch watch = shard.watch(observation.series());
    Verdict verdict = shard.accept(watch, observation, circumstances);
    Verdict holds = finish(observation, verdict, watch, shard.matter());
    forgetIdle();
    return holds;
  }

  /** Judges a batch; verdicts come in the order of the observations. */
  public List<Verdict> accept(List<? extends Observation> observations) {
    return accept(new Batch(observations, null));
  }

  /**
   * Judges a batch; verdicts come in the order of the observations.
   *
   * @param circumstances what came with each of them
   * @throws IllegalArgumentException if there are not as many of both
   */
  public List<Verdict> accept(
      List<? extends Observation> observations, List<Circumstances> circumstances) {
    if (circumstances.size() != observations.size()) {
      throw new IllegalArgumentException(
          observations.size() + " observations cannot come with " + circumstances.size());
    }
    return accept(new Batch(observations, circumstances));
  }

  private List<Verdict> accept(Batch batch) {
    counts.observed(batch.size());
    if (worthSharing(batch.size())) {
      int shares = workers.count();
      workers.run(share -> judgeShare(share, shares, batch));
      judgeNew(batch);
    } else {
      for (int at = 0; at < batch.size(); at++) {
        batch.judge(at, shardOf(batch.observation(at).series()));
      }
    }
    for (int at = 0; at < batch.size(); at++) {
      Observation observation = batch.observation(at);
      batch.decide(at, finish(observation, batch.verdict(at), batch.watch(at), batch.matter(at)));
    }
    forgetIdle();
    return batch.verdicts();
  }

  /** What follows once the shard of an observation is done with it. */
  private Verdict finish(
      Observation observation,
      Verdict verdict,
      @Nullable SeriesWatch watch,
      @Nullable Matter matter) {
    if (watch != null && !(verdict instanceof Verdict.Rejected)) {
      report(watch, observation);
      idle.pass(observation.epochMillis());
    }
    return teller.finish(observation, verdict, watch, matter);
  }

  /** Notes that a series reports, and asks after others when it is time to. */
  private void report(SeriesWatch watch, Observation observation) {
    SeriesKey series = observation.series();
    long now = observation.epochMillis();
    Standing standing = policy.standing(watch, series, now);
    boolean learns = !policy.stopsLearning(standing, series, now);
    warmStart(watch, observation, learns);
    long before = watch.presence().newest();
    boolean knew = watch.presence().known();
    if (absences.report(watch, now, learns && !excused(standing, watch, observation))) {
      teller.returned(new Return(series, before, now));
    }
    if (!knew && watch.presence().known()) {
      warmStarts.known(series);
    }
    if (watch.presence().missed() > 0) {
      counts.flaw(Flaw.MISSING, watch.presence().missed());
    }
    if (absences.due()) {
      tellAbsences();
    }
  }

  /** Whether rows did not come before an observation because their series was worked on. */
  private boolean excused(Standing standing, SeriesWatch watch, Observation observation) {
    if (!standing.maintained()) {
      return false;
    }
    double due = watch.presence().overdue(observation.epochMillis());
    return !Double.isNaN(due) && policy.stopsLearning(standing, observation.series(), (long) due);
  }

  private void warmStart(SeriesWatch watch, Observation observation, boolean learns) {
    if (!spec.warmStart()) {
      return;
    }
    SeriesKey series = observation.series();
    if (watch.presence().unseen()) {
      warmStarts.begin(series, watch, this::watchOf);
    }
    if (learns && warmStarts.take(observation, watch, this::watchOf)) {
      counts.warmStarted();
    }
  }

  private @Nullable SeriesWatch watchOf(SeriesKey series) {
    return shardOf(series).watches().get(series);
  }

  /**
   * Tells the time of a wall clock, at a steady pace, after the observations of that time: series
   * are then held to have stopped by this clock, and no longer by the event time of the others.
   */
  public void passTime(long epochMillis) {
    workers.passTime();
    absences.pass(epochMillis);
    if (absences.due()) {
      tellAbsences();
    }
  }

  private void tellAbsences() {
    for (Absences.Stopped one : absences.look(shards, policy)) {
      teller.absent(one.series(), one.watch(), absences.silent(one.watch()));
    }
  }

  /**
   * The last series that there is room for must not be a matter of which shard is faster. Where
   * metrics have limits, series begin on the caller's thread, in the order of the batch.
   */
  private boolean worthSharing(int observations) {
    int left = room.get();
    return shards.size() > 1
        && observations >= LEAST_BATCH_TO_SHARE
        && (metrics.limited() || left <= 0 || left >= observations);
  }

  private void judgeNew(Batch batch) {
    for (int at = 0; metrics.limited() && at < batch.size(); at++) {
      if (batch.waits(at)) {
        batch.judge(at, shardOf(batch.observation(at).series()));
      }
    }
  }

  private void judgeShare(int share, int shares, Batch batch) {
    for (int at = 0; at < batch.size(); at++) {
      int shard = indexOf(batch.observation(at).series());
      if (shard % shares == share && !leftForLater(batch.observation(at), shards.get(shard))) {
        batch.judge(at, shards.get(shard));
      }
    }
  }

  private boolean leftForLater(Observation observation, Shard shard) {
    return metrics.limited() && shard.isNew(observation.series());
  }

  private void forgetIdle() {
    if (idle.part() != part) {
      part = idle.part();
      shards.forEach(shard -> shard.turn(idle));
      standings.passTime(Math.min(partBegan, idle.began())); // one of them may be a bad clock's
      partBegan = idle.began();
      warmStarts.refresh(shards, this::watchOf);
    }
  }

  /**
   * Learns the past of series before their first live observation, which ends their learning at
   * once if it has more rows than that takes. Nothing is told. What is of a window of maintenance
   * that stops learning is passed over.
   *
   * @return how many of the observations were learnt; the others are counted by reason
   */
  public long train(List<? extends Observation> history) {
    long learnt = 0;
    Set<SeriesWatch> trained = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Observation observation : history) {
      Shard shard = shardOf(observation.series());
      SeriesWatch watch = shard.watch(observation.series());
      if (watch == null) {
        counts.answered(new Verdict.Rejected(shard.refusal()));
      } else if (train(watch, observation)) {
        learnt++;
        trained.add(watch);
      }
    }
    trained.forEach(SeriesWatch::endTraining);
    trained.forEach(absences::taught);
    warmStarts.refresh(shards, this::watchOf);
    counts.observed(history.size());
    counts.trained(learnt);
    return learnt;
  }

  private boolean train(SeriesWatch watch, Observation observation) {
    SeriesKey series = observation.series();
    long then = observation.epochMillis();
    if (policy.stopsLearning(policy.standing(watch, series, then), series, then)) {
      return false;
    }
    Verdict.Reason refused = watch.train(observation);
    if (refused != null) {
      counts.answered(new Verdict.Rejected(refused));
    }
    return refused == null;
  }

  /**
   * Hands what people said of an observation to the detector of its series.
   *
   * @return whether there is such a series, and its detector learns from lessons
   */
  public boolean teach(SeriesKey series, Lesson lesson) {
    SeriesWatch watch = watchOf(series);
    return watch != null && watch.teach(lesson);
  }

  /**
   * Has the detectors of series forget what they were taught, and learn other lessons instead.
   *
   * @param lessons all of a series; asked for where there is something to learn them
   * @return how many detectors learn from lessons
   */
  public int relearn(Predicate<SeriesKey> which, Function<SeriesKey, List<Lesson>> lessons) {
    int taught = 0;
    for (Shard shard : shards) {
      for (Map.Entry<SeriesKey, SeriesWatch> watched : shard.watches().entrySet()) {
        if (watched.getValue().learnsLessons()
            && which.test(watched.getKey())
            && watched.getValue().relearn(lessons.apply(watched.getKey()))) {
          taught++;
        }
      }
    }
    return taught;
  }

  private Shard shardOf(SeriesKey series) {
    return shards.get(indexOf(series));
  }

  private int indexOf(SeriesKey series) {
    int hash = series.hashCode() * 0x9E3779B9;
    return shards.size() == 1 ? 0 : Math.floorMod(hash >>> 8, shards.size());
  }

  /** What became of all observations. */
  public Counts counts() {
    return counts;
  }

  /** The usual time between two observations of a series, in milliseconds; 0 if it has none yet. */
  public long interval(SeriesKey series) {
    SeriesWatch watch = watchOf(series);
    return watch == null ? 0 : (long) watch.presence().step();
  }

  /** What was wrong with the data of a series, and how often; empty for one that is not watched. */
  public Map<Flaw, Integer> flaws(SeriesKey series) {
    SeriesWatch watch = watchOf(series);
    return watch == null ? Map.of() : watch.quality().flaws();
  }

  /** How many threads share the work on a batch. */
  public int workers() {
    return workers.count();
  }

  /**
   * Metrics of which observations were refused because there are too many series, with how many;
   * those with the most, the most first. Any thread may ask.
   */
  public Map<String, Long> shedding() {
    return shedding.most();
  }

  /** How many series are under watch. */
  public int series() {
    return shards.stream().mapToInt(shard -> shard.watches().size()).sum();
  }

  /** Writes the state of all series; see {@link #load}. */
  public void save(OutputStream to) throws IOException {
    Map<SeriesKey, SeriesWatch> watches = new LinkedHashMap<>();
    shards.forEach(shard -> watches.putAll(shard.watches()));
    new PipelineState(spec)
        .save(
            new PipelineState.Loaded(
                teller.ceiling(), idle, absences, warmStarts, standings.deploys(), watches),
            to);
  }

  /**
   * Takes over the state that another pipeline saved, all of it or nothing: its series, and what is
   * left of the budget of all series together. Series whose detector or settings are others now are
   * left out, and start anew.
   *
   * @return how many series were taken over
   * @throws BadState if the state is corrupt, cut short or of a newer version
   */
  public int load(InputStream from) throws IOException {
    PipelineState.Loaded loaded = new PipelineState(spec).load(from);
    teller.adopt(loaded.ceiling());
    idle = loaded.idle();
    absences = loaded.absences();
    warmStarts = loaded.warmStarts();
    standings.adopt(loaded.deploys());
    part = idle.part();
    partBegan = idle.began();
    shards.forEach(shard -> shard.start(part));
    loaded.watches().forEach((series, watch) -> shardOf(series).adopt(series, watch));
    warmStarts.refresh(shards, this::watchOf);
    return loaded.watches().size();
  }

  @Override
  public void close() {
    workers.close();
  }
}
