package dev.vigil.detect.seasonal;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a cycle of any length in what the patterns in use leave: 1,024 samples of one row each,
 * then of 4, then of 16, in event time, and in rows where those come irregularly. Where nothing is
 * found it rests for a time that doubles. One owner.
 */
final class PeriodSearch {
  private static final int SAMPLES = 1024;
  private static final int FIRST_LOOK = 128;
  private static final int WIDTHS = 3;
  private static final int LONGEST_GAP = 50;
  private static final int FIRST_REST = 2048;
  private static final int LONGEST_REST = 65_536;
  private static final byte MISSING = Byte.MIN_VALUE;
  private static final double STEPS_A_DEVIATION = 16;

  /** How near to a whole number of rows a period must be to be taken for it. */
  private static final double WHOLE = 0.12;

  private byte @Nullable [] samples;
  private int filled;
  private double sum;
  private int rows;
  private long start;
  private int round;
  private boolean byRows;
  private int rest;
  private int nextRest = FIRST_REST;

  /**
   * Takes in a row; the period if one has been found.
   *
   * @param z what is left of the row, in deviations
   * @param interval milliseconds from row to row
   * @param irregular whether that is often otherwise
   */
  @Nullable Period learn(double z, Moment moment, double interval, boolean irregular) {
    if (rest > 0) {
      rest--;
      return null;
    }
    byte[] into = samples;
    if (into == null) {
      into = begin(moment, irregular);
    }
    double width = Math.pow(4, round % WIDTHS);
    double place = byRows ? moment.row() - start : (moment.epoch() - start) / interval;
    if (place < 0 || place / width > filled + LONGEST_GAP) {
      samples = null;
      return null;
    }
    Period found = null;
    for (int at = (int) (place / width); found == null && samples != null && filled < at; ) {
      found = push(into, width * (byRows ? 1 : interval));
    }
    sum += Numbers.clip(z, Byte.MAX_VALUE / STEPS_A_DEVIATION);
    rows++;
    return found;
  }

  private byte[] begin(Moment moment, boolean irregular) {
    byte[] into = new byte[SAMPLES];
    samples = into;
    byRows = irregular && round / WIDTHS % 2 == 1;
    start = byRows ? moment.row() : moment.epoch();
    filled = 0;
    sum = 0;
    rows = 0;
    return into;
  }

  private @Nullable Period push(byte[] into, double width) {
    into[filled++] = rows == 0 ? MISSING : (byte) Math.round(sum / rows * STEPS_A_DEVIATION);
    sum = 0;
    rows = 0;
    boolean look = filled >= FIRST_LOOK && Integer.bitCount(filled) == 1;
    double period = look ? new Autocorrelation(into, filled, MISSING).period() : 0;
    if (period == 0 && filled == SAMPLES) {
      next();
    }
    return period == 0 ? null : found(period, width);
  }

  private Period found(double samplesLong, double width) {
    double unit = width / Math.pow(4, round % WIDTHS);
    double length = samplesLong * width / unit;
    double whole = Math.rint(length);
    double told = whole >= 2 && Math.abs(length - whole) < WHOLE ? whole : length;
    boolean inRows = byRows;
    next();
    return inRows
        ? new Period(Period.Kind.ROWS, Math.max(2, whole))
        : new Period(Period.Kind.MILLIS, told * unit);
  }

  private void next() {
    samples = null;
    round++;
    if (round % WIDTHS == 0) {
      rest = nextRest;
      nextRest = Math.min(LONGEST_REST, 2 * nextRest);
    }
  }

  /** What was found has failed, or changed: looks again soon. */
  void again() {
    samples = null;
    round = round / WIDTHS * WIDTHS;
    rest = 0;
    nextRest = FIRST_REST;
  }

  void save(StateWriter out) {
    out.put(round).put(byRows).put(rest).put(nextRest);
    byte[] collected = samples;
    out.put(collected != null);
    if (collected != null) {
      out.put((short) filled).put(sum).put(rows).put(start);
      out.put(java.util.Arrays.copyOf(collected, filled));
    }
  }

  void load(StateReader in) {
    round = in.getInt("rounds of a search", 0, Integer.MAX_VALUE - 1);
    byRows = in.getBoolean();
    rest = in.getInt("rest of a search", 0, LONGEST_REST);
    nextRest = in.getInt("next rest of a search", FIRST_REST, LONGEST_REST);
    samples = null;
    if (in.getBoolean()) {
      filled = in.getShort();
      if (filled < 0 || filled >= SAMPLES) {
        throw new dev.vigil.state.BadState("samples must be from 0 to 1023, was " + filled);
      }
      sum = Numbers.read(in, "sum of samples", 1e15);
      rows = in.getInt("rows of a sample", 0, Integer.MAX_VALUE - 1);
      start = in.getLong();
      byte[] head = new byte[filled];
      in.get(head);
      samples = java.util.Arrays.copyOf(head, SAMPLES);
    }
  }
}
