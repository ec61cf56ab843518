package dev.vigil.formats.time;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * A count of steps, 0, 1, 2, …, which are set out from 1970 at an interval that the caller tells.
 */
final class IndexTime implements TimeFormat {
  /** From here on a number is an instant of 1990 or later rather than a step. */
  private static final double LARGEST_STEP = 631_152_000d;

  private final long stepMillis;
  private final boolean guessed;

  /**
   * @param guessed whether the column was found to be an index; then a number that must be an
   *     instant is unreadable
   */
  IndexTime(Duration step, boolean guessed) {
    this.stepMillis = step.toMillis();
    this.guessed = guessed;
  }

  @Override
  public long parse(byte[] text, int from, int to) {
    long whole = Digits.whole(text, from, to);
    if (whole == Digits.NONE) {
      return parseDecimal(text, from, to);
    }
    if (Math.abs(whole) > FARTHEST_MILLIS / stepMillis || tooLarge((double) whole)) {
      return UNREADABLE;
    }
    return whole * stepMillis;
  }

  private long parseDecimal(byte[] text, int from, int to) {
    BigDecimal number = Digits.decimal(text, from, to);
    if (number == null || tooLarge(number.doubleValue())) {
      return UNREADABLE;
    }
    BigDecimal millis =
        number.multiply(BigDecimal.valueOf(stepMillis)).setScale(0, RoundingMode.HALF_EVEN);
    boolean far = millis.abs().compareTo(BigDecimal.valueOf(FARTHEST_MILLIS)) > 0;
    return far ? UNREADABLE : millis.longValueExact();
  }

  private boolean tooLarge(double number) {
    return guessed && Math.abs(number) >= LARGEST_STEP;
  }

  @Override
  public String render(long epochMillis) {
    if (epochMillis % stepMillis == 0) {
      return Long.toString(epochMillis / stepMillis);
    }
    return EpochTime.stripped(
        BigDecimal.valueOf(epochMillis)
            .divide(BigDecimal.valueOf(stepMillis), MathContext.DECIMAL64));
  }

  @Override
  public String describe() {
    return "index";
  }

  @Override
  public boolean isIndex() {
    return true;
  }
}
