package dev.vigil.formats.wire;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of the OTLP messages that is read, as JSON names their fields: name, number and kind.
 * Others are passed over.
 */
final class OtlpSchema {
  /** How a field is written in protobuf. */
  enum Kind {
    MESSAGE,
    TEXT,
    /** Eight bytes of a whole number, which JSON writes as a text or a number. */
    FIXED,
    DOUBLE,
    /** A varint of a whole number. */
    WHOLE,
    BOOLEAN
  }

  /**
   * @param message what the field holds; null unless it is a message
   */
  record Field(int number, Kind kind, @Nullable OtlpSchema message) {}

  static final OtlpSchema METRICS = metrics();
  static final OtlpSchema LOGS = logs();
  static final OtlpSchema TRACES = traces();

  private final Map<String, Field> fields = new HashMap<>();

  private OtlpSchema() {}

  @Nullable Field field(String name) {
    return fields.get(name);
  }

  private OtlpSchema with(String name, int number, Kind kind) {
    fields.put(name, new Field(number, kind, null));
    return this;
  }

  private OtlpSchema with(String name, int number, OtlpSchema message) {
    fields.put(name, new Field(number, Kind.MESSAGE, message));
    return this;
  }

  private static OtlpSchema attribute() {
    OtlpSchema any =
        new OtlpSchema()
            .with("stringValue", 1, Kind.TEXT)
            .with("boolValue", 2, Kind.BOOLEAN)
            .with("intValue", 3, Kind.WHOLE)
            .with("doubleValue", 4, Kind.DOUBLE);
    return new OtlpSchema().with("key", 1, Kind.TEXT).with("value", 2, any);
  }

  /** A request with its resources and scopes around one kind of record. */
  private static OtlpSchema request(String signal, String scope, String name, OtlpSchema record) {
    OtlpSchema resource = new OtlpSchema().with("attributes", 1, attribute());
    OtlpSchema scopes = new OtlpSchema().with(name, 2, record);
    OtlpSchema resources = new OtlpSchema().with("resource", 1, resource).with(scope, 2, scopes);
    return new OtlpSchema().with(signal, 1, resources);
  }

  /** What all data points have, and all but numbers more. */
  private static OtlpSchema point(int attributes, int flags) {
    return new OtlpSchema()
        .with("attributes", attributes, attribute())
        .with("startTimeUnixNano", 2, Kind.FIXED)
        .with("timeUnixNano", 3, Kind.FIXED)
        .with("flags", flags, Kind.WHOLE);
  }

  private static OtlpSchema totals(int attributes, int flags) {
    return point(attributes, flags).with("count", 4, Kind.FIXED).with("sum", 5, Kind.DOUBLE);
  }

  private static OtlpSchema data(OtlpSchema point) {
    return new OtlpSchema()
        .with("dataPoints", 1, point)
        .with("aggregationTemporality", 2, Kind.WHOLE)
        .with("isMonotonic", 3, Kind.BOOLEAN);
  }

  private static OtlpSchema metrics() {
    OtlpSchema number = point(7, 8).with("asDouble", 4, Kind.DOUBLE).with("asInt", 6, Kind.FIXED);
    OtlpSchema histogram =
        totals(9, 10).with("bucketCounts", 6, Kind.FIXED).with("explicitBounds", 7, Kind.DOUBLE);
    OtlpSchema quantile =
        new OtlpSchema().with("quantile", 1, Kind.DOUBLE).with("value", 2, Kind.DOUBLE);
    OtlpSchema metric =
        new OtlpSchema()
            .with("name", 1, Kind.TEXT)
            .with("gauge", 5, data(number))
            .with("sum", 7, data(number))
            .with("histogram", 9, data(histogram))
            .with("exponentialHistogram", 10, data(totals(1, 10)))
            .with("summary", 11, data(totals(7, 8).with("quantileValues", 6, quantile)));
    return request("resourceMetrics", "scopeMetrics", "metrics", metric);
  }

  private static OtlpSchema logs() {
    OtlpSchema log =
        new OtlpSchema()
            .with("timeUnixNano", 1, Kind.FIXED)
            .with("severityNumber", 2, Kind.WHOLE)
            .with("severityText", 3, Kind.TEXT)
            .with("observedTimeUnixNano", 11, Kind.FIXED);
    return request("resourceLogs", "scopeLogs", "logRecords", log);
  }

  private static OtlpSchema traces() {
    OtlpSchema status = new OtlpSchema().with("code", 3, Kind.WHOLE);
    OtlpSchema span =
        new OtlpSchema()
            .with("parentSpanId", 4, Kind.TEXT)
            .with("name", 5, Kind.TEXT)
            .with("kind", 6, Kind.WHOLE)
            .with("startTimeUnixNano", 7, Kind.FIXED)
            .with("endTimeUnixNano", 8, Kind.FIXED)
            .with("status", 15, status);
    return request("resourceSpans", "scopeSpans", "spans", span);
  }
}
