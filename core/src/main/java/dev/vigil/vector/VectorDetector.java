package dev.vigil.vector;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Retrainable;
import dev.vigil.math.Chance;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Scores rows by the models of a plan. One owner. */
final class VectorDetector implements Detector, Retrainable {
  /** Score from which there is something to tell: one row in a hundred. */
  static final double SPOKEN = 2;

  private static final double LN_10 = Math.log(10);
  private static final double BAND = 3;
  private static final int VERSION = 1;
  private static final Score NOTHING_KNOWN =
      new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);

  private final VectorPlan plan;
  private final Reservoir reservoir;
  private Chance chance;
  private @Nullable Embedding embedding;
  private @Nullable FittedModels models;
  private @Nullable FittedModels before;
  private long nextFit;

  VectorDetector(VectorPlan plan) {
    this.plan = plan;
    this.reservoir = new Reservoir(plan.sample(), plan.recency());
    this.chance = new Chance(plan.seed());
    this.nextFit = plan.nextFit(0);
  }

  @Override
  public boolean accepts(Observation observation) {
    return embedding == null
        ? observation instanceof Point || embeddingFor(observation).accepts(observation)
        : embedding.accepts(observation);
  }

  private Embedding embeddingFor(Observation observation) {
    return observation instanceof VectorPoint
        ? plan.embedding().ofVectors()
        : plan.embedding().ofNumbers();
  }

  @Override
  public Score score(Observation observation) {
    Embedding embedded = embedding;
    FittedModels fitted = models;
    return embedded == null || fitted == null
        ? NOTHING_KNOWN
        : score(embedded, fitted, embedded.row(observation));
  }

  private static Score score(Embedding embedding, FittedModels models, float[] row) {
    double sum = models.strangeness(row);
    double rarity = models.rarity(sum) / LN_10;
    double expected = embedding.expected();
    double lower = Double.NaN;
    double upper = Double.NaN;
    if (embedding.residual() >= 0) {
      double half = BAND * models.deviation(embedding.residual());
      expected += models.centre(embedding.residual());
      lower = expected - half;
      upper = expected + half;
    }
    if (rarity < SPOKEN) {
      return new Score(0, sum, expected, lower, upper, Evidence.NONE);
    }
    Evidence evidence = models.evidence(embedding.names(), row, rarity);
    return new Score(rarity, sum, expected, lower, upper, evidence);
  }

  @Override
  public void learn(Observation observation) {
    Embedding embedded = started(observation);
    learn(observation, embedded, embedded.row(observation));
  }

  @Override
  public Score scoreAndLearn(Observation observation) {
    Embedding embedded = started(observation);
    FittedModels fitted = models;
    float[] row = embedded.row(observation);
    Score score = fitted == null ? NOTHING_KNOWN : score(embedded, fitted, row);
    learn(observation, embedded, row);
    return score;
  }

  private Embedding started(Observation observation) {
    Embedding embedded = embedding;
    if (embedded == null) {
      embedded = embeddingFor(observation);
      embedding = embedded;
    }
    return embedded;
  }

  private void learn(Observation observation, Embedding embedded, float[] row) {
    FittedModels fitted = models;
    if (fitted != null && plan.online()) {
      fitted.learn(row);
    }
    reservoir.learn(row, chance);
    embedded.learn(observation);
    if (reservoir.seen() >= nextFit) {
      fit();
    }
  }

  private void fit() {
    models = FittedModels.of(plan, reservoir, chance, models);
    before = null;
    nextFit = plan.nextFit(reservoir.seen());
  }

  @Override
  public int remaining() {
    return (int) Math.max(0, VectorPlan.LEAST_ROWS - reservoir.seen());
  }

  @Override
  public ModelInfo model() {
    return models == null ? ModelInfo.NONE : models.info();
  }

  @Override
  public void retrain() {
    if (reservoir.size() >= VectorPlan.LEAST_ROWS) {
      FittedModels last = models;
      fit();
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
    out.part('V', VERSION).put(plan.models().size()).put(plan.sample()).put(plan.recency());
    out.put(plan.seed()).put(plan.online()).put(chance.state()).put(nextFit);
    Embedding embedded = embedding;
    out.put(embedded != null);
    if (embedded != null) {
      out.put(embedded.residual() >= 0);
      embedded.save(out);
      reservoir.save(out);
      save(models, out);
      save(before, out);
    }
  }

  private static void save(@Nullable FittedModels models, StateWriter out) {
    out.put(models != null);
    if (models != null) {
      models.save(out);
    }
  }

  void load(StateReader in) {
    in.part('V', VERSION);
    boolean same =
        in.getInt() == plan.models().size()
            && in.getInt() == plan.sample()
            && in.getDouble() == plan.recency()
            && in.getLong() == plan.seed()
            && in.getBoolean() == plan.online();
    if (!same) {
      throw new BadState("a state of other settings does not fit " + plan);
    }
    chance = new Chance(in.getLong());
    nextFit = in.getLong();
    if (in.getBoolean()) {
      Embedding embedded =
          in.getBoolean() ? plan.embedding().ofNumbers() : plan.embedding().ofVectors();
      embedded.load(in);
      int width = embedded.names().size();
      if (width == 0) {
        throw new BadState("rows without a feature");
      }
      embedding = embedded;
      reservoir.load(in, width);
      models = in.getBoolean() ? FittedModels.load(plan, in, width) : null;
      before = in.getBoolean() ? FittedModels.load(plan, in, width) : null;
    }
    if (nextFit < reservoir.seen()) {
      throw new BadState("a fit that is overdue: " + nextFit);
    }
  }
}
