package dev.vigil.formats.time;

/**
 * How a column writes its time: reads a text to an instant and writes an instant back.
 *
 * <p>Reading keeps a little state for speed, so a format has one owner; {@link #render} and {@link
 * #describe} may be called from any thread.
 */
public sealed interface TimeFormat permits IsoTime, EpochTime, IndexTime, CompactTime, PatternTime {
  /** The answer of {@link #parse} to a text that is not written in this format. */
  long UNREADABLE = Long.MIN_VALUE;

  /** The farthest instant that is read, in milliseconds either side of 1970: 100 million days. */
  long FARTHEST_MILLIS = 8_640_000_000_000_000L;

  /**
   * Reads one time.
   *
   * @param text bytes of UTF-8 text
   * @param from index of the first byte, without leading blanks
   * @param to index after the last byte, without trailing blanks
   * @return milliseconds since 1970-01-01T00:00Z, what is finer rounded down, or {@link
   *     #UNREADABLE}
   */
  long parse(byte[] text, int from, int to);

  /**
   * Writes an instant as the column would; what the column has finer than a millisecond is lost.
   *
   * @param epochMillis milliseconds since 1970-01-01T00:00Z
   */
  String render(long epochMillis);

  /** The format in words, such as "ISO-8601 local time" or "epoch milliseconds". */
  String describe();

  /** Whether the column counts steps and knows no clock: 0, 1, 2, … */
  default boolean isIndex() {
    return false;
  }
}
