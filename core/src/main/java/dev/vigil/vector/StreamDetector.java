package dev.vigil.vector;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Retrainable;
import dev.vigil.math.Chance;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Score;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Scores the vectors of a stream as a plan says. One owner. */
final class StreamDetector implements Detector, Retrainable {
  private static final double LN_10 = Math.log(10);

  /** Rows as rare as one in a thousand are not held to be ordinary. */
  private static final double ORDINARY = 3;

  private static final int VERSION = 1;
  private static final Score NOTHING_KNOWN =
      new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);

  private final StreamPlan plan;
  private final NamedEmbedding names = new NamedEmbedding();
  private Chance chance;
  private @Nullable Channels channels;
  private @Nullable StreamModels models;
  private @Nullable StreamModels before;
  private long nextFit;

  StreamDetector(StreamPlan plan) {
    this.plan = plan;
    this.chance = new Chance(plan.seed());
  }

  @Override
  public boolean accepts(Observation observation) {
    return names.accepts(observation);
  }

  @Override
  public Score score(Observation observation) {
    Channels kept = channels;
    StreamModels fitted = models;
    if (kept == null || fitted == null) {
      return NOTHING_KNOWN;
    }
    kept.look(names.row(observation), fitted);
    return score(kept, fitted);
  }

  private Score score(Channels kept, StreamModels fitted) {
    double sum = kept.sum();
    double rarity = kept.rarity() / LN_10;
    if (rarity < VectorDetector.SPOKEN) {
      return new Score(0, sum, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);
    }
    Evidence evidence = StreamEvidence.of(names.names(), kept, fitted, rarity);
    return new Score(rarity, sum, Double.NaN, Double.NaN, Double.NaN, evidence);
  }

  @Override
  public void learn(Observation observation) {
    Channels kept = started(observation);
    kept.look(names.row(observation), models);
    learn(kept, observation);
  }

  @Override
  public Score scoreAndLearn(Observation observation) {
    Channels kept = started(observation);
    StreamModels fitted = models;
    kept.look(names.row(observation), fitted);
    Score score = fitted == null ? NOTHING_KNOWN : score(kept, fitted);
    learn(kept, observation);
    return score;
  }

  private Channels started(Observation observation) {
    Channels kept = channels;
    if (kept == null) {
      int width = names.row(observation).length;
      kept = new Channels(plan, width);
      channels = kept;
      nextFit = plan.firstFit(width);
    }
    return kept;
  }

  private void learn(Channels kept, Observation observation) {
    boolean ordinary = kept.rarity() < ORDINARY * LN_10;
    kept.learn(models, ordinary, chance);
    names.learn(observation);
    if (kept.seen() >= nextFit) {
      fit(kept);
    }
  }

  private void fit(Channels kept) {
    models = kept.fit(models, chance);
    before = null;
    nextFit = StreamPlan.nextFit(kept.seen());
  }

  @Override
  public int remaining() {
    Channels kept = channels;
    if (kept == null) {
      return VectorPlan.LEAST_ROWS + Channels.ROWS_OF_SIGNALS;
    }
    long wanted = plan.firstFit(kept.width()) + Channels.ROWS_OF_SIGNALS - kept.seen();
    return kept.ready() ? 0 : (int) Math.max(1, wanted);
  }

  @Override
  public ModelInfo model() {
    return models == null ? ModelInfo.NONE : models.info();
  }

  @Override
  public void retrain() {
    Channels kept = channels;
    if (kept != null && kept.seen() >= VectorPlan.LEAST_ROWS) {
      StreamModels last = models;
      fit(kept);
      before = last;
    }
  }

  @Override
  public boolean rollback() {
    if (before == null) {
      return false;
    }
    models = before;
    before = null;
    return true;
  }

  @Override
  public void save(StateWriter out) {
    out.part('S', VERSION).put(plan.models().size()).put(plan.sample()).put(plan.recency());
    out.put(plan.seed()).put(chance.state()).put(nextFit);
    names.save(out);
    Channels kept = channels;
    if (kept != null) {
      kept.save(out);
      save(models, out);
      save(before, out);
    }
  }

  private static void save(@Nullable StreamModels models, StateWriter out) {
    out.put(models != null);
    if (models != null) {
      models.save(out);
    }
  }

  void load(StateReader in) {
    in.part('S', VERSION);
    boolean same =
        in.getInt() == plan.models().size()
            && in.getInt() == plan.sample()
            && in.getDouble() == plan.recency()
            && in.getLong() == plan.seed();
    if (!same) {
      throw new BadState("a state of other settings does not fit " + plan);
    }
    chance = new Chance(in.getLong());
    nextFit = in.getLong();
    names.load(in);
    int width = names.names().size();
    if (width > 0) {
      Channels kept = new Channels(plan, width);
      kept.load(in);
      channels = kept;
      models = in.getBoolean() ? StreamModels.load(plan, in, width) : null;
      before = in.getBoolean() ? StreamModels.load(plan, in, width) : null;
      if (nextFit <= kept.seen()) {
        throw new BadState("a fit that is overdue: " + nextFit);
      }
    }
  }
}
