package dev.vigil.cli.watch;

import dev.vigil.judge.Limits;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;

/**
 * What is known beforehand of one metric of a host.
 *
 * @param name the series' metric
 * @param title what people call it; %s stands for the label's value where there is a label
 * @param label the label that tells its series apart, empty where there is but one series
 * @param scale how its values are written and drawn
 * @param limits the metric's own limits
 */
record HostMetric(String name, String title, String label, Scale scale, Limits limits) {

  /**
   * How values are written and drawn.
   *
   * @param unit empty for plain numbers
   * @param decimals decimals that are worth reading
   * @param calmSpan values that move by less than this are drawn nearly flat
   * @param most highest value that can be; infinite where there is none
   */
  record Scale(String unit, int decimals, double calmSpan, double most) {}

  /** Its only series. */
  SeriesKey series() {
    return SeriesKey.of(name);
  }

  /** Its series of one mount, one interface. */
  SeriesKey series(String labelValue) {
    return new SeriesKey(name, Labels.of(label, labelValue));
  }

  /** The title of one of its series. */
  String titleOf(SeriesKey series) {
    return label.isEmpty() ? title : title.formatted(series.labels().get(label).orElse(""));
  }

  /** The title of all of its series together. */
  String titleOfAll() {
    return title.replace("%s", label);
  }
}
