package dev.vigil.cli.input;

import dev.vigil.formats.table.SeriesName;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of series that tables name. */
public final class SeriesNames {
  private SeriesNames() {}

  /** Tables may leave names empty, where a series and its labels need one. */
  public static SeriesKey key(SeriesName name) {
    Map<String, String> labels = new LinkedHashMap<>();
    name.labels().forEach((label, value) -> labels.put(label.isBlank() ? "label" : label, value));
    String metric = name.metric().isBlank() ? "value" : name.metric();
    return new SeriesKey(metric, Labels.of(labels));
  }
}
