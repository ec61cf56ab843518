package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the channels of a stream, and what the row that was last looked at is to them.
 * One owner.
 */
final class Channels {
  /** Rows after the first fit before there is a sample of the signals. */
  static final int ROWS_OF_SIGNALS = 48;

  /** Signals besides those of the models. */
  static final int OWN_SIGNALS = 2;

  static final int FORECAST = 0;
  static final int EXTREMES = 1;

  /** Evidence that counts as far from none, which is what extremes usually give. */
  private static final double LEAST_UNIT = 0.2;

  private static final int PLAIN_ROWS = 512;

  /** Rows before what is strange is kept out of the samples. */
  private static final int TRUSTED_ROWS = 256;

  /** Strange rows on end after which they are held to be the new way of things. */
  private static final int PATIENCE = 256;

  private final StreamPlan plan;
  private final int width;
  private final Reservoir lagged;
  private final Reservoir plain;
  private final ChannelForecasts forecasts;
  private final ChannelRecords records;
  private final ChannelPeaks peaks;
  private final SignalTails tails;
  private final float[] quick;
  private final float[] slow;
  private final float[] filled;

  private final float[] row;
  private final float[] scaled;
  private final float[] lags;
  private final double[] surprise;
  private final double[] recordEvidence;
  private final double[] extremes;
  private final double[] signals;
  private final double[] strangeness;
  private double sum;
  private int strangeRows;

  Channels(StreamPlan plan, int width) {
    this.plan = plan;
    this.width = width;
    lagged = new Reservoir(plan.sample(), plan.recency());
    plain = new Reservoir(PLAIN_ROWS, plan.recency() / 4);
    forecasts = new ChannelForecasts(width);
    records = new ChannelRecords(width);
    peaks = new ChannelPeaks(width);
    int count = OWN_SIGNALS + plan.models().size();
    double[] leastUnits = new double[count];
    leastUnits[EXTREMES] = LEAST_UNIT;
    tails = new SignalTails(leastUnits);
    quick = new float[width];
    slow = new float[width];
    filled = new float[width];
    row = new float[width];
    scaled = new float[width];
    lags = new float[2 * width];
    surprise = new double[width];
    recordEvidence = new double[width];
    extremes = new double[width];
    signals = new double[count];
    strangeness = new double[count];
  }

  /** Looks at a row as if it were the next; a missing value is taken for the last one. */
  void look(float[] next, @Nullable StreamModels models) {
    boolean first = lagged.seen() == 0;
    for (int j = 0; j < width; j++) {
      float value = Float.isNaN(next[j]) ? filled[j] : next[j];
      row[j] = value;
      float quickly = first ? value : quick[j] + (value - quick[j]) / 8;
      float slowly = first ? value : slow[j] + (value - slow[j]) / 64;
      lags[j] = quickly;
      lags[width + j] = Embedding.feature((double) value - slowly);
    }
    signals[EXTREMES] = records.evidence(row, recordEvidence);
    System.arraycopy(recordEvidence, 0, extremes, 0, width);
    signals[EXTREMES] += peaks.evidence(row, lags, extremes);
    sum = 0;
    if (models != null) {
      models.scale(row, scaled);
      signals[FORECAST] = forecasts.evidence(scaled, surprise);
      for (int k = 0; k < models.size(); k++) {
        signals[OWN_SIGNALS + k] = models.strangeness(k, lags);
      }
      sum = tails.strangeness(signals, strangeness);
    }
  }

  /** Takes in the row last looked at. */
  void learn(@Nullable StreamModels models, boolean ordinary, Chance chance) {
    if (models != null) {
      if (ordinary) {
        models.learn(lags);
      }
      forecasts.learn(scaled);
      tails.learn(ordinary, chance);
      if (tails.due()) {
        tails.renew();
      }
    }
    records.learn(row, recordEvidence);
    peaks.learn(row, lags);
    boolean trusted = lagged.seen() >= TRUSTED_ROWS;
    strangeRows = ordinary || !trusted ? 0 : Math.min(strangeRows, PATIENCE) + 1;
    if (strangeRows == 0 || strangeRows > PATIENCE) {
      lagged.learn(lags, chance);
      plain.learn(row, chance);
    } else {
      lagged.pass();
    }
    for (int j = 0; j < width; j++) {
      quick[j] = lags[j];
      slow[j] = row[j] - lags[width + j];
      filled[j] = row[j];
    }
  }

  StreamModels fit(@Nullable StreamModels before, Chance chance) {
    StreamModels fitted = StreamModels.of(plan, lagged, plain, chance, before);
    if (before == null || plain.seen() <= PLAIN_ROWS) {
      startForecasts(fitted);
    }
    return fitted;
  }

  /**
   * Forecasts go on in another scale from now on, which matters while there are few rows; a sample
   * that is not full yet holds them all in their order.
   */
  private void startForecasts(StreamModels fitted) {
    float[][] rows = plain.rows();
    float[][] ordered = new float[rows.length][width];
    for (int i = 0; i < rows.length; i++) {
      fitted.scale(rows[i], ordered[i]);
    }
    forecasts.start(ordered);
  }

  int width() {
    return width;
  }

  long seen() {
    return lagged.seen();
  }

  boolean ready() {
    return tails.ready();
  }

  /** Sum of the strangeness of the row last looked at. */
  double sum() {
    return sum;
  }

  /** How rare that is: about −ln of the share of rows. */
  double rarity() {
    return tails.ready() ? tails.rarity(sum) : 0;
  }

  /** Strangeness of one signal of the row last looked at. */
  double strangeness(int signal) {
    return strangeness[signal];
  }

  double[] surprise() {
    return surprise;
  }

  /** Evidence of records and peaks of each channel. */
  double[] extremes() {
    return extremes;
  }

  float[] scaled() {
    return scaled;
  }

  float[] lags() {
    return lags;
  }

  void save(StateWriter out) {
    lagged.save(out);
    plain.save(out);
    forecasts.save(out);
    records.save(out);
    peaks.save(out);
    tails.save(out);
    out.put(quick).put(slow).put(filled).put(strangeRows);
  }

  void load(StateReader in) {
    lagged.load(in, 2 * width);
    plain.load(in, width);
    forecasts.load(in);
    records.load(in);
    peaks.load(in);
    tails.load(in);
    for (float[] part : new float[][] {quick, slow, filled}) {
      in.get(part);
      for (float value : part) {
        if (!(Math.abs(value) <= 2 * Embedding.LARGEST)) {
          throw new BadState("a channel cannot go on from " + value);
        }
      }
    }
    strangeRows = in.getInt("strange rows on end", 0, Integer.MAX_VALUE - 1);
  }
}
