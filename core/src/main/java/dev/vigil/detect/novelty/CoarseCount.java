package dev.vigil.detect.novelty;

/**
 * A count in one byte: exact up to 31, and then in steps that double with each doubling of the
 * count, up to half a million. It is never further off than a sixteenth, which is all that a gain
 * of one over the count has to know.
 */
final class CoarseCount {
  private static final int CODES_A_DOUBLING = 16;

  private CoarseCount() {}

  /** The count that a code stands for. */
  static int of(byte code) {
    int at = Byte.toUnsignedInt(code);
    int doublings = Math.max(0, at / CODES_A_DOUBLING - 1);
    return doublings == 0 ? at : (CODES_A_DOUBLING + at % CODES_A_DOUBLING) << doublings;
  }

  /**
   * The code of one more. A coarse step is taken at the row whose number is a multiple of it, so
   * that rows which follow each other are counted right.
   *
   * @param row number of the row
   */
  static byte next(byte code, int row) {
    int at = Byte.toUnsignedInt(code);
    int step = 1 << Math.max(0, at / CODES_A_DOUBLING - 1);
    boolean due = (row & (step - 1)) == 0;
    return due && at < 255 ? (byte) (at + 1) : code;
  }
}
