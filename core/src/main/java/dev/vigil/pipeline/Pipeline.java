package dev.vigil.pipeline;

import dev.vigil.alert.Deploy;
import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.PointColumns;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.rule.Circumstances;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** What is noted of so many is let go of before it leaves the processor's cache. */
  private static final int TOGETHER = 2_048;

  private final PipelineSpec spec;
  private final Counts counts = new Counts();
  private final Standings standings = new Standings();
  private final PolicyReader policy = new PolicyReader(standings);
  private final Shards shards;
  private final WatchIndex index;
  private final Workers workers;
  private final Teller teller;
  private final WatchCare care;
  private final Attendance attendance;
  private final PipelineState state;
  private final SeriesForm form = new SeriesForm();

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
    this.shards = new Shards(spec, counts, standings);
    this.index = new WatchIndex(shards);
    this.attendance = new Attendance(spec, shards, standings, policy, teller, counts);
    this.state = new PipelineState(spec);
    this.care = new WatchCare(shards);
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
    Shard shard = shards.of(observation.series());
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
        batch.judge(at, shards.of(batch.observation(at).series()));
      }
    }
    for (int at = 0; at < batch.size(); at++) {
      Observation observation = batch.observation(at);
      batch.decide(at, finish(observation, batch.verdict(at), batch.watch(at), batch.matter(at)));
    }
    forgetIdle();
    return batch.verdicts();
  }

  /**
   * Judges points, a few thousand at a time. It comes to the same as {@link #accept(List)} of as
   * many together, and takes less: no look at a name where a series has a number, and nothing that
   * is kept of a point which nothing is to be said of.
   *
   * @param circumstances what came with each of them; empty where nothing did
   * @param sink is handed what was said of each, in their order
   * @throws IllegalArgumentException if there are not as many of both
   */
  public void accept(PointColumns points, List<Circumstances> circumstances, PointSink sink) {
    if (!circumstances.isEmpty() && circumstances.size() != points.size()) {
      throw new IllegalArgumentException(
          points.size() + " points cannot come with " + circumstances.size());
    }
    for (int from = 0; from < points.size(); from += TOGETHER) {
      int to = Math.min(points.size(), from + TOGETHER);
      accept(new ColumnBatch(points, circumstances, from, to), sink);
    }
  }

  private void accept(ColumnBatch batch, PointSink sink) {
    counts.observed(batch.size());
    batch.find(index, shards);
    if (shards.count() > 1 && batch.size() >= LEAST_BATCH_TO_SHARE) {
      int shares = workers.count();
      workers.run(share -> batch.judge(share, shares, shards.all()));
    } else {
      batch.judge(0, 1, shards.all());
    }
    for (int i = 0; i < batch.size(); i++) {
      SeriesWatch watch = batch.watch(i);
      Verdict holds = finish(batch.observation(i), batch.verdict(i), watch, batch.matter(i));
      sink.judged(batch.points(), batch.from() + i, watch, holds);
    }
    forgetIdle();
  }

  private void forgetIdle() {
    if (attendance.forgetIdle()) {
      index.clear();
    }
  }

  /** What follows once the shard of an observation is done with it. */
  private Verdict finish(
      Observation observation,
      Verdict verdict,
      @Nullable SeriesWatch watch,
      @Nullable Matter matter) {
    if (watch != null && !(verdict instanceof Verdict.Rejected)) {
      attendance.report(watch, observation);
    }
    return teller.finish(observation, verdict, watch, matter);
  }

  /**
   * Tells the time of a wall clock, at a steady pace, after the observations of that time: series
   * are then held to have stopped by this clock, and no longer by the event time of the others.
   */
  public void passTime(long epochMillis) {
    workers.passTime();
    attendance.pass(epochMillis);
  }

  /**
   * Tells when what follows arrives, by a clock of the caller: series are then idle by that alone,
   * and not by event time, which history and bad clocks turn. To be called again before whatever
   * comes next, also after a state was loaded; an eighth of the idle time passes at most.
   */
  public void arrive(long epochMillis) {
    attendance.arrive(epochMillis);
    forgetIdle();
  }

  /**
   * The last series that there is room for must not be a matter of which shard is faster. Where
   * metrics have limits, series begin on the caller's thread, in the order of the batch.
   */
  private boolean worthSharing(int observations) {
    int left = shards.room().left();
    return shards.count() > 1
        && observations >= LEAST_BATCH_TO_SHARE
        && (shards.room().limited() || left <= 0 || left >= observations);
  }

  private void judgeNew(Batch batch) {
    for (int at = 0; shards.room().limited() && at < batch.size(); at++) {
      if (batch.waits(at)) {
        batch.judge(at, shards.of(batch.observation(at).series()));
      }
    }
  }

  private void judgeShare(int share, int shares, Batch batch) {
    for (int at = 0; at < batch.size(); at++) {
      int shard = shards.indexOf(batch.observation(at).series());
      if (shard % shares == share
          && !leftForLater(batch.observation(at), shards.all().get(shard))) {
        batch.judge(at, shards.all().get(shard));
      }
    }
  }

  private boolean leftForLater(Observation observation, Shard shard) {
    return shards.room().limited() && shard.isNew(observation.series());
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
      Shard shard = shards.of(observation.series());
      SeriesWatch watch = shard.watch(observation.series());
      if (watch == null) {
        counts.answered(new Verdict.Rejected(shard.refusal()));
      } else if (train(shard, watch, observation)) {
        learnt++;
        trained.add(watch);
      }
    }
    trained.forEach(SeriesWatch::endTraining);
    attendance.taught(trained);
    counts.observed(history.size());
    counts.trained(learnt);
    return learnt;
  }

  private boolean train(Shard shard, SeriesWatch watch, Observation observation) {
    SeriesKey series = observation.series();
    long then = observation.epochMillis();
    shard.changes().touch(watch); // a policy may be new to it
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
   * Has the detectors of series forget what they were taught, and learn other lessons instead.
   *
   * @param lessons all of a series; asked for where there is something to learn them
   * @return how many detectors learn from lessons
   */
  public int relearn(Predicate<SeriesKey> which, Function<SeriesKey, List<Lesson>> lessons) {
    int taught = 0;
    for (Shard shard : shards.all()) {
      for (Map.Entry<SeriesKey, SeriesWatch> watched : shard.watches().entrySet()) {
        SeriesWatch watch = watched.getValue();
        if (watch.learnsLessons() && which.test(watched.getKey())) {
          shard.changes().touch(watch);
          taught += watch.relearn(lessons.apply(watched.getKey())) ? 1 : 0;
        }
      }
    }
    return taught;
  }

  /** What can be asked of, and done with, single series. */
  public WatchCare care() {
    return care;
  }

  /** What became of all observations. */
  public Counts counts() {
    return counts;
  }

  /** The usual time between two observations of a series, in milliseconds; 0 if it has none yet. */
  public long interval(SeriesKey series) {
    SeriesWatch watch = shards.watchOf(series);
    return watch == null ? 0 : (long) watch.presence().step();
  }

  /** What was wrong with the data of a series, and how often; empty for one that is not watched. */
  public Map<Flaw, Integer> flaws(SeriesKey series) {
    SeriesWatch watch = shards.watchOf(series);
    return watch == null ? Map.of() : watch.quality().flaws();
  }

  /** How many threads share the work on a batch. */
  public int workers() {
    return workers.count();
  }

  /** Whether a series is under watch. */
  public boolean watches(SeriesKey series) {
    return shards.watchOf(series) != null;
  }

  /**
   * Metrics of which observations were refused because there are too many series, with how many;
   * those with the most, the most first. Any thread may ask.
   */
  public Map<String, Long> shedding() {
    return shards.room().shedding();
  }

  /** How many series are under watch. */
  public int series() {
    return shards.series();
  }

  /** Writes the state of all series; see {@link #load}. */
  public void save(OutputStream to) throws IOException {
    Map<SeriesKey, SeriesWatch> watches = new LinkedHashMap<>();
    shards.all().forEach(shard -> watches.putAll(shard.watches()));
    state.save(attendance.together(), watches, to);
  }

  /** Writes what is of all series together, and none of them; see {@link #loadShared}. */
  public void saveShared(OutputStream to) throws IOException {
    state.save(attendance.together(), Map.of(), to);
  }

  /**
   * Begins a checkpoint: what has changed of series since the one before is handed over as it is
   * now, while observations go on to be accepted; of the first one all series are, unless {@link
   * #complete} was told where they come from. One at a time.
   *
   * @param sink is handed the state of each, by the thread that {@linkplain Checkpoint#advance asks
   *     for it} or by one that judges observations
   */
  public Checkpoint checkpoint(SeriesSink sink) {
    List<Changes> changes = new ArrayList<>();
    for (Shard shard : shards.all()) {
      shard.changes().begin(shard.watches().values(), sink);
      changes.add(shard.changes());
    }
    return new Checkpoint(changes);
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
    int series = loadShared(from);
    refresh();
    return series;
  }

  /**
   * The same, where series that were handed to a {@link SeriesSink} are to follow: {@link #adopt}
   * of each, then {@link #complete}.
   */
  public int loadShared(InputStream from) throws IOException {
    PipelineState.Loaded loaded = state.load(from);
    index.clear();
    attendance.adopt(loaded.together());
    loaded.watches().forEach((series, watch) -> shards.of(series).adopt(series, watch));
    return loaded.watches().size();
  }

  /**
   * Reads the state of one series; empty if it is watched in another way now, and is to start anew.
   * Any thread may call it, and several at once.
   *
   * @throws BadState if the state is corrupt, cut short or of a newer version
   */
  public Optional<SeriesWatch> read(SeriesKey series, StateReader from) {
    return form.read(series, from, spec.watches().apply(series));
  }

  /**
   * Takes over a series that {@link #read} gave. Where there are more than the limit says by now,
   * none is let go of, and new ones are refused until there is room.
   */
  public void adopt(SeriesKey series, SeriesWatch watch) {
    shards.of(series).adopt(series, watch);
    index.clear();
  }

  /** A series is not taken over; the next checkpoint lets go of it. */
  public void leaveOut(SeriesKey series) {
    shards.of(series).changes().leaveOut(series);
  }

  /** All series were taken over from where checkpoints go to, and only changes have to go there. */
  public void complete() {
    refresh();
    shards.all().forEach(shard -> shard.changes().allSaved());
  }

  /** Finds anew what follows from which series there are. */
  void refresh() {
    attendance.refresh();
  }

  @Override
  public void close() {
    workers.close();
  }
}
