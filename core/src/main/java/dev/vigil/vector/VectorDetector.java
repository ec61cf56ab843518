package dev.vigil.vector;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Retrainable;
import dev.vigil.math.Chance;
import dev.vigil.model.AnomalyType;
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
  private static final int VERSION = 2;

  /** Rows until which scores made by the first, poor fits are soon forgotten. */
  private static final long EARLY = 1024;

  private static final Score NOTHING_KNOWN =
      new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);

  private final VectorPlan plan;
  private final Reservoir reservoir;
  private final LastRows last;
  private final Generations models;
  private final StrangenessHistory history = new StrangenessHistory();
  private Chance chance;
  private @Nullable Embedding embedding;
  private long nextFit;

  VectorDetector(VectorPlan plan) {
    this.plan = plan;
    this.reservoir = new Reservoir(plan.sample(), plan.recency());
    this.last = new LastRows(plan.recent());
    this.models = new Generations(plan);
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
    FittedModels fitted = models.inForce();
    if (embedded == null || fitted == null) {
      return NOTHING_KNOWN;
    }
    float[] row = embedded.row(observation);
    return score(embedded, fitted, row, fitted.strangeness(row));
  }

  private Score score(Embedding embedding, FittedModels models, float[] row, double sum) {
    double rarity = history.rarity(models.rarity(sum)) / LN_10;
    double expected = embedding.expected();
    double lower = Double.NaN;
    double upper = Double.NaN;
    AnomalyType type = AnomalyType.OUTLIER;
    if (embedding.residual() >= 0) {
      double half = BAND * models.deviation(embedding.residual());
      double centre = models.centre(embedding.residual());
      double off = row[embedding.residual()] - centre;
      type = off > half ? AnomalyType.SPIKE : off < -half ? AnomalyType.DROP : type;
      expected += centre;
      lower = expected - half;
      upper = expected + half;
    }
    if (rarity < SPOKEN) {
      return new Score(0, sum, expected, lower, upper, Evidence.NONE);
    }
    Evidence evidence = models.evidence(type, embedding.names(), row, rarity);
    return new Score(rarity, sum, expected, lower, upper, evidence);
  }

  @Override
  public void learn(Observation observation) {
    Embedding embedded = started(observation);
    FittedModels fitted = models.inForce();
    float[] row = embedded.row(observation);
    learn(observation, embedded, row, fitted == null ? 0 : fitted.strangeness(row));
  }

  @Override
  public Score scoreAndLearn(Observation observation) {
    Embedding embedded = started(observation);
    FittedModels fitted = models.inForce();
    float[] row = embedded.row(observation);
    double sum = fitted == null ? 0 : fitted.strangeness(row);
    Score score = fitted == null ? NOTHING_KNOWN : score(embedded, fitted, row, sum);
    learn(observation, embedded, row, sum);
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

  private void learn(Observation observation, Embedding embedded, float[] row, double sum) {
    FittedModels fitted = models.inForce();
    if (fitted != null) {
      boolean frozen = !plan.online() && reservoir.seen() >= plan.sample();
      if (!frozen || reservoir.seen() - fitted.info().fittedAt() < plan.sample()) {
        history.learn(fitted.rarity(sum));
      }
      if (plan.online()) {
        fitted.learn(row);
      } else {
        fitted.follow(row);
      }
    }
    reservoir.learn(row, chance);
    last.learn(row);
    embedded.learn(observation);
    if (reservoir.seen() >= nextFit && reservoir.size() >= VectorPlan.LEAST_ROWS) {
      models.fit(learnt(embedded), chance);
      fitted();
    }
  }

  private Learnt learnt(Embedding embedded) {
    return new Learnt(reservoir.rows(), last.rows(), embedded, reservoir.seen());
  }

  private void fitted() {
    if (reservoir.seen() <= EARLY) {
      history.fade(0.25f);
    }
    nextFit = plan.nextFit(reservoir.seen());
  }

  @Override
  public int remaining() {
    return (int) Math.max(0, VectorPlan.LEAST_ROWS - reservoir.seen());
  }

  @Override
  public ModelInfo model() {
    return models.info();
  }

  @Override
  public void retrain() {
    if (embedding != null && reservoir.size() >= VectorPlan.LEAST_ROWS) {
      models.refit(learnt(embedding), chance);
      fitted();
    }
  }

  @Override
  public boolean rollback() {
    return models.rollback();
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
      last.save(out);
      models.save(out);
      history.save(out);
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
      last.load(in, width, reservoir.seen());
      models.load(in, width);
      history.load(in);
    }
    if (nextFit <= reservoir.seen()) {
      throw new BadState("a fit that is overdue: " + nextFit);
    }
  }
}
