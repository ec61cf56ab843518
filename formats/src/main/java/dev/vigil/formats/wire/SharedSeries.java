package dev.vigil.formats.wire;

/**
 * The series that all who read for one tenant know, so that each is remembered once: so many, and
 * no more. When as many strangers have come as there are places, everything is forgotten and learnt
 * anew, which at most doubles the work and lets go of series that nobody sends any more.
 * Thread-safe.
 */
public final class SharedSeries {
  private static final int USUAL_BYTES = 512;

  private final int most;
  private SeriesTable table;
  private long strangers;

  /** Of at most so many series. */
  public SharedSeries(int most) {
    this.most = most;
    this.table = newTable();
  }

  private SeriesTable newTable() {
    return new SeriesTable(most, (long) most * USUAL_BYTES);
  }

  /** The table for a request. Whoever reads goes on with it to the end, whatever is forgotten. */
  synchronized SeriesTable table() {
    if (strangers > most) {
      table = newTable();
      strangers = 0;
    }
    return table;
  }

  /** So many series came that there was no room for. */
  synchronized void strangers(int more) {
    strangers += more;
  }
}
