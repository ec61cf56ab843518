package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Novelty of shape, for series with a period of their own. It opens by itself: a regular rhythm
 * starts the search for a period, a strong period of 8 to 512 rows opens the channel. A day or a
 * week does not, since the profiles of hours know them. What is not open takes a few bytes.
 *
 * <p>Evidence is a record of the distance to the nearest known shape, upward only, after ten
 * periods; otherwise as {@link Records} has it. One owner.
 */
final class ShapeChannel {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 512;
  private static final int FIRST_SEARCH_AGAIN = 4096;
  private static final double DAY_SECONDS = 86_400;
  private static final double NEAR_A_DAY = 0.05;
  private static final int CYCLES_BEFORE_IT_COUNTS = 10;
  private static final float MARGIN = 0.1f;
  private static final float HABITUATION = 0.5f;
  private static final double HABITUATION_ROWS = 1000;
  private static final int HABITUATION_REST = 50;
  private static final int FORGOTTEN_ROWS = 60_000;

  private final Rhythm rhythm = new Rhythm();
  private int searchFrom;
  private @Nullable PeriodFinder search;
  private @Nullable ShapeMemory memory;

  private int openedAt;
  private float highest;
  private float bucketHighest;
  private int bucketEnd;
  private float habit;
  private int habitRow;

  /** Evidence 0–1 of the n-th row, and learns it; the value is less the median, in deviations. */
  float observe(double standardised, int n, double stepSeconds) {
    ShapeMemory shapes = memory;
    if (shapes == null) {
      look(standardised, n, stepSeconds);
      return 0;
    }
    return shapes.learn(standardised) ? weigh((float) shapes.distance(), n, shapes.span()) : 0;
  }

  private void look(double standardised, int n, double stepSeconds) {
    PeriodFinder finder = search;
    if (finder != null) {
      if (finder.learn(standardised)) {
        search = null;
        open(finder.period(), n, stepSeconds);
      }
      return;
    }
    rhythm.learn(standardised);
    float interval = n < searchFrom ? 0 : rhythm.interval();
    if (interval >= SHORTEST && interval <= LONGEST && !mayBeSeason(interval * stepSeconds)) {
      search = new PeriodFinder(interval);
    }
  }

  private void open(int period, int n, double stepSeconds) {
    if (period < SHORTEST || period > LONGEST || isSeason(period * stepSeconds)) {
      searchFrom = (int) Math.min(Integer.MAX_VALUE, n + Math.max(FIRST_SEARCH_AGAIN, (long) n));
      return;
    }
    memory = new ShapeMemory(period);
    openedAt = n;
    bucketEnd = n + Records.BUCKET_ROWS;
  }

  private static boolean isSeason(double seconds) {
    return isSeason(seconds, NEAR_A_DAY);
  }

  /**
   * Whether a rhythm may turn out to be a day's, as far as it is known yet: then none is sought.
   */
  private boolean mayBeSeason(double seconds) {
    return isSeason(seconds, NEAR_A_DAY + rhythm.irregularity() * seconds / DAY_SECONDS);
  }

  private static boolean isSeason(double seconds, double within) {
    double days = seconds / DAY_SECONDS;
    return days > 0.5 && Math.abs(days - Math.rint(days)) < within;
  }

  private float weigh(float distance, int n, int span) {
    float evidence = 0;
    if (distance > highest) {
      boolean counts = highest > 0 && n - openedAt > CYCLES_BEFORE_IT_COUNTS * span;
      float by = counts ? (distance - highest) / highest : 0;
      evidence = counts ? habituated(by / (by + MARGIN), n) : 0;
      highest = distance;
    }
    bucketHighest = Math.max(bucketHighest, distance);
    if (n >= bucketEnd) {
      highest = bucketHighest;
      bucketHighest = distance;
      bucketEnd = n + Records.BUCKET_ROWS;
    }
    return evidence;
  }

  private float habituated(float evidence, int n) {
    int rest = n - habitRow;
    double left = rest > FORGOTTEN_ROWS ? 0 : habit * Math.exp(-rest / HABITUATION_ROWS);
    if (rest > HABITUATION_REST) {
      habit = (float) (left + evidence);
      habitRow = n;
    }
    return (float) (evidence / (1 + HABITUATION * left));
  }

  /** Numbers rows anew, from so many fewer. */
  void fold(int rows) {
    searchFrom = Math.max(0, searchFrom - rows);
    openedAt = Math.max(0, openedAt - rows);
    bucketEnd = Math.max(0, bucketEnd - rows);
    habitRow = Math.max(0, habitRow - rows);
  }

  /** Whether a strong period was found. */
  boolean open() {
    return memory != null;
  }

  /** Distance of the last shape to the nearest known one; 0 while closed. */
  double distance() {
    return memory == null ? 0 : memory.distance();
  }

  /** Rows that a shape spans; 0 while closed. */
  int span() {
    return memory == null ? 0 : memory.span();
  }

  void save(StateWriter out) {
    out.put(new byte[] {(byte) (memory != null ? 2 : search != null ? 1 : 0)});
    rhythm.save(out);
    out.put(searchFrom);
    if (memory != null) {
      memory.save(out);
      out.put(openedAt).put(highest).put(bucketHighest).put(bucketEnd).put(habit).put(habitRow);
    } else if (search != null) {
      search.save(out);
    }
  }

  void load(StateReader in) {
    byte[] stage = new byte[1];
    in.get(stage);
    rhythm.load(in);
    searchFrom = in.getInt();
    memory = null;
    search = null;
    if (stage[0] == 2) {
      memory = ShapeMemory.load(in);
      openedAt = in.getInt();
      highest = in.getFloat();
      bucketHighest = in.getFloat();
      bucketEnd = in.getInt();
      habit = in.getFloat();
      habitRow = in.getInt();
    } else if (stage[0] == 1) {
      search = PeriodFinder.load(in);
    }
  }

  void copyFrom(ShapeChannel other) {
    rhythm.copyFrom(other.rhythm);
    searchFrom = other.searchFrom;
    search = other.search == null ? null : other.search.copy();
    memory = other.memory == null ? null : other.memory.copy();
    openedAt = other.openedAt;
    highest = other.highest;
    bucketHighest = other.bucketHighest;
    bucketEnd = other.bucketEnd;
    habit = other.habit;
    habitRow = other.habitRow;
  }
}
