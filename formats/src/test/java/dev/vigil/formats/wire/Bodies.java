package dev.vigil.formats.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies as real senders encode them: by the libraries of OpenTelemetry and of protobuf. */
final class Bodies {
  static final long NANOS = 1_000_000_000L;
  static final long TIME = 1_700_000_000L * NANOS;

  /** Writes one message. */
  interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private Bodies() {}

  static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] label(String name, String value) {
    return message(
        out -> {
          out.writeString(1, name);
          out.writeString(2, value);
        });
  }

  static byte[] sample(double value, long time) {
    return message(
        out -> {
          out.writeDouble(1, value);
          out.writeInt64(2, time);
        });
  }

  /** A series of remote write 1: pairs of names and values, then one sample a value. */
  static byte[] seriesOne(long time, double[] values, String... labels) {
    return message(
        out -> {
          for (int i = 0; i < labels.length; i += 2) {
            out.writeByteArray(1, label(labels[i], labels[i + 1]));
          }
          for (int i = 0; i < values.length; i++) {
            out.writeByteArray(2, sample(values[i], time + i));
          }
        });
  }

  static byte[] writeOne(byte[]... series) {
    return message(
        out -> {
          for (byte[] one : series) {
            out.writeByteArray(1, one);
          }
        });
  }

  /** A request of remote write 2 with one sample each, of series given as pairs. */
  static byte[] writeTwo(int type, long time, double value, String[]... series) {
    Map<String, Integer> symbols = new LinkedHashMap<>();
    symbols.put("", 0);
    for (String[] labels : series) {
      for (String text : labels) {
        symbols.putIfAbsent(text, symbols.size());
      }
    }
    return message(
        out -> {
          for (String symbol : symbols.keySet()) {
            out.writeString(4, symbol);
          }
          for (String[] labels : series) {
            out.writeByteArray(5, seriesTwo(symbols, labels, type, time, value));
          }
        });
  }

  private static byte[] seriesTwo(
      Map<String, Integer> symbols, String[] labels, int type, long time, double value) {
    byte[] references =
        message(
            out -> {
              for (String text : labels) {
                out.writeUInt32NoTag(symbols.get(text));
              }
            });
    return message(
        out -> {
          out.writeByteArray(1, references);
          out.writeByteArray(2, sample(value, time));
          out.writeByteArray(5, message(metadata -> metadata.writeEnum(1, type)));
        });
  }

  static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  static KeyValue attribute(String key, long value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setIntValue(value))
        .build();
  }

  static Resource resource(String... pairs) {
    Resource.Builder resource = Resource.newBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      resource.addAttributes(attribute(pairs[i], pairs[i + 1]));
    }
    return resource.build();
  }

  static byte[] metrics(Resource resource, Metric... metrics) {
    ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
    for (Metric metric : metrics) {
      scope.addMetrics(metric);
    }
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder().setResource(resource).addScopeMetrics(scope))
        .build()
        .toByteArray();
  }

  static Metric gauge(String name, NumberDataPoint... points) {
    return Metric.newBuilder()
        .setName(name)
        .setGauge(Gauge.newBuilder().addAllDataPoints(List.of(points)))
        .build();
  }

  static Metric sum(
      String name, AggregationTemporality temporality, boolean grows, NumberDataPoint... points) {
    return Metric.newBuilder()
        .setName(name)
        .setSum(
            Sum.newBuilder()
                .addAllDataPoints(List.of(points))
                .setAggregationTemporality(temporality)
                .setIsMonotonic(grows))
        .build();
  }

  static NumberDataPoint.Builder number(double value, long time) {
    return NumberDataPoint.newBuilder().setAsDouble(value).setTimeUnixNano(time);
  }

  static Metric histogram(
      String name, AggregationTemporality temporality, HistogramDataPoint... points) {
    return Metric.newBuilder()
        .setName(name)
        .setHistogram(
            Histogram.newBuilder()
                .addAllDataPoints(List.of(points))
                .setAggregationTemporality(temporality))
        .build();
  }

  /** A point of a histogram with bounds 10, 100 and 1000. */
  static HistogramDataPoint buckets(long start, long time, double sum, long... counts) {
    HistogramDataPoint.Builder point =
        HistogramDataPoint.newBuilder()
            .setStartTimeUnixNano(start)
            .setTimeUnixNano(time)
            .setSum(sum)
            .addExplicitBounds(10)
            .addExplicitBounds(100)
            .addExplicitBounds(1000);
    long all = 0;
    for (long count : counts) {
      point.addBucketCounts(count);
      all += count;
    }
    return point.setCount(all).build();
  }

  static byte[] logs(Resource resource, LogRecord... records) {
    ScopeLogs.Builder scope = ScopeLogs.newBuilder();
    for (LogRecord log : records) {
      scope.addLogRecords(log);
    }
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(ResourceLogs.newBuilder().setResource(resource).addScopeLogs(scope))
        .build()
        .toByteArray();
  }

  static LogRecord log(long time, SeverityNumber severity) {
    return LogRecord.newBuilder()
        .setTimeUnixNano(time)
        .setSeverityNumber(severity)
        .setBody(AnyValue.newBuilder().setStringValue("it happened"))
        .build();
  }

  static byte[] traces(Resource resource, Span... spans) {
    ScopeSpans.Builder scope = ScopeSpans.newBuilder();
    for (Span span : spans) {
      scope.addSpans(span);
    }
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(ResourceSpans.newBuilder().setResource(resource).addScopeSpans(scope))
        .build()
        .toByteArray();
  }

  static Span.Builder span(String name, long start, long millis) {
    return Span.newBuilder()
        .setTraceId(ByteString.copyFrom(new byte[16]))
        .setSpanId(ByteString.copyFrom(new byte[8]))
        .setName(name)
        .setKind(Span.SpanKind.SPAN_KIND_SERVER)
        .setStartTimeUnixNano(start)
        .setEndTimeUnixNano(start + millis * 1_000_000);
  }

  static Span failed(Span.Builder span) {
    return span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR)).build();
  }
}
