package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.judge.FleetCeiling;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The path of an observation: to the shard of its series, where it is scored, judged and learnt;
 * the anomalies, in the order of the observations, to whoever listens.
 *
 * <p>One caller at a time; the shards work in parallel on a batch. The same observations give the
 * same verdicts with any number of shards.
 */
public final class Pipeline implements AutoCloseable {
  private static final int LEAST_BATCH_TO_SHARE = 256;

  private final PipelineSpec spec;
  private final Consumer<Anomaly> listener;
  private final Counts counts = new Counts();
  private final List<Shard> shards = new ArrayList<>();
  private final AtomicInteger room;
  private final ExecutorService workers;
  private final Consumer<Return> returns;
  private Absences absences = new Absences();
  private WarmStarts warmStarts = new WarmStarts();
  private FleetCeiling ceiling;
  private IdleClock idle;
  private int part;

  /**
   * @param listener is handed each anomaly that is told, on the caller's thread
   */
  public Pipeline(PipelineSpec spec, Consumer<Anomaly> listener) {
    this(spec, listener, returned -> {});
  }

  /**
   * @param listener is handed each anomaly that is told, on the caller's thread
   * @param returns is handed each series that reports again after an absence that was told
   */
  public Pipeline(PipelineSpec spec, Consumer<Anomaly> listener, Consumer<Return> returns) {
    this.spec = spec;
    this.listener = listener;
    this.returns = returns;
    this.ceiling = spec.newCeiling();
    this.idle = spec.newIdleClock();
    this.room = new AtomicInteger(spec.maxSeries());
    for (int i = 0; i < spec.shards(); i++) {
      shards.add(new Shard(spec, room, counts));
    }
    this.workers = Executors.newFixedThreadPool(Math.max(1, spec.shards() - 1), Pipeline::worker);
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "vigil-shard");
    thread.setDaemon(true);
    return thread;
  }

  /** Judges one observation. */
  public Verdict accept(Observation observation) {
    counts.observed(1);
    Shard shard = shardOf(observation.series());
    SeriesWatch watch = shard.watch(observation.series());
    Verdict verdict = shard.accept(watch, observation);
    @Nullable Anomaly anomaly =
        verdict instanceof Verdict.Anomalous found ? shard.anomaly(observation, found) : null;
    report(watch, observation, verdict);
    Verdict told = finish(observation, verdict, anomaly);
    forgetIdle();
    return told;
  }

  /** Judges a batch; verdicts come in the order of the observations. */
  public List<Verdict> accept(List<? extends Observation> observations) {
    Batch batch = new Batch(observations);
    counts.observed(batch.size());
    if (worthSharing(batch.size())) {
      share(batch);
    } else {
      for (int at = 0; at < batch.size(); at++) {
        batch.judge(at, shardOf(batch.observation(at).series()));
      }
    }
    finish(batch);
    return batch.verdicts();
  }

  private void finish(Batch batch) {
    for (int at = 0; at < batch.size(); at++) {
      Observation observation = batch.observation(at);
      report(batch.watch(at), observation, batch.verdict(at));
      batch.decide(at, finish(observation, batch.verdict(at), batch.anomaly(at)));
    }
    forgetIdle();
  }

  /** Notes that a series reports, and asks after others when it is time to. */
  private void report(@Nullable SeriesWatch watch, Observation observation, Verdict verdict) {
    if (watch == null || verdict instanceof Verdict.Rejected) {
      return;
    }
    warmStart(watch, observation);
    long before = watch.presence().newest();
    boolean knew = watch.presence().known();
    if (absences.report(watch, observation.epochMillis())) {
      counts.returned();
      returns.accept(new Return(observation.series(), before, observation.epochMillis()));
    }
    if (!knew && watch.presence().known()) {
      warmStarts.known(observation.series());
    }
    if (watch.presence().missed() > 0) {
      counts.flaw(Flaw.MISSING, watch.presence().missed());
    }
    if (absences.due()) {
      tellAbsences();
    }
  }

  private void warmStart(SeriesWatch watch, Observation observation) {
    if (!spec.warmStart()) {
      return;
    }
    SeriesKey series = observation.series();
    if (watch.presence().unseen()) {
      warmStarts.begin(series, watch, this::watchOf);
    }
    if (warmStarts.take(observation, watch, this::watchOf)) {
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
    absences.pass(epochMillis);
    if (absences.due()) {
      tellAbsences();
    }
  }

  private void tellAbsences() {
    for (Absences.Stopped one : absences.look(shards)) {
      SeriesWatch watch = one.watch();
      Absent absent = watch.absence(one.series(), absences.silent(watch));
      Anomaly anomaly = absent.anomaly();
      Verdict verdict = absent.verdict();
      if (anomaly != null && !allowed(anomaly)) {
        verdict = held(anomaly);
      }
      boolean told = verdict instanceof Verdict.Anomalous;
      watch.presence().stopped(told);
      if (!(verdict instanceof Verdict.WarmingUp)) {
        counts.absent(verdict);
      }
      if (anomaly != null && told) {
        listener.accept(anomaly);
      }
    }
  }

  /** The last series that there is room for must not be a matter of which shard is faster. */
  private boolean worthSharing(int observations) {
    int left = room.get();
    return shards.size() > 1
        && observations >= LEAST_BATCH_TO_SHARE
        && (left <= 0 || left >= observations);
  }

  private void share(Batch batch) {
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < shards.size(); i++) {
      int shard = i;
      others.add(workers.submit(() -> judgeOwn(shard, batch)));
    }
    judgeOwn(0, batch);
    others.forEach(Pipeline::await);
  }

  private void judgeOwn(int shard, Batch batch) {
    for (int at = 0; at < batch.size(); at++) {
      if (indexOf(batch.observation(at).series()) == shard) {
        batch.judge(at, shards.get(shard));
      }
    }
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a shard failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a shard was working", e);
    }
  }

  /** What is left of a verdict under the ceiling on all series; counted, and told. */
  private Verdict finish(Observation observation, Verdict verdict, @Nullable Anomaly anomaly) {
    if (!(verdict instanceof Verdict.Rejected)) {
      idle.pass(observation.epochMillis());
    }
    if (anomaly == null) {
      counts.answered(verdict);
      return verdict;
    }
    if (!allowed(anomaly)) {
      Verdict held = held(anomaly);
      counts.answered(held);
      return held;
    }
    counts.answered(verdict);
    listener.accept(anomaly);
    return verdict;
  }

  private static Verdict held(Anomaly anomaly) {
    return new Verdict.Held(anomaly.verdict().score(), anomaly.pValue(), Holding.FLEET_BUDGET);
  }

  /** Whether a page is within the ceiling; an update is, if its page was. */
  private boolean allowed(Anomaly anomaly) {
    SeriesKey series = anomaly.observation().series();
    SeriesWatch watch = requireNonNull(shardOf(series).watches().get(series));
    if (anomaly.verdict().notice() == Notice.PAGE) {
      watch.pageTold(ceiling.allows(anomaly.observation().epochMillis()));
    }
    return watch.pageTold();
  }

  private void forgetIdle() {
    if (idle.part() != part) {
      part = idle.part();
      shards.forEach(shard -> shard.turn(idle));
      warmStarts.refresh(shards, this::watchOf);
    }
  }

  /**
   * Learns the past of series before their first live observation, which ends their learning at
   * once if it has more than 100 rows. Nothing is told.
   *
   * @return how many of the observations were learnt; the others are counted by reason
   */
  public long train(List<? extends Observation> history) {
    long learnt = 0;
    Set<SeriesWatch> trained = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Observation observation : history) {
      SeriesWatch watch = shardOf(observation.series()).watch(observation.series());
      Verdict.Reason refused =
          watch == null ? Verdict.Reason.SERIES_LIMIT : watch.train(observation);
      if (refused == null) {
        learnt++;
      } else {
        counts.answered(new Verdict.Rejected(refused));
      }
      if (watch != null) {
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

  /** What was wrong with the data of a series, and how often; empty for one that is not watched. */
  public Map<Flaw, Integer> flaws(SeriesKey series) {
    SeriesWatch watch = shardOf(series).watches().get(series);
    return watch == null ? Map.of() : watch.quality().flaws();
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
        .save(new PipelineState.Loaded(ceiling, idle, absences, warmStarts, watches), to);
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
    ceiling = loaded.ceiling();
    idle = loaded.idle();
    absences = loaded.absences();
    warmStarts = loaded.warmStarts();
    part = idle.part();
    shards.forEach(shard -> shard.start(part));
    loaded.watches().forEach((series, watch) -> shardOf(series).adopt(series, watch));
    warmStarts.refresh(shards, this::watchOf);
    return loaded.watches().size();
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
