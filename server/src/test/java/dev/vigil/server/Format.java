package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import io.airlift.compress.snappy.SnappyCompressor;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The ways in which others send, with a body of each as their own libraries encode it. */
enum Format {
  JSON("/api/v1/observations", "application/json"),
  NDJSON("/api/v1/observations", "application/x-ndjson"),
  CSV("/api/v1/observations", "text/csv; charset=utf-8"),
  REMOTE_WRITE_1("/api/v1/write", "application/x-protobuf"),
  REMOTE_WRITE_2("/api/v1/write", "application/x-protobuf;proto=io.prometheus.write.v2.Request"),
  OTLP_METRICS("/v1/metrics", "application/x-protobuf"),
  OTLP_METRICS_JSON("/v1/metrics", "application/json"),
  OTLP_LOGS("/v1/logs", "application/x-protobuf"),
  OTLP_LOGS_JSON("/v1/logs", "application/json"),
  OTLP_TRACES("/v1/traces", "application/x-protobuf"),
  OTLP_TRACES_JSON("/v1/traces", "application/json"),
  INFLUX("/api/v2/write", "text/plain"),
  INFLUX_1("/write", "text/plain"),
  GRAPHITE("/api/v1/graphite", "text/plain");

  private static final long NANOS = NOW * 1_000_000;

  final String path;
  final String type;

  Format(String path, String type) {
    this.path = path;
    this.type = type;
  }

  /** Whether events are counted a minute rather than taken one by one. */
  boolean counts() {
    return path.equals("/v1/logs") || path.equals("/v1/traces");
  }

  boolean isRemoteWrite() {
    return path.equals("/api/v1/write");
  }

  /** The metric under which its two points are kept, with the values 1.5 and 2. */
  String metric() {
    return switch (this) {
      case OTLP_LOGS, OTLP_LOGS_JSON -> "log_count";
      case OTLP_TRACES, OTLP_TRACES_JSON -> "response_time";
      case INFLUX, INFLUX_1 -> "m_f";
      default -> "m";
    };
  }

  /** Two points, ten seconds apart; of events two within one minute. */
  byte[] body() {
    long later = NOW + 10_000;
    String[] labels = {"__name__", "m", "host", "a"};
    return switch (this) {
      case JSON -> text("[" + json(NOW, 1.5) + "," + json(later, 2) + "]");
      case NDJSON -> text(json(NOW, 1.5) + "\n" + json(later, 2) + "\n");
      case CSV -> text("time,metric,value,host\n" + NOW + ",m,1.5,a\n" + later + ",m,2,a\n");
      case REMOTE_WRITE_1 -> Message.writeOne(labels, Map.of(NOW, 1.5, later, 2.0));
      case REMOTE_WRITE_2 -> Message.writeTwo(labels, Map.of(NOW, 1.5, later, 2.0));
      case OTLP_METRICS -> metrics().toByteArray();
      case OTLP_METRICS_JSON ->
          otlp(
              "Metrics",
              "metrics",
              "{\"name\":\"m\",\"gauge\":{\"dataPoints\":[{\"asDouble\":1.5,\"timeUnixNano\":\""
                  + NANOS
                  + "\"},{\"asInt\":\"2\",\"timeUnixNano\":\""
                  + later
                  + "000000\"}]}}");
      case OTLP_LOGS -> logs().toByteArray();
      case OTLP_LOGS_JSON ->
          otlp("Logs", "logRecords", "{\"timeUnixNano\":\"" + NANOS + "\",\"severityNumber\":17}");
      case OTLP_TRACES -> traces().toByteArray();
      case OTLP_TRACES_JSON ->
          otlp(
              "Spans",
              "spans",
              "{\"name\":\"op\",\"kind\":2,\"startTimeUnixNano\":\""
                  + NANOS
                  + "\",\"endTimeUnixNano\":\""
                  + (NANOS + 5_000_000)
                  + "\"}");
      case INFLUX, INFLUX_1 ->
          text("m,host=a f=1.5 " + NANOS + "\nm,host=a f=2 " + later + "000000\n");
      case GRAPHITE -> text("m;host=a 1.5 " + NOW / 1000 + "\nm;host=a 2 " + later / 1000 + "\n");
    };
  }

  /** What is none of its format. */
  byte[] nonsense() {
    return switch (this) {
      case JSON -> text("[" + json(NOW, 1) + ",{]");
      case CSV -> text("time,metric,value\n" + NOW + ",m,1\n" + NOW + ",\"m,2\n");
      case NDJSON -> text("no line of it\n");
      case INFLUX, INFLUX_1, GRAPHITE -> text("no line of it");
      case OTLP_METRICS_JSON, OTLP_LOGS_JSON, OTLP_TRACES_JSON -> text("{\"resource");
      default -> new byte[] {10, 127, 1, 2};
    };
  }

  /** As it goes over the wire: remote write is compressed in any case. */
  HttpResponse<String> send(Client client, byte[] body) {
    return isRemoteWrite() ? send(client, snappy(body), "snappy") : send(client, body, "");
  }

  HttpResponse<String> send(Client client, byte[] body, String encoding) {
    return client.send(
        path,
        request -> {
          request.header("Content-Type", type);
          if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
          }
          return request.POST(BodyPublishers.ofByteArray(body));
        });
  }

  static byte[] snappy(byte[] plain) {
    SnappyCompressor snappy = new SnappyCompressor();
    byte[] room = new byte[snappy.maxCompressedLength(plain.length)];
    return Arrays.copyOf(room, snappy.compress(plain, 0, plain.length, room, 0, room.length));
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private static String json(long at, double value) {
    return "{\"metric\":\"m\",\"labels\":{\"host\":\"a\"},\"timestamp\":"
        + at
        + ",\"value\":"
        + value
        + "}";
  }

  private static byte[] otlp(String kind, String list, String one) {
    String resource =
        "{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"shop\"}}]}";
    return text(
        "{\"resource"
            + kind
            + "\":[{\"resource\":"
            + resource
            + ",\"scope"
            + kind
            + "\":[{\""
            + list
            + "\":["
            + one
            + "]}]}]}");
  }

  private static Resource shop() {
    return Resource.newBuilder()
        .addAttributes(
            KeyValue.newBuilder()
                .setKey("service.name")
                .setValue(AnyValue.newBuilder().setStringValue("shop")))
        .build();
  }

  private static ExportMetricsServiceRequest metrics() {
    Gauge.Builder gauge = Gauge.newBuilder();
    for (long at : List.of(NANOS, NANOS + 10_000_000_000L)) {
      gauge.addDataPoints(
          NumberDataPoint.newBuilder().setTimeUnixNano(at).setAsDouble(at == NANOS ? 1.5 : 2));
    }
    Metric metric = Metric.newBuilder().setName("m").setGauge(gauge).build();
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder()
                .setResource(shop())
                .addScopeMetrics(ScopeMetrics.newBuilder().addMetrics(metric)))
        .build();
  }

  private static ExportLogsServiceRequest logs() {
    LogRecord log = LogRecord.newBuilder().setTimeUnixNano(NANOS).build();
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .setResource(shop())
                .addScopeLogs(ScopeLogs.newBuilder().addLogRecords(log)))
        .build();
  }

  private static ExportTraceServiceRequest traces() {
    Span span =
        Span.newBuilder()
            .setName("op")
            .setKind(Span.SpanKind.SPAN_KIND_SERVER)
            .setStartTimeUnixNano(NANOS)
            .setEndTimeUnixNano(NANOS + 5_000_000)
            .build();
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(shop())
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
        .build();
  }

  /** Messages of Prometheus, field by field. */
  private interface Message {
    void write(CodedOutputStream out) throws IOException;

    static byte[] of(Message fields) {
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

    static void samples(CodedOutputStream out, Map<Long, Double> samples) throws IOException {
      for (Map.Entry<Long, Double> one : samples.entrySet()) {
        out.writeByteArray(
            2,
            of(
                sample -> {
                  sample.writeDouble(1, one.getValue());
                  sample.writeInt64(2, one.getKey());
                }));
      }
    }

    static byte[] writeOne(String[] labels, Map<Long, Double> samples) {
      byte[] series =
          of(
              out -> {
                for (int i = 0; i < labels.length; i += 2) {
                  String name = labels[i];
                  String value = labels[i + 1];
                  out.writeByteArray(
                      1,
                      of(
                          label -> {
                            label.writeString(1, name);
                            label.writeString(2, value);
                          }));
                }
                samples(out, samples);
              });
      return of(out -> out.writeByteArray(1, series));
    }

    static byte[] writeTwo(String[] labels, Map<Long, Double> samples) {
      byte[] references =
          of(
              out -> {
                for (int i = 1; i <= labels.length; i++) {
                  out.writeUInt32NoTag(i);
                }
              });
      byte[] series =
          of(
              out -> {
                out.writeByteArray(1, references);
                samples(out, samples);
              });
      return of(
          out -> {
            out.writeString(4, "");
            for (String label : labels) {
              out.writeString(4, label);
            }
            out.writeByteArray(5, series);
          });
    }
  }
}
