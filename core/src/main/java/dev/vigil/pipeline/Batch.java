package dev.vigil.pipeline;

import dev.vigil.model.Observation;
import dev.vigil.model.Verdict;
import dev.vigil.rule.Circumstances;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observations on their way through the shards together. Each shard writes only at the places of
 * its own series; what there is to tell is noted there and then, while the series stands where it
 * was.
 */
final class Batch {
  private final List<? extends Observation> observations;
  private final @Nullable List<Circumstances> circumstances;
  private final Verdict[] verdicts;
  private final @Nullable Matter[] matters;
  private final @Nullable SeriesWatch[] watches;

  /**
   * @param circumstances of each of the observations; null where nothing came with any
   */
  Batch(List<? extends Observation> observations, @Nullable List<Circumstances> circumstances) {
    this.observations = observations;
    this.circumstances = circumstances;
    this.verdicts = new Verdict[observations.size()];
    this.matters = new Matter[observations.size()];
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
    verdicts[at] = shard.accept(watch, observation, circumstances(at));
    matters[at] = shard.matter();
  }

  private Circumstances circumstances(int at) {
    return circumstances == null ? Circumstances.NONE : circumstances.get(at);
  }

  /** The watch of its series; null where there is none. */
  @Nullable SeriesWatch watch(int at) {
    return watches[at];
  }

  /** Whether it has not been judged yet. */
  @SuppressWarnings("ConstantConditions")
  boolean waits(int at) {
    return verdicts[at] == null;
  }

  Verdict verdict(int at) {
    return verdicts[at];
  }

  /** What there is to decide or to tell; null if nothing is. */
  @Nullable Matter matter(int at) {
    return matters[at];
  }

  void decide(int at, Verdict verdict) {
    verdicts[at] = verdict;
  }

  List<Verdict> verdicts() {
    return List.of(verdicts);
  }
}
