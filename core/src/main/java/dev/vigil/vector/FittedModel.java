package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** A model with the scaling of its features and the calibration of its scores. One owner. */
final class FittedModel {
  private static final int VERSION = 2;

  private final ModelKind kind;
  private final Scaling scaling;
  private final VectorModel model;
  private final ScoreTail tail;
  private final @Nullable Reach reach;
  private final float[] scaled;

  private FittedModel(
      ModelKind kind, Scaling scaling, VectorModel model, ScoreTail tail, @Nullable Reach reach) {
    this.kind = kind;
    this.scaling = scaling;
    this.model = model;
    this.tail = tail;
    this.reach = reach;
    this.scaled = new float[scaling.width()];
  }

  /** Fits to a sample as it was kept. */
  static FittedModel of(
      ModelKind kind,
      Scaling.Mode mode,
      float[][] sample,
      Chance chance,
      @Nullable FittedModel before) {
    Scaling scaling = Scaling.of(sample, mode);
    float[][] rows = scaled(sample, scaling);
    VectorModel model = kind.fit(rows, chance, before == null ? null : before.model);
    return new FittedModel(kind, scaling, model, tail(kind, model, rows), null);
  }

  /** Fits to what its kind wants of all that was kept. */
  static FittedModel of(
      ModelKind kind, Learnt learnt, Chance chance, @Nullable FittedModel before) {
    boolean inOrder = kind.recent() > 0;
    float[][] kept = inOrder ? learnt.last() : learnt.sample();
    Scaling scaling = Scaling.of(kept, kind.scaling(), learnt.embedding());
    float[][] rows = scaled(kept, scaling);
    VectorModel last = before == null ? null : before.model;
    VectorModel model =
        inOrder
            ? kind.fitInOrder(rows, learnt.embedding().channels(), chance, last)
            : kind.fit(rows, chance, last);
    Reach reach = kind.saturates() ? Reach.of(rows) : null;
    return new FittedModel(kind, scaling, model, tail(kind, model, rows), reach);
  }

  private static float[][] scaled(float[][] sample, Scaling scaling) {
    float[][] rows = new float[sample.length][scaling.width()];
    for (int i = 0; i < rows.length; i++) {
      scaling.apply(sample[i], rows[i]);
    }
    return rows;
  }

  private static ScoreTail tail(ModelKind kind, VectorModel model, float[][] rows) {
    if (kind.recent() == 0) {
      return ScoreTail.of(rows.length, i -> model.score(rows[i]));
    }
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = model.score(rows[i]);
      model.follow(rows[i]);
    }
    return ScoreTail.of(scores);
  }

  /** Calibrated strangeness of a row as it was kept, at least 0. */
  double strangeness(float[] row) {
    scaling.apply(row, scaled);
    double within = tail.strangeness(model.score(scaled));
    return reach == null ? within : within + reach.beyond(scaled);
  }

  /** Adds each feature's part of a strangeness to what others gave. */
  void attribute(float[] row, double strangeness, double[] sum) {
    scaling.apply(row, scaled);
    double[] shares = new double[sum.length];
    model.attribute(scaled, shares);
    double total = 0;
    for (double share : shares) {
      total += share;
    }
    double beyond = reach == null ? 0 : reach.beyond(scaled);
    for (int j = 0; j < sum.length; j++) {
      if (total > 0 && total < Double.POSITIVE_INFINITY) {
        sum[j] += (strangeness - beyond) * shares[j] / total;
      }
      sum[j] += reach == null ? 0 : reach.beyond(scaled, j);
    }
  }

  /** Takes a row in. */
  void learn(float[] row) {
    scaling.apply(row, scaled);
    model.learn(scaled);
    model.follow(scaled);
  }

  /** Takes note of a row that is not to be learnt. */
  void follow(float[] row) {
    scaling.apply(row, scaled);
    model.follow(scaled);
  }

  /** Forgets which rows have passed; what was fitted stays. */
  void restart() {
    model.restart();
  }

  String word() {
    return kind.word();
  }

  void save(StateWriter out) {
    out.part('F', VERSION);
    scaling.save(out);
    tail.save(out);
    out.put(reach != null);
    if (reach != null) {
      reach.save(out);
    }
    model.save(out);
  }

  static FittedModel load(ModelKind kind, StateReader in, int width) {
    return load(kind, kind.scaling(), in, width);
  }

  static FittedModel load(ModelKind kind, Scaling.Mode mode, StateReader in, int width) {
    in.part('F', VERSION);
    Scaling scaling = Scaling.load(in, mode, width);
    ScoreTail tail = ScoreTail.load(in);
    Reach reach = in.getBoolean() ? Reach.load(in, width) : null;
    return new FittedModel(kind, scaling, kind.restore(in, width), tail, reach);
  }
}
