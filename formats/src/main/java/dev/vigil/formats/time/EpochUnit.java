package dev.vigil.formats.time;

/** The units that computers count time since 1970 in, told apart by the size of the number. */
enum EpochUnit {
  SECONDS("seconds", 1e8, 1e11),
  MILLIS("milliseconds", 1e11, 1e14),
  MICROS("microseconds", 1e14, 1e17),
  NANOS("nanoseconds", 1e17, 9.3e18);

  private final String word;
  private final double least;
  private final double most;

  EpochUnit(String word, double least, double most) {
    this.word = word;
    this.least = least;
    this.most = most;
  }

  String word() {
    return word;
  }

  boolean fits(double number) {
    double size = Math.abs(number);
    return size >= least && size < most;
  }

  /** Milliseconds, rounded down; beyond {@link TimeFormat#FARTHEST_MILLIS}: unreadable. */
  long toMillis(long count) {
    long millis =
        switch (this) {
          case SECONDS ->
              Math.abs(count) > TimeFormat.FARTHEST_MILLIS / 1000
                  ? TimeFormat.UNREADABLE
                  : count * 1000L;
          case MILLIS -> count;
          case MICROS -> Math.floorDiv(count, 1_000L);
          case NANOS -> Math.floorDiv(count, 1_000_000L);
        };
    return Math.abs(millis) > TimeFormat.FARTHEST_MILLIS ? TimeFormat.UNREADABLE : millis;
  }

  /** How many of a unit are a millisecond, as a power of ten. */
  int digitsBelowMillis() {
    return switch (this) {
      case SECONDS -> -3;
      case MILLIS -> 0;
      case MICROS -> 3;
      case NANOS -> 6;
    };
  }
}
