package dev.vigil.formats.wire;

import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.ValueKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Prometheus metric's numbers are. Version 2 of remote write says it with each series,
 * version 1 in messages of their own, which are remembered; beyond that names tell, as OpenMetrics
 * has them end: {@code _total}, and {@code _bucket} with {@code le}. One owner.
 */
final class MetricTypes {
  private static final int COUNTER = 1;
  private static final int HISTOGRAM = 3;
  private static final int SUMMARY = 5;

  private static final int MOST = 20_000;
  private static final int LONGEST = 512;

  private final Map<String, Integer> byFamily = new HashMap<>();

  /** Remembers the type of a family, as long as there is room; whether that is news. */
  boolean learn(String family, int type) {
    boolean room = byFamily.size() < MOST || byFamily.containsKey(family);
    if (!room || family.length() > LONGEST) {
      return false;
    }
    Integer before = byFamily.put(family, type);
    return before == null || before != type;
  }

  /** Tells of a series what its numbers are, if that is known. */
  void tell(KnownSeries series, int number, int type) {
    SeriesKey key = series.key(number);
    ValueKind kind = kind(key.metric(), type, key.labels().find("le") != null);
    if (kind != null) {
      series.kind(number, kind);
    }
  }

  /** Tells it anew of all series that are found again. */
  void tell(KnownSeries series) {
    for (int number = 0; number < series.size(); number++) {
      if (remembered(series.key(number).metric()) > 0) {
        tell(series, number, 0);
      }
    }
  }

  /**
   * @param type as it came with the series; 0 if none did
   */
  private @Nullable ValueKind kind(String metric, int type, boolean hasLe) {
    int told = type > 0 ? type : remembered(metric);
    return switch (told) {
      case COUNTER -> ValueKind.COUNTER;
      case HISTOGRAM, SUMMARY -> isTotal(metric) ? ValueKind.COUNTER : ValueKind.GAUGE;
      case 0 -> byName(metric, hasLe);
      default -> ValueKind.GAUGE;
    };
  }

  private int remembered(String metric) {
    Integer exact = byFamily.get(metric);
    int cut = metric.lastIndexOf('_');
    if (exact == null && cut > 0 && (isTotal(metric) || metric.endsWith("_total"))) {
      exact = byFamily.get(metric.substring(0, cut));
    }
    return exact == null ? 0 : exact;
  }

  private static boolean isTotal(String metric) {
    return metric.endsWith("_bucket") || metric.endsWith("_count") || metric.endsWith("_sum");
  }

  private static @Nullable ValueKind byName(String metric, boolean hasLe) {
    return metric.endsWith("_total") || (hasLe && metric.endsWith("_bucket"))
        ? ValueKind.COUNTER
        : null;
  }
}
