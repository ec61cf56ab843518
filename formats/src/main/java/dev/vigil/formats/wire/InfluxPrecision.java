package dev.vigil.formats.wire;

import org.jspecify.annotations.Nullable;

/** The units that the times of the Influx line protocol are written in. */
public enum InfluxPrecision {
  NANOS(1_000_000, 1),
  MICROS(1_000, 1),
  MILLIS(1, 1),
  SECONDS(1, 1_000),
  MINUTES(1, 60_000),
  HOURS(1, 3_600_000);

  private final long perMilli;
  private final long millis;

  InfluxPrecision(long perMilli, long millis) {
    this.perMilli = perMilli;
    this.millis = millis;
  }

  /**
   * Reads the query parameter {@code precision}.
   *
   * @param text null if there is none: nanoseconds
   * @throws WireException if there is no such unit
   */
  public static InfluxPrecision of(@Nullable String text) throws WireException {
    return switch (text == null ? "" : text) {
      case "", "ns", "n" -> NANOS;
      case "us", "u", "µ" -> MICROS;
      case "ms" -> MILLIS;
      case "s" -> SECONDS;
      case "m" -> MINUTES;
      case "h" -> HOURS;
      default ->
          throw WireException.malformed(0, "precision must be one of ns, us, ms, s, m and h");
    };
  }

  /** Milliseconds, rounded down; out of any range for what does not fit. */
  long toMillis(long count) {
    long whole = Math.floorDiv(count, perMilli);
    return Math.abs(whole) > Long.MAX_VALUE / 3_600_000 ? Long.MAX_VALUE : whole * millis;
  }
}
