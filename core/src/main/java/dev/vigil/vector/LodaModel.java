package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/** Histograms of sparse projections. One owner. */
final class LodaModel implements VectorModel {
  private static final int VERSION = 1;
  private static final float NARROWEST = 1e-9f;
  private static final int ROWS_TO_HALVE = 8192;
  private static final int MOST_ROWS_TO_RENEW = 256;
  private static final int LEAST_ROWS_TO_RENEW = 16;

  private final int projections;
  private final int bins;
  private final int width;

  /** What the projections read first, then what they read second, and so on. */
  private final short[] features;

  private final float[] weights;
  private final float[] from;

  /** Bins that lie in one unit of a projection. */
  private final float[] density;

  /** For each projection its bins, the first and the last of them for what lies beyond. */
  private final float[] counts;

  /** −ln of the smoothed share of each bin, as of the last renewal. */
  private final float[] surprise;

  private float rows;
  private int learnt;

  /** The row that was last projected, and the bins that it falls into. */
  private final float[] placed;

  private final int[] places;
  private final float[] values;

  LodaModel(int projections, int bins, int width, short[] features, float[] weights) {
    this.projections = projections;
    this.bins = bins;
    this.width = width;
    this.features = features;
    this.weights = weights;
    this.from = new float[projections];
    this.density = new float[projections];
    this.counts = new float[projections * (bins + 2)];
    this.surprise = new float[counts.length];
    this.placed = new float[width];
    this.places = new int[projections];
    this.values = new float[projections];
  }

  /** The projections of a row; valid until the next call. */
  float[] project(float[] row) {
    float[] sums = values;
    Arrays.fill(sums, 0);
    for (int start = 0; start < features.length; start += projections) {
      for (int p = 0; p < sums.length; p++) {
        sums[p] += weights[start + p] * row[features[start + p]];
      }
    }
    return sums;
  }

  /**
   * Where the bins of each projection lie.
   *
   * @param start of the first
   * @param width of one
   */
  void range(float[] start, float[] width) {
    for (int p = 0; p < projections; p++) {
      from[p] = start[p];
      density[p] = 1 / Math.max(width[p], NARROWEST);
    }
    Arrays.fill(placed, Float.NaN);
  }

  /** The bins that a row falls into: a row that is learnt was scored the moment before. */
  private int[] places(float[] row) {
    if (Arrays.equals(placed, row)) {
      return places;
    }
    float[] value = project(row);
    for (int p = 0; p < projections; p++) {
      int bin = (int) ((value[p] - from[p]) * density[p] + 1);
      places[p] = p * (bins + 2) + Math.max(0, Math.min(bins + 1, bin));
    }
    System.arraycopy(row, 0, placed, 0, width);
    return places;
  }

  /** Counts a row, which {@link #renew} brings into the scores. */
  void count(float[] row) {
    for (int place : places(row)) {
      counts[place]++;
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
    int[] at = places(row);
    float even = 0;
    float odd = 0;
    for (int p = 0; p + 1 < at.length; p += 2) {
      even += surprise[at[p]];
      odd += surprise[at[p + 1]];
    }
    even += at.length % 2 == 0 ? 0 : surprise[at[at.length - 1]];
    return Math.max(0, (double) (even + odd) / projections);
  }

  /**
   * How much stranger projections with the feature find the row than those without, in standard
   * errors (a one-sided t statistic, as in the paper); where every projection reads every feature,
   * how much stranger the row is than with the feature in its middle.
   */
  @Override
  public void attribute(float[] row, double[] shares) {
    if (features.length == projections * width) {
      attributeByLeavingOut(row, shares);
      return;
    }
    places(row);
    double[] sum = new double[width];
    double[] squares = new double[width];
    int[] with = new int[width];
    double all = 0;
    double allSquares = 0;
    for (int p = 0; p < projections; p++) {
      double strange = surprise[places[p]];
      all += strange;
      allSquares += strange * strange;
      for (int at = p; at < features.length; at += projections) {
        sum[features[at]] += strange;
        squares[features[at]] += strange * strange;
        with[features[at]]++;
      }
    }
    for (int j = 0; j < width; j++) {
      int without = projections - with[j];
      if (with[j] < 2 || without < 2) {
        shares[j] = 0;
        continue;
      }
      double difference = sum[j] / with[j] - (all - sum[j]) / without;
      double error =
          errorOfMean(sum[j], squares[j], with[j])
              + errorOfMean(all - sum[j], allSquares - squares[j], without);
      shares[j] = square(Math.max(0, difference)) / error;
    }
  }

  /** Squared standard error of a mean. */
  private static double errorOfMean(double sum, double squares, int n) {
    return Math.max(1e-9, squares / n - square(sum / n)) / n;
  }

  private void attributeByLeavingOut(float[] row, double[] shares) {
    double whole = score(row);
    float[] without = row.clone();
    for (int j = 0; j < width; j++) {
      without[j] = 0;
      shares[j] = Math.max(0, whole - score(without));
      without[j] = row[j];
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
    int wait = Integer.highestOneBit((int) rows / 32);
    if (learnt % Math.max(LEAST_ROWS_TO_RENEW, Math.min(MOST_ROWS_TO_RENEW, wait)) == 0) {
      renew();
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('L', VERSION).put(features).put(weights).put(from).put(density);
    out.put(counts).put(surprise).put(rows).put(learnt);
  }

  static LodaModel load(StateReader in, Loda kind, int width) {
    in.part('L', VERSION);
    int size = kind.projections() * Loda.read(width);
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
    copy(finite(in, model.density.length, Embedding.LARGEST), model.density);
    copy(finite(in, model.counts.length, Embedding.LARGEST), model.counts);
    copy(finite(in, model.surprise.length, 1000), model.surprise);
    Arrays.fill(model.placed, Float.NaN);
    model.rows = finite(in, 1, Embedding.LARGEST)[0];
    model.learnt = in.getInt("rows learnt", 0, ROWS_TO_HALVE - 1);
    for (float count : model.counts) {
      if (count < 0 || model.rows < 0) {
        throw new BadState("a count cannot be under 0");
      }
    }
    for (float density : model.density) {
      if (!(density > 0)) {
        throw new BadState("there cannot be " + density + " bins in a unit");
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
