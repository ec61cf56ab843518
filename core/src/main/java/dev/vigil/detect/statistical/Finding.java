package dev.vigil.detect.statistical;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * What one test says of a value.
 *
 * @param deviations how strange it is
 * @param statistic the same in the test's own unit
 * @param critical what more than makes it an outlier, in that unit
 */
record Finding(
    Method method, double deviations, boolean outlier, double statistic, double critical) {
  private static final MathContext DIGITS = new MathContext(4);

  /** "Grubbs G = 9.14 > 3.38". */
  String words() {
    String size = deviations >= OutlierTest.MOST ? "over " : "";
    return method.symbol() + size + String.format(Locale.ROOT, "%.2f > %.2f", statistic, critical);
  }

  /** A number in a few digits. */
  static String number(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return String.valueOf((long) number);
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    boolean plain = Math.abs(number) < 1e15 && Math.abs(number) > 1e-6;
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
