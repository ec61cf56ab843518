package dev.vigil.rule.lang;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The product's own names. No label, metadata or context can stand for one of them. */
public enum Name {
  METRIC("metric", Kind.TEXT),
  VALUE("value", Kind.NUMBER),
  TIMESTAMP("timestamp", Kind.NUMBER),
  SEVERITY("severity", Kind.SEVERITY),
  SCORE("score", Kind.NUMBER),
  CONFIDENCE("confidence", Kind.NUMBER),
  EXPECTED("expected", Kind.NUMBER),
  DEVIATION("deviation", Kind.NUMBER),
  SOURCE("source", Kind.TEXT),
  /** The label of this name, else the type that the point was sent with, else the anomaly's. */
  TYPE("type", Kind.TEXT),
  LABELS("labels", Kind.TREE),
  METADATA("metadata", Kind.TREE),
  CONTEXT("context", Kind.TREE),
  ANOMALY("anomaly", Kind.TREE),
  ANOMALY_ID("anomaly.id", Kind.TEXT),
  ANOMALY_TYPE("anomaly.type", Kind.TEXT),
  ANOMALY_DETECTOR("anomaly.detector", Kind.TEXT),
  ANOMALY_DESCRIPTION("anomaly.description", Kind.TEXT),
  ANOMALY_LOWER("anomaly.expectedRange.lower", Kind.NUMBER),
  ANOMALY_UPPER("anomaly.expectedRange.upper", Kind.NUMBER);

  /** What stands under {@code anomaly.}, some of it under a name that is also known bare. */
  private static final Map<String, Name> OF_ANOMALY =
      Map.ofEntries(
          Map.entry("id", ANOMALY_ID),
          Map.entry("type", ANOMALY_TYPE),
          Map.entry("severity", SEVERITY),
          Map.entry("score", SCORE),
          Map.entry("confidence", CONFIDENCE),
          Map.entry("timestamp", TIMESTAMP),
          Map.entry("description", ANOMALY_DESCRIPTION),
          Map.entry("detector", ANOMALY_DETECTOR),
          Map.entry("expectedValue", EXPECTED),
          Map.entry("actualValue", VALUE),
          Map.entry("deviation", DEVIATION),
          Map.entry("context", CONTEXT));

  /** What stands under {@code anomaly.data.}. */
  private static final Map<String, Name> OF_DATA =
      Map.of(
          "metricName", METRIC,
          "value", VALUE,
          "timestamp", TIMESTAMP,
          "labels", LABELS,
          "metadata", METADATA,
          "source", SOURCE,
          "type", TYPE);

  private static final Map<String, Name> OF_RANGE =
      Map.of("lower", ANOMALY_LOWER, "upper", ANOMALY_UPPER);

  private static final Map<String, Name> BARE = bare();

  private final String word;
  private final Kind kind;

  Name(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  private static Map<String, Name> bare() {
    Map<String, Name> bare =
        Arrays.stream(values())
            .filter(name -> name.word.indexOf('.') < 0)
            .collect(Collectors.toMap(Name::word, Function.identity()));
    bare.put("metricName", METRIC);
    return Map.copyOf(bare);
  }

  /** As a condition names it. */
  public String word() {
    return word;
  }

  Kind kind() {
    return kind;
  }

  static Optional<Name> named(String word) {
    return Optional.ofNullable(BARE.get(word));
  }

  static List<String> words() {
    return BARE.keySet().stream().sorted().toList();
  }

  static Map<String, Name> ofAnomaly() {
    return OF_ANOMALY;
  }

  static Map<String, Name> ofData() {
    return OF_DATA;
  }

  static Map<String, Name> ofRange() {
    return OF_RANGE;
  }
}
