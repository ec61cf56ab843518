package dev.vigil.cli.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Where a value axis is marked: at multiples of 1, 2, 2.5 or 5 times a power of ten. */
final class ValueTicks {
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  private ValueTicks() {}

  /**
   * The ticks from one value to a greater one.
   *
   * @param most how many steps there is room for, at least 1
   */
  static List<Tick> of(double low, double high, int most) {
    double raw = (high - low) / most;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = 10 * power;
    for (int i = ROUND.length - 1; i >= 0 && ROUND[i] * power >= raw * (1 - 1e-9); i--) {
      step = ROUND[i] * power;
    }
    List<Tick> ticks = new ArrayList<>();
    double largest = Math.max(Math.abs(low), Math.abs(high));
    for (double n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) {
      ticks.add(new Tick(n * step, label(n * step, step, largest), n == 0));
      if (ticks.size() > 2 * most + 2) {
        break; // steps too small for a double to tell apart
      }
    }
    return ticks;
  }

  private static String label(double value, double step, double largest) {
    if (largest >= 1e12 || step < 1e-6) {
      return Numbers.value(Math.abs(value) < step / 2 ? 0 : value);
    }
    double unit = largest >= 1e9 ? 1e9 : largest >= 1e6 ? 1e6 : largest >= 1e4 ? 1e3 : 1;
    String suffix = unit == 1e9 ? " G" : unit == 1e6 ? " M" : unit == 1e3 ? " k" : "";
    int decimals = Math.max(0, BigDecimal.valueOf(step / unit).stripTrailingZeros().scale());
    BigDecimal rounded =
        BigDecimal.valueOf(value / unit).setScale(Math.min(8, decimals), RoundingMode.HALF_EVEN);
    if (rounded.signum() == 0) {
      return "0";
    }
    String text = rounded.toPlainString();
    return (decimals == 0 && unit == 1 ? Numbers.count(rounded.longValue()) : text) + suffix;
  }
}
