package dev.vigil.formats.wire;

/**
 * How much one request may hold. All that is allocated for a request follows from these figures and
 * from the bytes that really came, never from a size that a sender claims.
 *
 * @param bodyBytes bytes of a body, both as it came and after decompression
 * @param points points of a request
 * @param series series that a batch finds again without making them anew
 * @param labels labels of a series
 * @param textBytes bytes of a metric's name, a label's name or a label's value
 * @param listed refused points that are told one by one; all are counted
 */
public record WireLimits(
    int bodyBytes, int points, int series, int labels, int textBytes, int listed) {
  /** How deep JSON is nested at most, the body itself being the first level. */
  public static final int DEEPEST = 64;

  public WireLimits {
    least("bodyBytes", bodyBytes, 1);
    least("points", points, 1);
    least("series", series, 1);
    least("labels", labels, 1);
    least("textBytes", textBytes, 1);
    least("listed", listed, 0);
  }

  private static void least(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be " + least + " or more, was " + value);
    }
  }

  /** 32 MiB, a million points, 100,000 series found again, 64 labels, 4 KiB a text, 100 listed. */
  public static WireLimits usual() {
    return new WireLimits(32 << 20, 1_000_000, 100_000, 64, 4096, 100);
  }

  /** The same, with another size of a body. */
  public WireLimits withBodyBytes(int most) {
    return new WireLimits(most, points, series, labels, textBytes, listed);
  }

  /** The same, with another number of points of a request. */
  public WireLimits withPoints(int most) {
    return new WireLimits(bodyBytes, most, series, labels, textBytes, listed);
  }

  /** The same, with another number of series that are found again. */
  public WireLimits withSeries(int most) {
    return new WireLimits(bodyBytes, points, most, labels, textBytes, listed);
  }
}
