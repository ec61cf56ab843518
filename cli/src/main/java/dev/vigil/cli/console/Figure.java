package dev.vigil.cli.console;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people. */
public final class Figure {
  private static final int DIGITS = 6;

  private Figure() {}

  /** At least six digits, and all of those before the point: {@code 39197}, {@code 0.0312}. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "?" : value > 0 ? "∞" : "-∞";
    }
    double size = Math.abs(value);
    if (size >= 1e15 || (size > 0 && size < 1e-5)) {
      return String.format(Locale.ROOT, "%.5g", value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int before = exact.precision() - exact.scale();
    BigDecimal shown =
        exact.round(new MathContext(Math.max(DIGITS, before), RoundingMode.HALF_EVEN));
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  /** {@code 9800 … 21000}. */
  public static String range(double lower, double upper) {
    return Double.isNaN(lower) || Double.isNaN(upper) ? "?" : of(lower) + " … " + of(upper);
  }

  /** {@code 1,234 rows}, {@code 1 row}. */
  public static String count(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }
}
