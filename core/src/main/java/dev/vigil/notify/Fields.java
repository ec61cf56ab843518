package dev.vigil.notify;

import java.util.List;

/**
 * The names that every notification has for templates. Beside them, each label, metadata and
 * context entry goes by its own name where that is none of these, and always as {@code labels.x},
 * {@code metadata.x} and {@code context.x}.
 */
public final class Fields {
  /** As they are written in a template. */
  public static final List<String> NAMES =
      List.of(
          "metric",
          "metricName",
          "value",
          "actualValue",
          "expected",
          "expectedValue",
          "lower",
          "upper",
          "deviation",
          "severity",
          "priority",
          "impact",
          "score",
          "confidence",
          "type",
          "detector",
          "description",
          "reason",
          "rule",
          "source",
          "timestamp",
          "time",
          "series",
          "status",
          "kind",
          "title",
          "text",
          "link",
          "incident",
          "alerts",
          "causes",
          "channel",
          "labels",
          "metadata",
          "context",
          "anomaly",
          "items");

  /** Those under which any name may stand. */
  public static final List<String> OPEN = List.of("labels", "metadata", "context");

  private Fields() {}
}
