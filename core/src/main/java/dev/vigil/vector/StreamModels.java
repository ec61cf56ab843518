package dev.vigil.vector;

import dev.vigil.detect.Retrainable.ModelInfo;
import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models of a stream, fitted to one sample of rows that hold where each channel lately was and
 * how it changed; and what each channel is to its peers. One owner.
 */
final class StreamModels {
  /** Robust scaling would make near-constant channels loud, as hosts have many. */
  private static final Scaling.Mode SCALING = Scaling.Mode.BOUNDED;

  private static final Scaling.Mode CHANNEL_SCALING = Scaling.Mode.SOFTENED;

  private final ModelInfo info;
  private final List<FittedModel> models;
  private final Scaling channels;
  private final Peers peers;

  private StreamModels(ModelInfo info, List<FittedModel> models, Scaling channels, Peers peers) {
    this.info = info;
    this.models = models;
    this.channels = channels;
    this.peers = peers;
  }

  /**
   * @param lagged sample of rows of the models
   * @param plain sample of rows as they came
   */
  static StreamModels of(
      StreamPlan plan,
      Reservoir lagged,
      Reservoir plain,
      Chance chance,
      @Nullable StreamModels before) {
    float[][] sample = lagged.rows();
    List<FittedModel> fitted = new ArrayList<>();
    for (int k = 0; k < plan.models().size(); k++) {
      FittedModel last = before == null ? null : before.models.get(k);
      fitted.add(FittedModel.of(plan.models().get(k), SCALING, sample, chance, last));
    }
    float[][] rows = plain.rows();
    Scaling channels = Scaling.of(rows, CHANNEL_SCALING);
    int version = before == null ? 1 : before.info.version() + 1;
    ModelInfo info = new ModelInfo(version, lagged.seen(), sample.length);
    return new StreamModels(info, List.copyOf(fitted), channels, Peers.of(channels, rows));
  }

  ModelInfo info() {
    return info;
  }

  /** Scales a row as it came. */
  void scale(float[] row, float[] into) {
    channels.apply(row, into);
  }

  Peers peers() {
    return peers;
  }

  int size() {
    return models.size();
  }

  /** Strangeness of a lagged row to one of the models. */
  double strangeness(int model, float[] lagged) {
    return models.get(model).strangeness(lagged);
  }

  String word(int model) {
    return models.get(model).word();
  }

  /** Adds each channel's part in a strangeness, of both where it was and how it changed. */
  void attribute(int model, float[] lagged, double strangeness, double[] sum) {
    double[] both = new double[2 * sum.length];
    models.get(model).attribute(lagged, strangeness, both);
    for (int j = 0; j < sum.length; j++) {
      sum[j] += both[j] + both[sum.length + j];
    }
  }

  void learn(float[] lagged) {
    models.forEach(model -> model.learn(lagged));
  }

  void save(StateWriter out) {
    out.put(info.version()).put(info.fittedAt()).put(info.sample());
    models.forEach(model -> model.save(out));
    channels.save(out);
    peers.save(out);
  }

  static StreamModels load(StreamPlan plan, StateReader in, int width) {
    int version = in.getInt("model version", 1, Integer.MAX_VALUE);
    ModelInfo info = new ModelInfo(version, in.getLong(), in.getInt("rows", 1, plan.sample()));
    List<FittedModel> models = new ArrayList<>();
    for (ModelKind kind : plan.models()) {
      models.add(FittedModel.load(kind, SCALING, in, 2 * width));
    }
    Scaling channels = Scaling.load(in, CHANNEL_SCALING, width);
    return new StreamModels(info, List.copyOf(models), channels, Peers.load(in, width));
  }
}
