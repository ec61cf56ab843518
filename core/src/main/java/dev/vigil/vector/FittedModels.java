package dev.vigil.vector;

import dev.vigil.detect.Retrainable.ModelInfo;
import dev.vigil.math.Chance;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models of a plan, fitted to one sample: the sum of their strangeness, and how rare such a sum
 * is. The models are dependent, so the sum is held against the sums of the sample, and not against
 * the chi-square law of Fisher's method. One owner.
 */
final class FittedModels {
  private final ModelInfo info;
  private final List<FittedModel> models;
  private final ScoreTail tail;
  private final Scaling plain;

  private FittedModels(ModelInfo info, List<FittedModel> models, ScoreTail tail, Scaling plain) {
    this.info = info;
    this.models = models;
    this.tail = tail;
    this.plain = plain;
  }

  static FittedModels of(
      VectorPlan plan, Learnt learnt, Chance chance, @Nullable FittedModels before, int version) {
    List<FittedModel> fitted = new ArrayList<>();
    for (int k = 0; k < plan.models().size(); k++) {
      FittedModel last = before == null ? null : before.models.get(k);
      fitted.add(FittedModel.of(plan.models().get(k), learnt, chance, last));
    }
    float[][] sample = learnt.sample();
    ModelInfo info = new ModelInfo(version, learnt.seen(), sample.length);
    Scaling plain = Scaling.of(sample, Scaling.Mode.ROBUST);
    ScoreTail tail =
        learnt.last().length > 0
            ? inOrder(fitted, learnt.last())
            : ScoreTail.of(sample.length, i -> sum(fitted, sample[i]));
    return new FittedModels(info, List.copyOf(fitted), tail, plain);
  }

  private static ScoreTail inOrder(List<FittedModel> models, float[][] rows) {
    double[] sums = new double[rows.length];
    for (FittedModel model : models) {
      model.restart();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += model.strangeness(rows[i]);
        model.follow(rows[i]);
      }
    }
    return ScoreTail.of(sums);
  }

  private static double sum(List<FittedModel> models, float[] row) {
    double sum = 0;
    for (int k = 0; k < models.size(); k++) {
      sum += models.get(k).strangeness(row);
    }
    return sum;
  }

  ModelInfo info() {
    return info;
  }

  /** Sum over the models, at least 0: what rows are ranked by. */
  double strangeness(float[] row) {
    return sum(models, row);
  }

  /** How strange such a sum is: about −ln of the share of the sample's rows that have it. */
  double rarity(double sum) {
    return models.size() == 1 ? sum : tail.strangenessOfSum(sum);
  }

  /** The middle of a feature in the sample. */
  double centre(int feature) {
    return plain.centre(feature);
  }

  /** One robust deviation of a feature in the sample. */
  double deviation(int feature) {
    return plain.deviation(feature);
  }

  /** Why a row is as strange as it is, and of what type it is then. */
  Evidence evidence(AnomalyType type, List<String> names, float[] row, double rarity) {
    double[] shares = new double[names.size()];
    List<Evidence.Contribution> parts = new ArrayList<>();
    for (FittedModel model : models) {
      double strangeness = model.strangeness(row);
      model.attribute(row, strangeness, shares);
      parts.add(new Evidence.Contribution(model.word(), strangeness));
    }
    return VectorEvidence.of(type, names, shares, parts, rarity, info.sample());
  }

  void learn(float[] row) {
    models.forEach(model -> model.learn(row));
  }

  void follow(float[] row) {
    models.forEach(model -> model.follow(row));
  }

  void save(StateWriter out) {
    out.put(info.version()).put(info.fittedAt()).put(info.sample());
    plain.save(out);
    tail.save(out);
    models.forEach(model -> model.save(out));
  }

  static FittedModels load(VectorPlan plan, StateReader in, int width) {
    int version = in.getInt("model version", 1, Integer.MAX_VALUE);
    ModelInfo info = new ModelInfo(version, in.getLong(), in.getInt("rows", 1, plan.sample()));
    Scaling plain = Scaling.load(in, Scaling.Mode.ROBUST, width);
    ScoreTail tail = ScoreTail.load(in);
    List<FittedModel> models = new ArrayList<>();
    for (ModelKind kind : plan.models()) {
      models.add(FittedModel.load(kind, in, width));
    }
    return new FittedModels(info, List.copyOf(models), tail, plain);
  }
}
