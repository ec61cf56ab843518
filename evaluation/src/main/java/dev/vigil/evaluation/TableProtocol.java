package dev.vigil.evaluation;

import dev.vigil.evaluation.data.LabelledTable;
import dev.vigil.evaluation.data.MalformedDataException;
import java.util.stream.IntStream;

/**
 * Which rows of a table are learnt, and which are scored when.
 *
 * @param prequential whether each row is scored before it is learnt
 * @param contamination share of labelled rows in what is learnt, where half of the rows without a
 *     label are learnt and the rest of the table is scored; negative where all rows are learnt and
 *     all are scored
 */
public record TableProtocol(boolean prequential, double contamination) {
  /** All rows are learnt, then all are scored. */
  public static final TableProtocol ALL_ROWS = new TableProtocol(false, -1);

  /** Each row is scored before it is learnt. */
  public static final TableProtocol PREQUENTIAL = new TableProtocol(true, -1);

  /** Labelled rows in what is learnt, at most. */
  private static final double MOST = 0.5;

  /**
   * Half of the rows without a label are learnt, and so many with one that they are a share of what
   * is learnt; the rest of the table is scored.
   *
   * @param contamination the share, from 0 to 0.5
   * @throws IllegalArgumentException if it is another
   */
  public static TableProtocol halfOfNormal(double contamination) {
    if (!(contamination >= 0 && contamination <= MOST)) {
      throw new IllegalArgumentException(
          "contamination must be from 0 to " + MOST + ", was " + contamination);
    }
    return new TableProtocol(false, contamination);
  }

  /** What it does, in a few words. */
  public String words() {
    if (prequential) {
      return "each row scored before it is learnt";
    }
    return contamination < 0
        ? "all rows learnt, then all scored"
        : "half of the rows without a label learnt, with "
            + 100 * contamination
            + " % labelled ones among them, and the rest scored";
  }

  /** Refuses a table that it cannot be done on. */
  void check(LabelledTable table) throws MalformedDataException {
    if (prequential && table.hasWords()) {
      throw new MalformedDataException(
          table.path(), "has words, whose code needs the rows that are learnt first");
    }
    int anomalies = labelled(table.labels());
    if (labelledLearnt(table.size() - anomalies) >= anomalies) {
      throw new MalformedDataException(
          table.path(), "has too few labelled rows to learn a share of " + contamination);
    }
  }

  private static int labelled(boolean[] labels) {
    return (int) IntStream.range(0, labels.length).filter(row -> labels[row]).count();
  }

  private int labelledLearnt(int normal) {
    double share = Math.max(0, contamination);
    return (int) Math.round(share / (1 - share) * normal / 2);
  }

  /**
   * The rows that are learnt, in the order in which they come, and those that are scored after.
   *
   * @param order of all rows
   */
  Split split(boolean[] labels, int[] order) {
    if (contamination < 0) {
      return new Split(order, order);
    }
    int normal = (labels.length - labelled(labels)) / 2;
    int anomalies = labelledLearnt(labels.length - labelled(labels));
    boolean[] learnt = new boolean[labels.length];
    for (int row : order) {
      learnt[row] = labels[row] ? anomalies-- > 0 : normal-- > 0;
    }
    return new Split(
        IntStream.of(order).filter(row -> learnt[row]).toArray(),
        IntStream.of(order).filter(row -> !learnt[row]).toArray());
  }

  /** Rows that are learnt, and rows that are scored then. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Split(int[] learnt, int[] scored) {}
}
