package dev.vigil.formats.wire;

import dev.vigil.model.PointColumns;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.ValueKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for series, which are found again by the bytes that a sender names them with: name and
 * labels are made once and not for each point. One owner, for one request at a time; what lasts is
 * in {@link SharedSeries}.
 *
 * <p>A series that there is no room for gets a number for its request alone.
 */
public final class KnownSeries {
  /** The answer to bytes that are not known. */
  static final int NONE = SeriesTable.NONE;

  /** Numbers for one request begin here, so that none may follow them that lasts. */
  private static final int PASSING = 1 << 30;

  private static final int FIRST_ROOM = 64;
  private static final int KEPT_ROOM = 1 << 16;

  private final SharedSeries shared;
  private SeriesTable table;
  private int before = NONE;
  private @Nullable SeriesKey[] keys = new SeriesKey[FIRST_ROOM];
  private @Nullable ValueKind[] kinds = new ValueKind[FIRST_ROOM];
  private int passing;

  KnownSeries(int most) {
    this(new SharedSeries(most));
  }

  KnownSeries(SharedSeries shared) {
    this.shared = shared;
    this.table = shared.table();
  }

  /** The name and labels of a number of this request. */
  public SeriesKey key(int series) {
    SeriesKey key = null;
    if (series >= PASSING) {
      key = series - PASSING < passing ? keys[series - PASSING] : null;
    } else if (series >= 0 && series < table.size()) {
      key = table.key(series);
    }
    if (key == null) {
      throw new IllegalArgumentException("no series has the number " + series);
    }
    return key;
  }

  /** What the sender says the numbers of a series are; null if it was never said. */
  public @Nullable ValueKind kind(int series) {
    return series >= PASSING ? kinds[series - PASSING] : table.kind(series);
  }

  /** How many series are found again; numbers up to this one go on to the next request. */
  public int size() {
    return table.size();
  }

  /** What stands for those who gave the numbers that last. */
  Object numbering() {
    return table.identity();
  }

  /** A number as others may know it; those for one request alone are nobody's. */
  static int lasting(int series) {
    return series >= PASSING ? PointColumns.UNNUMBERED : series;
  }

  /** To be called before each request. */
  void begin() {
    if (keys.length > KEPT_ROOM) {
      keys = new SeriesKey[FIRST_ROOM];
      kinds = new ValueKind[FIRST_ROOM];
    } else {
      Arrays.fill(keys, 0, passing, null);
      Arrays.fill(kinds, 0, passing, null);
    }
    passing = 0;
    before = NONE;
    table = shared.table();
  }

  void kind(int series, ValueKind kind) {
    if (series >= PASSING) {
      kinds[series - PASSING] = kind;
    } else if (table.kind(series) != kind) {
      table.kind(series, kind);
    }
  }

  /** The number of the series with these bytes, or {@link #NONE}. */
  int find(byte[] raw, int from, int to) {
    int found = table.find(raw, from, to, before);
    before = found >= 0 ? found : before;
    return found;
  }

  int find(KeyBytes raw) {
    return find(raw.bytes(), 0, raw.length());
  }

  /** Gives a number to a series that was not found. */
  int add(byte[] raw, int from, int to, SeriesKey key) {
    int number = table.add(raw, from, to, key);
    if (number >= 0) {
      before = number;
      return number;
    }
    if (passing == keys.length) {
      keys = Arrays.copyOf(keys, 2 * passing);
      kinds = Arrays.copyOf(kinds, 2 * passing);
    }
    keys[passing] = key;
    shared.strangers(1);
    return PASSING + passing++;
  }

  int add(KeyBytes raw, SeriesKey key) {
    return add(raw.bytes(), 0, raw.length(), key);
  }
}
