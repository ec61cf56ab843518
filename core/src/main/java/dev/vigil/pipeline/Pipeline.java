package dev.vigil.pipeline;

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
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

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
  private final FleetCeiling ceiling;
  private final List<Shard> shards = new ArrayList<>();
  private final ExecutorService workers;

  /**
   * @param listener is handed each anomaly that is told, on the caller's thread
   */
  public Pipeline(PipelineSpec spec, Consumer<Anomaly> listener) {
    this.spec = spec;
    this.listener = listener;
    this.ceiling = spec.newCeiling();
    AtomicInteger room = new AtomicInteger(spec.maxSeries());
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
    return finish(observation, shardOf(observation.series()).accept(observation));
  }

  /** Judges a batch; verdicts come in the order of the observations. */
  public List<Verdict> accept(List<? extends Observation> batch) {
    counts.observed(batch.size());
    Verdict[] verdicts = new Verdict[batch.size()];
    if (shards.size() == 1 || batch.size() < LEAST_BATCH_TO_SHARE) {
      for (int i = 0; i < verdicts.length; i++) {
        verdicts[i] = shardOf(batch.get(i).series()).accept(batch.get(i));
      }
    } else {
      share(batch, verdicts);
    }
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = finish(batch.get(i), verdicts[i]);
    }
    return List.of(verdicts);
  }

  private void share(List<? extends Observation> batch, Verdict[] verdicts) {
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < shards.size(); i++) {
      int shard = i;
      others.add(workers.submit(() -> acceptOwn(shard, batch, verdicts)));
    }
    acceptOwn(0, batch, verdicts);
    others.forEach(Pipeline::await);
  }

  private void acceptOwn(int shard, List<? extends Observation> batch, Verdict[] verdicts) {
    for (int i = 0; i < verdicts.length; i++) {
      Observation observation = batch.get(i);
      if (indexOf(observation.series()) == shard) {
        verdicts[i] = shards.get(shard).accept(observation);
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

  private Verdict finish(Observation observation, Verdict verdict) {
    Verdict told = underCeiling(observation, verdict);
    if (!(told instanceof Verdict.Normal)) {
      counts.answered(told);
    }
    if (told instanceof Verdict.Anomalous anomalous) {
      report(observation, anomalous);
    }
    return told;
  }

  private Verdict underCeiling(Observation observation, Verdict verdict) {
    if (verdict instanceof Verdict.Anomalous anomalous
        && anomalous.notice() == Notice.PAGE
        && !ceiling.allows(observation.epochMillis())) {
      return new Verdict.Held(anomalous.score(), anomalous.pValue(), Holding.FLEET_BUDGET);
    }
    return verdict;
  }

  private void report(Observation observation, Verdict.Anomalous anomalous) {
    SeriesWatch watch = shardOf(observation.series()).watches().get(observation.series());
    if (watch != null) {
      listener.accept(watch.anomaly(observation, anomalous));
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
    List<SeriesWatch> trained = new ArrayList<>();
    for (Observation observation : history) {
      SeriesWatch watch = shardOf(observation.series()).watch(observation.series());
      Verdict.Reason refused =
          watch == null ? Verdict.Reason.SERIES_LIMIT : watch.train(observation);
      if (refused == null) {
        learnt++;
      } else {
        counts.answered(new Verdict.Rejected(refused));
      }
      if (watch != null && (trained.isEmpty() || trained.get(trained.size() - 1) != watch)) {
        trained.add(watch);
      }
    }
    trained.forEach(SeriesWatch::endTraining);
    counts.observed(history.size());
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

  /** How many series are under watch. */
  public int series() {
    return shards.stream().mapToInt(shard -> shard.watches().size()).sum();
  }

  /** Writes the state of all series; see {@link #load}. */
  public void save(OutputStream to) throws IOException {
    PipelineState.save(shards, spec, to);
  }

  /**
   * Takes over the state that another pipeline saved, all of it or nothing. Series whose detector
   * or settings are others now are left out, and start anew.
   *
   * @return how many series were taken over
   * @throws BadState if the state is corrupt, cut short or of a newer version
   */
  public int load(InputStream from) throws IOException {
    return PipelineState.load(from, spec, (series, watch) -> shardOf(series).adopt(series, watch));
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
