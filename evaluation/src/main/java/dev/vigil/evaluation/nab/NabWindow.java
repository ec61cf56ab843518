package dev.vigil.evaluation.nab;

/**
 * The stretch of rows in which a detection counts as true.
 *
 * @param first its first row
 * @param last its last row, still inside
 */
public record NabWindow(int first, int last) {
  /** Refuses a window that ends before it starts. */
  public NabWindow {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("no window from row " + first + " to row " + last);
    }
  }

  /** Number of rows. */
  public int width() {
    return last - first + 1;
  }
}
