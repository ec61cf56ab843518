package dev.vigil.formats.time;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, whole or decimal. */
final class EpochTime implements TimeFormat {
  private static final BigDecimal FARTHEST = BigDecimal.valueOf(FARTHEST_MILLIS);

  private final EpochUnit unit;
  private final boolean guessed;

  /**
   * @param guessed whether the unit was found from the size of the numbers; then a number of
   *     another size is unreadable
   */
  EpochTime(EpochUnit unit, boolean guessed) {
    this.unit = requireNonNull(unit, "unit");
    this.guessed = guessed;
  }

  @Override
  public long parse(byte[] text, int from, int to) {
    long whole = Digits.whole(text, from, to);
    if (whole == Digits.NONE) {
      return parseDecimal(text, from, to);
    }
    return guessed && !unit.fits((double) whole) ? UNREADABLE : unit.toMillis(whole);
  }

  private long parseDecimal(byte[] text, int from, int to) {
    BigDecimal number = Digits.decimal(text, from, to);
    if (number == null || (guessed && !unit.fits(number.doubleValue()))) {
      return UNREADABLE;
    }
    BigDecimal millis =
        number.movePointLeft(unit.digitsBelowMillis()).setScale(0, RoundingMode.FLOOR);
    return millis.abs().compareTo(FARTHEST) > 0 ? UNREADABLE : millis.longValueExact();
  }

  @Override
  public String render(long epochMillis) {
    BigDecimal count = BigDecimal.valueOf(epochMillis).movePointRight(unit.digitsBelowMillis());
    return count.signum() == 0 ? "0" : stripped(count);
  }

  static String stripped(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  @Override
  public String describe() {
    return "epoch " + unit.word();
  }
}
