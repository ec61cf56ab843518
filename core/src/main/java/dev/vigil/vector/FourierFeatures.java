package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Random Fourier features of a Gaussian kernel: cosines of a row's products with frequencies of
 * chance. Of rows of more than {@value #MOST_READ} features each frequency reads that many, which
 * chance picks for it. Immutable.
 */
final class FourierFeatures {
  private static final int MOST_READ = 128;

  private final float[] frequencies;
  private final float[] phases;

  /** Which feature of a row each number of the frequencies goes with; empty if they go in order. */
  private final int[] read;

  private final long seed;

  private FourierFeatures(float[] frequencies, float[] phases, int width, long seed) {
    this.frequencies = frequencies;
    this.phases = phases;
    this.seed = seed;
    this.read = width > MOST_READ ? picked(phases.length, width, seed) : new int[0];
  }

  /**
   * @param bandwidth of the kernel
   */
  static FourierFeatures of(int count, int width, double bandwidth, Chance chance) {
    int each = Math.min(width, MOST_READ);
    // Distances over a part of the features are shorter, and so is the kernel's width.
    double within = width > MOST_READ ? bandwidth * Math.sqrt((double) each / width) : bandwidth;
    float[] frequencies = new float[count * each];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = (float) (chance.nextGaussian() / within);
    }
    float[] phases = new float[count];
    for (int i = 0; i < count; i++) {
      phases[i] = (float) (2 * Math.PI * chance.nextDouble());
    }
    return new FourierFeatures(
        frequencies, phases, width, width > MOST_READ ? chance.nextLong() : 0);
  }

  /** The first places of a shuffling that goes on from each frequency to the next. */
  private static int[] picked(int count, int width, long seed) {
    Chance chance = new Chance(seed);
    int[] order = new int[width];
    for (int j = 0; j < width; j++) {
      order[j] = j;
    }
    int[] picked = new int[count * MOST_READ];
    for (int at = 0; at < picked.length; at++) {
      int place = at % MOST_READ;
      int other = place + chance.nextInt(width - place);
      int feature = order[other];
      order[other] = order[place];
      order[place] = feature;
      picked[at] = feature;
    }
    return picked;
  }

  int count() {
    return phases.length;
  }

  /** The random features of a row, of length 1 together on average. */
  void map(float[] row, float[] into) {
    double scale = scale();
    for (int i = 0; i < phases.length; i++) {
      into[i] = (float) (scale * Math.cos(angle(i, row)));
    }
  }

  private double scale() {
    return Math.sqrt(2.0 / phases.length);
  }

  private double angle(int which, float[] row) {
    double sum = phases[which];
    int each = frequencies.length / phases.length;
    int at = which * each;
    if (read.length == 0) {
      for (int j = 0; j < each; j++) {
        sum += frequencies[at++] * row[j];
      }
      return sum;
    }
    for (int end = at + each; at < end; at++) {
      sum += frequencies[at] * row[read[at]];
    }
    return sum;
  }

  /**
   * By how much the weighted sum of a row's random features would grow if a feature were 0, for
   * each.
   */
  void gains(float[] row, double[] weights, double[] gains) {
    java.util.Arrays.fill(gains, 0);
    double scale = scale();
    int each = frequencies.length / phases.length;
    for (int i = 0; i < phases.length; i++) {
      double angle = angle(i, row);
      double cosine = Math.cos(angle);
      for (int at = i * each; at < (i + 1) * each; at++) {
        int feature = read.length == 0 ? at - i * each : read[at];
        double without = Math.cos(angle - frequencies[at] * row[feature]);
        gains[feature] += weights[i] * scale * (without - cosine);
      }
    }
  }

  /** Writes them; what each frequency reads is told only of rows that are so wide. */
  void save(StateWriter out) {
    out.put(frequencies).put(phases);
    if (read.length > 0) {
      out.put(seed);
    }
  }

  static FourierFeatures load(StateReader in, int width, int count) {
    int each = Math.min(width, MOST_READ);
    if (in.remaining() < (long) count * each * Float.BYTES) {
      throw new BadState("state is cut short within a one-class SVM");
    }
    float[] frequencies = sound(in, count * each, "frequency");
    float[] phases = sound(in, count, "phase");
    return new FourierFeatures(frequencies, phases, width, width > MOST_READ ? in.getLong() : 0);
  }

  private static float[] sound(StateReader in, int count, String what) {
    float[] values = Embedding.sound(in, count);
    for (float value : values) {
      if (Float.isNaN(value)) {
        throw new BadState("a " + what + " cannot be NaN");
      }
    }
    return values;
  }
}
