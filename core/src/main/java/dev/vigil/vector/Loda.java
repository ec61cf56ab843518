package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * The lightweight online detector of anomalies (Pevný, Loda, 2016): histograms of sparse random
 * projections; the score is the mean of −ln of the share of rows in the bin that a row falls into.
 *
 * <p>Differs from the paper: bins lie over the range from 0.5 % to 99.5 % of the sample, widened by
 * a quarter to each side, with one more bin to either side; counts are smoothed over neighbours (¼,
 * ½, ¼); and all counts are halved every 8,192 rows that are learnt, so that old rows fade.
 *
 * @param projections from 4 to 1,000; each reads the square root of the number of features
 * @param bins of a histogram, from 4 to 200
 */
public record Loda(int projections, int bins) implements ModelKind {
  private static final double CUT = 0.005;
  private static final double WIDENED = 0.25;

  public Loda {
    if (projections < 4 || projections > 1000) {
      throw new IllegalArgumentException("projections must be from 4 to 1,000, was " + projections);
    }
    if (bins < 4 || bins > 200) {
      throw new IllegalArgumentException("bins must be from 4 to 200, was " + bins);
    }
  }

  /** 100 projections of 32 bins. */
  public Loda() {
    this(100, 32);
  }

  @Override
  public String word() {
    return "projections";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.COMPRESSED;
  }

  /** Features that a projection reads. */
  static int read(int width) {
    return width <= 3 ? width : (int) Math.round(Math.sqrt(width));
  }

  @Override
  public boolean saturates() {
    return true;
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    int width = rows[0].length;
    int read = read(width);
    short[] features = new short[projections * read];
    float[] weights = new float[projections * read];
    for (int p = 0; p < projections; p++) {
      int[] order = chance.permutation(width);
      for (int k = 0; k < read; k++) {
        features[k * projections + p] = (short) order[k];
        weights[k * projections + p] = (float) chance.nextGaussian();
      }
    }
    LodaModel model = new LodaModel(projections, bins, width, features, weights);
    range(model, rows);
    for (float[] row : rows) {
      model.count(row);
    }
    model.renew();
    return model;
  }

  private void range(LodaModel model, float[][] rows) {
    double[][] values = new double[projections][rows.length];
    for (int i = 0; i < rows.length; i++) {
      float[] projected = model.project(rows[i]);
      for (int p = 0; p < projections; p++) {
        values[p][i] = projected[p];
      }
    }
    float[] start = new float[projections];
    float[] step = new float[projections];
    for (int p = 0; p < projections; p++) {
      int last = rows.length - 1;
      double from = Selection.nth(values[p], (int) (CUT * last));
      double to = Selection.nth(values[p], (int) ((1 - CUT) * last));
      double wider = WIDENED * (to - from) + 1e-6;
      start[p] = (float) (from - wider);
      step[p] = (float) ((to - from + 2 * wider) / bins);
    }
    model.range(start, step);
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return LodaModel.load(in, this, width);
  }
}
