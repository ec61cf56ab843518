package dev.vigil.cli.watch;

import dev.vigil.cli.watch.HostMetric.Scale;

/** Values over time as a row of bars, one character each. */
final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /**
   * The last values, right-aligned in the width.
   *
   * @param values oldest first
   */
  static String of(double[] values, Scale scale, int width) {
    int from = Math.max(0, values.length - width);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = from; i < values.length; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    double span = Math.max(most - least, scale.calmSpan());
    double floor = Math.min(least, scale.most() - span);
    StringBuilder bars = new StringBuilder(" ".repeat(width - (values.length - from)));
    for (int i = from; i < values.length; i++) {
      int height = (int) ((values[i] - floor) / span * BARS.length());
      bars.append(BARS.charAt(Math.min(height, BARS.length() - 1)));
    }
    return bars.toString();
  }
}
