package dev.vigil.vector;

/**
 * Steps down a gradient, each weight at a rate of its own (Kingma and Ba, Adam, 2015). One owner,
 * for one fit.
 */
final class Adam {
  /** Beyond it a weight is held, so that it can be saved. */
  static final float MOST = 1e6f;

  private static final double DECAY_OF_MEAN = 0.9;
  private static final double DECAY_OF_SQUARE = 0.999;

  private final float[] weights;
  private final float[] mean;
  private final float[] square;
  private int step;

  Adam(float[] weights) {
    this.weights = weights;
    this.mean = new float[weights.length];
    this.square = new float[weights.length];
  }

  /**
   * @param gradient sum over some rows, one number for each weight
   * @param rows how many
   */
  void step(float[] gradient, int rows, double rate) {
    step++;
    double ofMean = 1 - Math.pow(DECAY_OF_MEAN, step);
    double ofSquare = 1 - Math.pow(DECAY_OF_SQUARE, step);
    for (int i = 0; i < gradient.length; i++) {
      double g = gradient[i] / rows;
      mean[i] = (float) (DECAY_OF_MEAN * mean[i] + (1 - DECAY_OF_MEAN) * g);
      square[i] = (float) (DECAY_OF_SQUARE * square[i] + (1 - DECAY_OF_SQUARE) * g * g);
      move(weights, i, rate * mean[i] / ofMean / (Math.sqrt(square[i] / ofSquare) + 1e-8));
    }
  }

  /** Moves a weight, which stays within what can be saved. */
  static void move(float[] weights, int at, double by) {
    double moved = weights[at] - by;
    weights[at] = (float) Math.max(-MOST, Math.min(MOST, moved));
  }
}
