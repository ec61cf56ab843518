package dev.vigil.server.web;

import dev.vigil.model.SeriesKey;
import dev.vigil.server.live.Catalogue;
import dev.vigil.store.HistoryPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The newest point of each series with what was expected of it, for Prometheus. */
final class SeriesMetrics {
  private SeriesMetrics() {}

  static void write(List<Catalogue.About> series, StringBuilder to) {
    write("vigil_series_value", series, HistoryPoint::value, to);
    write("vigil_expected", series, HistoryPoint::expected, to);
    write("vigil_expected_lower", series, HistoryPoint::lower, to);
    write("vigil_expected_upper", series, HistoryPoint::upper, to);
    write("vigil_anomaly_score", series, HistoryPoint::score, to);
  }

  private static void write(
      String name,
      List<Catalogue.About> series,
      ToDoubleFunction<HistoryPoint> what,
      StringBuilder to) {
    to.append("# TYPE ").append(name).append(" gauge\n");
    for (Catalogue.About one : series) {
      double value = what.applyAsDouble(one.last());
      if (Double.isFinite(value)) {
        to.append(name);
        labels(one.series(), to);
        to.append(' ').append(value).append('\n');
      }
    }
  }

  /** Those of the series, and its metric; names that Prometheus does not take are bent. */
  private static void labels(SeriesKey series, StringBuilder to) {
    to.append("{metric=\"").append(quoted(series.metric())).append('"');
    Map<String, String> labels = series.labels().asMap();
    Set<String> taken = new HashSet<>(labels.keySet());
    taken.add("metric");
    for (Map.Entry<String, String> label : labels.entrySet()) {
      to.append(',').append(name(label.getKey(), taken));
      to.append("=\"").append(quoted(label.getValue())).append('"');
    }
    to.append('}');
  }

  /** As it is where that can be; else bent, and lengthened until no other has that name. */
  private static String name(String label, Set<String> taken) {
    String plain = label.replaceAll("[^a-zA-Z0-9_]", "_");
    String name =
        Character.isDigit(plain.charAt(0)) || plain.equals("metric") ? "_" + plain : plain;
    if (name.equals(label)) {
      return name;
    }
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
