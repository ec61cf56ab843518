package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** Histograms of sparse projections. One owner. */
final class LodaModel implements VectorModel {
  private static final int VERSION = 1;
  private static final int ROWS_TO_HALVE = 8192;
  private static final int ROWS_TO_RENEW = 64;

  private final int projections;
  private final int bins;
  private final int width;
  private final int read;
  private final short[] features;
  private final float[] weights;
  private final float[] from;
  private final float[] step;

  /** For each projection its bins, the first and the last of them for what lies beyond. */
  private final float[] counts;

  /** −ln of the smoothed share of each bin, as of the last renewal. */
  private final float[] surprise;

  private float rows;
  private int learnt;

  LodaModel(int projections, int bins, int width, short[] features, float[] weights) {
    this.projections = projections;
    this.bins = bins;
    this.width = width;
    this.read = Loda.read(width);
    this.features = features;
    this.weights = weights;
    this.from = new float[projections];
    this.step = new float[projections];
    this.counts = new float[projections * (bins + 2)];
    this.surprise = new float[counts.length];
  }

  float project(int projection, float[] row) {
    float sum = 0;
    int end = (projection + 1) * read;
    for (int at = projection * read; at < end; at++) {
      sum += weights[at] * row[features[at]];
    }
    return sum;
  }

  void range(int projection, float start, float width) {
    from[projection] = start;
    step[projection] = Math.max(width, 1e-9f);
  }

  private int bin(int projection, float[] row) {
    float place = (project(projection, row) - from[projection]) / step[projection];
    int within = place < 0 ? 0 : place >= bins ? bins + 1 : 1 + (int) place;
    return projection * (bins + 2) + within;
  }

  /** Counts a row, which {@link #renew} brings into the scores. */
  void count(float[] row) {
    for (int p = 0; p < projections; p++) {
      counts[bin(p, row)]++;
    }
    rows++;
  }

  /** Brings the scores to the counts. */
  void renew() {
    double all = Math.log(rows + 1);
    int size = bins + 2;
    for (int p = 0; p < projections; p++) {
      for (int b = 0; b < size; b++) {
        int at = p * size + b;
        float left = b > 0 ? counts[at - 1] : 0;
        float right = b + 1 < size ? counts[at + 1] : 0;
        double smooth = 0.5 * counts[at] + 0.25 * (left + right);
        surprise[at] = (float) (all - Math.log(smooth + 0.5));
      }
    }
  }

  @Override
  public double score(float[] row) {
    float sum = 0;
    for (int p = 0; p < projections; p++) {
      sum += surprise[bin(p, row)];
    }
    return Math.max(0, (double) sum / projections);
  }

  /**
   * How much stranger projections with the feature find the row than those without, in standard
   * errors (a one-sided t statistic, as in the paper).
   */
  @Override
  public void attribute(float[] row, double[] shares) {
    double[] sum = new double[width];
    int[] with = new int[width];
    double total = 0;
    double squares = 0;
    for (int p = 0; p < projections; p++) {
      double s = surprise[bin(p, row)];
      total += s;
      squares += s * s;
      for (int at = p * read; at < (p + 1) * read; at++) {
        sum[features[at]] += s;
        with[features[at]]++;
      }
    }
    double variance = Math.max(1e-9, squares / projections - square(total / projections));
    for (int j = 0; j < width; j++) {
      int without = projections - with[j];
      shares[j] = 0;
      if (with[j] > 0 && without > 0) {
        double difference = sum[j] / with[j] - (total - sum[j]) / without;
        double error = Math.sqrt(variance * (1.0 / with[j] + 1.0 / without));
        shares[j] = square(Math.max(0, difference / error));
      } else if (with[j] > 0) {
        shares[j] = Math.abs(row[j]);
      }
    }
  }

  private static double square(double value) {
    return value * value;
  }

  @Override
  public void learn(float[] row) {
    count(row);
    learnt++;
    if (learnt % ROWS_TO_HALVE == 0) {
      learnt = 0;
      rows /= 2;
      for (int at = 0; at < counts.length; at++) {
        counts[at] /= 2;
      }
    }
    if (learnt % ROWS_TO_RENEW == 0) {
      renew();
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('L', VERSION).put(features).put(weights).put(from).put(step);
    out.put(counts).put(surprise).put(rows).put(learnt);
  }

  static LodaModel load(StateReader in, Loda kind, int width) {
    in.part('L', VERSION);
    int read = Loda.read(width);
    int size = kind.projections() * read;
    if (in.remaining() < (long) size * Float.BYTES) {
      throw new BadState("state is cut short within projections");
    }
    short[] features = new short[size];
    in.get(features);
    for (short feature : features) {
      if (feature < 0 || feature >= width) {
        throw new BadState("there is no feature " + feature);
      }
    }
    float[] weights = finite(in, size, Embedding.LARGEST);
    LodaModel model = new LodaModel(kind.projections(), kind.bins(), width, features, weights);
    copy(finite(in, model.from.length, Embedding.LARGEST), model.from);
    copy(finite(in, model.step.length, Embedding.LARGEST), model.step);
    copy(finite(in, model.counts.length, Embedding.LARGEST), model.counts);
    copy(finite(in, model.surprise.length, 1000), model.surprise);
    model.rows = finite(in, 1, Embedding.LARGEST)[0];
    model.learnt = in.getInt("rows learnt", 0, ROWS_TO_HALVE - 1);
    for (float count : model.counts) {
      if (count < 0 || model.rows < 0) {
        throw new BadState("a count cannot be under 0");
      }
    }
    for (float step : model.step) {
      if (!(step > 0)) {
        throw new BadState("a bin cannot be " + step + " wide");
      }
    }
    return model;
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private static float[] finite(StateReader in, int count, float most) {
    float[] values = new float[count];
    in.get(values);
    for (float value : values) {
      if (!(Math.abs(value) <= most)) {
        throw new BadState("projections cannot hold " + value);
      }
    }
    return values;
  }
}
