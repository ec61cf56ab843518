package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** A model with the scaling of its features and the calibration of its scores. One owner. */
final class FittedModel {
  private static final int VERSION = 1;

  private final ModelKind kind;
  private final Scaling scaling;
  private final VectorModel model;
  private final ScoreTail tail;
  private final float[] scaled;

  private FittedModel(ModelKind kind, Scaling scaling, VectorModel model, ScoreTail tail) {
    this.kind = kind;
    this.scaling = scaling;
    this.model = model;
    this.tail = tail;
    this.scaled = new float[scaling.width()];
  }

  /** Fits to a sample as it was kept, scaled as rows of a table. */
  static FittedModel of(
      ModelKind kind, float[][] sample, Chance chance, @Nullable FittedModel before) {
    return of(kind, kind.scaling(), sample, chance, before);
  }

  /** Fits to a sample as it was kept. */
  static FittedModel of(
      ModelKind kind,
      Scaling.Mode mode,
      float[][] sample,
      Chance chance,
      @Nullable FittedModel before) {
    Scaling scaling = Scaling.of(sample, mode);
    float[][] rows = new float[sample.length][scaling.width()];
    for (int i = 0; i < rows.length; i++) {
      scaling.apply(sample[i], rows[i]);
    }
    VectorModel model = kind.fit(rows, chance, before == null ? null : before.model);
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = model.score(rows[i]);
    }
    return new FittedModel(kind, scaling, model, ScoreTail.of(scores));
  }

  /** Calibrated strangeness of a row as it was kept, at least 0. */
  double strangeness(float[] row) {
    scaling.apply(row, scaled);
    return tail.strangeness(model.score(scaled));
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
    if (total > 0 && total < Double.POSITIVE_INFINITY) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += strangeness * shares[j] / total;
      }
    }
  }

  void learn(float[] row) {
    scaling.apply(row, scaled);
    model.learn(scaled);
  }

  String word() {
    return kind.word();
  }

  void save(StateWriter out) {
    out.part('F', VERSION);
    scaling.save(out);
    tail.save(out);
    model.save(out);
  }

  static FittedModel load(ModelKind kind, StateReader in, int width) {
    return load(kind, kind.scaling(), in, width);
  }

  static FittedModel load(ModelKind kind, Scaling.Mode mode, StateReader in, int width) {
    in.part('F', VERSION);
    Scaling scaling = Scaling.load(in, mode, width);
    ScoreTail tail = ScoreTail.load(in);
    return new FittedModel(kind, scaling, kind.restore(in, width), tail);
  }
}
