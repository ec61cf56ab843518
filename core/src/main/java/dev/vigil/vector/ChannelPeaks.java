package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * How far each channel departs from its own means, against how far it usually departs at most.
 *
 * <p>Of three departures (the value from its exponential means of 4 and of 64 rows, and the mean of
 * 8 from that of 64) the largest of every block of 64 rows is a peak. The logarithms of the peaks
 * have a running median m and a running quantile h, which four of five are below; after twelve
 * peaks a departure x is {@code r = (ln x − h) / (0.15 + h − m)} beyond what is usual and gives
 * {@code 0.62 + 0.6 (r − 2)} of evidence, from 0 to 3, less as the channel grows used to it. So a
 * channel that is often wild has to be wilder than one that never is, in its own unit. The
 * strongest of the three counts. One owner.
 */
final class ChannelPeaks {
  private static final int DEPARTURES = 3;
  private static final int BLOCK_ROWS = 64;
  private static final int LEAST_PEAKS = 12;
  private static final double UNIT = 0.15;
  private static final double LEAST_BEYOND = 0.2;
  private static final double MOST_EVIDENCE = 3;
  private static final double STEP = 0.05;
  private static final double LEAST_SPREAD = 0.3;
  private static final double FADING = 1 - 1 / 1000.0;
  private static final double HABIT_GAIN = 1 / 50.0;

  /** A departure by less of the value than this is one of rounding. */
  private static final float ROUNDING = 1e-6f;

  private static final double MOST_LOGARITHM = 100;
  private static final double MOST_HABIT = 100;

  private final int width;
  private final float[] mean;
  private final float[] peak;
  private final float[] high;
  private final float[] median;
  private final float[] habit;
  private final int[] peaks;
  private final float[] departures = new float[DEPARTURES];
  private long rows;

  ChannelPeaks(int width) {
    this.width = width;
    mean = new float[width];
    peak = new float[DEPARTURES * width];
    high = new float[DEPARTURES * width];
    median = new float[DEPARTURES * width];
    habit = new float[DEPARTURES * width];
    peaks = new int[DEPARTURES * width];
  }

  /**
   * Adds the evidence, 0–3, of each channel of a row; its sum. Changes nothing else.
   *
   * @param lags where each channel is with that row, and how far from where it long was
   */
  double evidence(float[] row, float[] lags, double[] into) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      departures(j, row, lags);
      double most = 0;
      for (int k = 0; k < DEPARTURES; k++) {
        int at = DEPARTURES * j + k;
        most = Math.max(most, beyond(at, departures[k]) / (1 + habit[at]));
      }
      into[j] += most;
      sum += most;
    }
    return sum;
  }

  private void departures(int channel, float[] row, float[] lags) {
    float value = row[channel];
    float fromSlow = lags[width + channel];
    float next = rows == 0 ? value : mean[channel] + (value - mean[channel]) / 4;
    float least = ROUNDING * Math.abs(value);
    departures[0] = beyondRounding(value - next, least);
    departures[1] = beyondRounding(fromSlow, least);
    departures[2] = beyondRounding(lags[channel] - value + fromSlow, least);
  }

  private static float beyondRounding(float departure, float least) {
    float size = Math.abs(departure);
    return size > least ? size : 0;
  }

  private double beyond(int at, float departure) {
    if (peaks[at] < LEAST_PEAKS || departure == 0) {
      return 0;
    }
    double logarithm = Math.log(departure) - high[at];
    if (logarithm <= LEAST_BEYOND) {
      return 0;
    }
    double times = logarithm / (UNIT + high[at] - median[at]);
    return Math.max(0, Math.min(MOST_EVIDENCE, 0.62 + 0.6 * (times - 2)));
  }

  /** Takes in a row, whose lags are those that {@link #evidence} was asked with. */
  void learn(float[] row, float[] lags) {
    for (int j = 0; j < width; j++) {
      departures(j, row, lags);
      for (int k = 0; k < DEPARTURES; k++) {
        int at = DEPARTURES * j + k;
        double gained = HABIT_GAIN * Math.min(1, beyond(at, departures[k]));
        habit[at] = (float) (FADING * habit[at] + gained);
        peak[at] = Math.max(peak[at], departures[k]);
      }
      mean[j] = rows == 0 ? row[j] : mean[j] + (row[j] - mean[j]) / 4;
    }
    if (++rows % BLOCK_ROWS == 0) {
      turn();
    }
  }

  private void turn() {
    for (int at = 0; at < peak.length; at++) {
      if (peak[at] > 0) {
        count(at, (float) Math.log(peak[at]));
      }
    }
    Arrays.fill(peak, 0);
  }

  private void count(int at, float logarithm) {
    int before = peaks[at];
    peaks[at] = before == Integer.MAX_VALUE ? before : before + 1;
    if (before == 0) {
      high[at] = logarithm;
      median[at] = logarithm;
      return;
    }
    double spread = Math.max(LEAST_SPREAD, UNIT + high[at] - median[at]);
    double step = Math.max(STEP, 2.0 / (before + 2)) * spread;
    if (before < LEAST_PEAKS) {
      high[at] = Math.max(high[at], logarithm);
    } else {
      high[at] += (float) (logarithm > high[at] ? 0.8 * step : -0.2 * step);
    }
    median[at] += (float) (logarithm > median[at] ? 0.5 * step : -0.5 * step);
    median[at] = Math.min(median[at], high[at]);
  }

  void save(StateWriter out) {
    out.put(rows).put(mean).put(peak).put(high).put(median).put(habit).put(peaks);
  }

  void load(StateReader in) {
    rows = in.getLong();
    for (float[] part : new float[][] {mean, peak, high, median, habit}) {
      in.get(part);
    }
    in.get(peaks);
    check(mean, -2 * Embedding.LARGEST, 2 * Embedding.LARGEST);
    check(peak, 0, 4 * Embedding.LARGEST);
    check(high, -MOST_LOGARITHM, MOST_LOGARITHM);
    check(median, -MOST_LOGARITHM, MOST_LOGARITHM);
    check(habit, 0, MOST_HABIT);
    for (int at = 0; at < peaks.length; at++) {
      if (peaks[at] < 0 || median[at] > high[at]) {
        throw new BadState("peaks cannot be " + peaks[at] + " about " + median[at]);
      }
    }
    if (rows < 0) {
      throw new BadState("rows cannot be " + rows);
    }
  }

  private static void check(float[] part, double least, double most) {
    for (float value : part) {
      if (!(value >= least && value <= most)) {
        throw new BadState("a peak cannot go on from " + value);
      }
    }
  }
}
