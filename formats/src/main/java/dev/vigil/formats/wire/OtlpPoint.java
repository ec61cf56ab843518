package dev.vigil.formats.wire;

/** What the data points of all kinds of OTLP metrics have in common. */
final class OtlpPoint {
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int NO_RECORDED_VALUE = 1;

  private OtlpPoint() {}

  /** Milliseconds of a time that is never negative; beyond the year 2262 out of any range. */
  static long millis(long nanos) {
    return nanos < 0 ? Long.MAX_VALUE : nanos / NANOS_PER_MILLI;
  }

  /** Seconds from one time to another; 0 or less if there is no such span. */
  static double seconds(long start, long time) {
    return start <= 0 || time <= start ? 0 : (time - start) / 1e9;
  }

  static boolean isEmpty(long flags) {
    return (flags & NO_RECORDED_VALUE) != 0;
  }
}
