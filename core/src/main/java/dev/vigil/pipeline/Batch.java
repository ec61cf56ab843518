package dev.vigil.pipeline;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observations on their way through the shards together. Each shard writes only at the places of
 * its own series; the anomalies are made there and then, while the series stands where it was.
 */
final class Batch {
  private final List<? extends Observation> observations;
  private final Verdict[] verdicts;
  private final @Nullable Anomaly[] anomalies;
  private final @Nullable SeriesWatch[] watches;

  Batch(List<? extends Observation> observations) {
    this.observations = observations;
    this.verdicts = new Verdict[observations.size()];
    this.anomalies = new Anomaly[observations.size()];
    this.watches = new SeriesWatch[observations.size()];
  }

  int size() {
    return verdicts.length;
  }

  Observation observation(int at) {
    return observations.get(at);
  }

  /** Has the shard of its series judge the observation at a place. */
  void judge(int at, Shard shard) {
    Observation observation = observations.get(at);
    SeriesWatch watch = shard.watch(observation.series());
    watches[at] = watch;
    Verdict verdict = shard.accept(watch, observation);
    verdicts[at] = verdict;
    if (verdict instanceof Verdict.Anomalous anomalous) {
      anomalies[at] = shard.anomaly(observation, anomalous);
    }
  }

  /** The watch of its series; null where there is no room for it. */
  @Nullable SeriesWatch watch(int at) {
    return watches[at];
  }

  Verdict verdict(int at) {
    return verdicts[at];
  }

  /** What the verdict tells of; null unless it is an anomaly. */
  @Nullable Anomaly anomaly(int at) {
    return anomalies[at];
  }

  void decide(int at, Verdict verdict) {
    verdicts[at] = verdict;
  }

  List<Verdict> verdicts() {
    return List.of(verdicts);
  }
}
