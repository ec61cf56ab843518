package dev.vigil.evaluation.nab;

import java.util.List;

/**
 * What a detector said about one file of the corpus: a score for each row, higher is stranger.
 *
 * <p>Also knows what an alarm at each row would be worth; that does not depend on the scores.
 */
public final class ScoredFile {
  private static final double FAR_BEHIND = 3.0;
  private static final double EARLIEST = scaledSigmoid(-1.0);
  private static final int OUTSIDE = -1;

  private final String name;
  private final double[] scores;
  private final int probation;
  private final int windows;
  private final double[] worth;
  private final int[] windowOf;

  /**
   * @param name category and file, as in the corpus
   * @param windows in row order, apart from each other, inside the file
   * @param scores one for each row of the file, none of them NaN; not copied
   */
  public ScoredFile(String name, List<NabWindow> windows, double[] scores) {
    this.name = name;
    this.scores = scores;
    this.probation = NabFile.probation(scores.length);
    this.windows = (int) windows.stream().filter(window -> window.last() >= probation).count();
    this.worth = new double[scores.length];
    this.windowOf = new int[scores.length];
    for (int row = 0; row < scores.length; row++) {
      if (Double.isNaN(scores[row])) {
        throw new IllegalArgumentException("score of row " + row + " of " + name + " is NaN");
      }
    }
    weigh(windows);
  }

  private void weigh(List<NabWindow> inOrder) {
    int next = 0;
    int row = 0;
    int lastEnd = -1;
    double lastWidth = Double.NaN;
    for (NabWindow window : inOrder) {
      if (window.first() <= lastEnd || window.last() >= scores.length) {
        throw new IllegalArgumentException(
            window + " of " + name + " overlaps another or leaves the file");
      }
      row = weighOutside(row, window.first(), lastEnd, lastWidth);
      for (; row <= window.last(); row++) {
        double position = -(window.last() - row + 1) / (double) window.width();
        worth[row] = scaledSigmoid(position) / EARLIEST;
        windowOf[row] = next;
      }
      next++;
      lastEnd = window.last();
      lastWidth = window.width();
    }
    weighOutside(row, scores.length, lastEnd, lastWidth);
  }

  private int weighOutside(int from, int to, int lastEnd, double lastWidth) {
    for (int row = from; row < to; row++) {
      double position = lastEnd < 0 ? FAR_BEHIND : (row - lastEnd) / (lastWidth - 1);
      worth[row] = scaledSigmoid(position);
      windowOf[row] = OUTSIDE;
    }
    return to;
  }

  /**
   * NAB's weight of a position relative to a window: -1 is its first row, 0 just behind its last,
   * above 0 are the widths behind it. Near 1 at the start of the window, 0 behind its end, -1 far
   * behind.
   */
  static double scaledSigmoid(double position) {
    return position >= FAR_BEHIND ? -1.0 : 2.0 / (1.0 + Math.exp(5.0 * position)) - 1.0;
  }

  /** Category and file. */
  public String name() {
    return name;
  }

  int rows() {
    return scores.length;
  }

  double score(int row) {
    return scores[row];
  }

  /** First row that counts. */
  int probation() {
    return probation;
  }

  /** Windows with at least one row that counts. */
  int windows() {
    return windows;
  }

  boolean inside(int row) {
    return windowOf[row] != OUTSIDE;
  }

  /** Whether both rows lie inside one window. */
  boolean sameWindow(int row, int other) {
    return inside(row) && windowOf[row] == windowOf[other];
  }

  /**
   * Share of a true positive's gain inside a window, share of a false positive's loss (negative)
   * outside.
   */
  double worth(int row) {
    return worth[row];
  }
}
