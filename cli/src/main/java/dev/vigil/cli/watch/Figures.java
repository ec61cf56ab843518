package dev.vigil.cli.watch;

import dev.vigil.cli.watch.HostMetric.Scale;
import dev.vigil.judge.AlertBudget;
import java.util.Locale;

/** Numbers as they are written on the screen. */
final class Figures {
  private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000};
  private static final String[] UNITS = {"d", "h", "min", "s"};

  private Figures() {}

  /** "52.1 %", "20,233 MB", "312". */
  static String value(double value, Scale scale) {
    if (Double.isNaN(value)) {
      return "no value";
    }
    String number = number(value, scale);
    return scale.unit().isEmpty() ? number : number + " " + scale.unit();
  }

  private static String number(double value, Scale scale) {
    return String.format(Locale.ROOT, "%,." + scale.decimals() + "f", value + 0.0);
  }

  /** "1.2 – 9.8", within what the values can be; empty while nothing is known. */
  static String band(double lower, double upper, Scale scale) {
    if (Double.isNaN(lower) || Double.isNaN(upper)) {
      return "";
    }
    double least = Math.max(0, lower);
    double most = Math.max(least, Math.min(scale.most(), upper));
    return number(least, scale) + " – " + number(most, scale);
  }

  /** "500 ms", "14 s", "3 min", "23 h", "2 d": one unit, rounded down. */
  static String span(long millis) {
    if (millis > 0 && millis < 1_000) {
      return millis + " ms";
    }
    int unit = 0;
    while (unit < MILLIS.length - 1 && millis < MILLIS[unit]) {
      unit++;
    }
    return millis / MILLIS[unit] + " " + UNITS[unit];
  }

  /** "1 alarm a week per series, 20 in all". */
  static String budget(AlertBudget budget) {
    String each = count(budget.perSeriesPerWeek()) + " a week per series";
    return budget.fleetPerWeek() == Double.POSITIVE_INFINITY
        ? each
        : each + ", " + count(budget.fleetPerWeek()) + " in all";
  }

  private static String count(double alarms) {
    String number = String.format(Locale.ROOT, alarms < 10 ? "%.2g" : "%.0f", alarms);
    String plain = number.contains(".") ? number.replaceAll("\\.?0+$", "") : number;
    return plain + (plain.equals("1") ? " alarm" : " alarms");
  }
}
