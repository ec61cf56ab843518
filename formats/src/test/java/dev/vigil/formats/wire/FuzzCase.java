package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A decoder and good bodies to spoil. */
@SuppressWarnings("ImmutableEnumChecker") // makers hold nothing
enum FuzzCase {
  JSON(JsonPoints::new, FuzzCase::json),
  REMOTE_WRITE_ONE(RemoteWrite.V1::newDecoder, FuzzCase::writeOne),
  REMOTE_WRITE_TWO(RemoteWrite.V2::newDecoder, FuzzCase::writeTwo),
  OTLP_METRICS(() -> new OtlpMetrics(new HistogramMemory(100)), FuzzCase::metrics),
  OTLP_METRICS_JSON(
      () -> OtlpJson.of(new OtlpMetrics(new HistogramMemory(100))), FuzzCase::metricsJson),
  OTLP_LOGS(() -> new OtlpLogs(logTally()), FuzzCase::logs),
  OTLP_TRACES(() -> new OtlpTraces(spanTally()), FuzzCase::traces),
  OTLP_TRACES_JSON(() -> OtlpJson.of(new OtlpTraces(spanTally())), FuzzCase::tracesJson),
  INFLUX(() -> new InfluxLines(clock()), FuzzCase::influx),
  GRAPHITE(() -> new GraphiteLines(clock()), FuzzCase::graphite),
  CSV(CsvPoints::new, FuzzCase::csv),
  GZIP(() -> compressed(Encoding.GZIP), () -> bodies(BodyReaderTest.Form.GZIP)),
  ZSTD(() -> compressed(Encoding.ZSTD), () -> bodies(BodyReaderTest.Form.ZSTD)),
  SNAPPY(() -> compressed(Encoding.SNAPPY), () -> bodies(BodyReaderTest.Form.BLOCK)),
  SNAPPY_FRAMED(() -> compressed(Encoding.SNAPPY), () -> bodies(BodyReaderTest.Form.FRAMED));

  private final Supplier<WireDecoder> decoder;
  private final Supplier<List<byte[]>> good;

  FuzzCase(Supplier<WireDecoder> decoder, Supplier<List<byte[]>> good) {
    this.decoder = decoder;
    this.good = good;
  }

  WireDecoder newDecoder() {
    return decoder.get();
  }

  List<byte[]> good() {
    return good.get();
  }

  private static InstantSource clock() {
    return InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
  }

  private static EventTally spanTally() {
    return EventTally.ofSpans(clock(), Duration.ofMinutes(1), 1_000);
  }

  private static EventTally logTally() {
    return EventTally.ofLogs(clock(), Duration.ofMinutes(1), 1_000);
  }

  private static List<byte[]> texts(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  private static List<byte[]> json() {
    String point =
        "{\"metricName\":\"cpu\",\"value\":1.5,\"timestamp\":1700000000123,\"labels\":{\"a\":\"é\"},"
            + "\"metadata\":{\"b\":[1,{\"c\":null}]},\"source\":\"s\",\"type\":\"t\"}";
    String other = "{\"timestamp\":\"2023-11-14T22:13:20Z\",\"value\":\"NaN\",\"metric\":\"m\"}";
    return texts(
        "[" + point + "," + other + "]",
        "{\"points\":[" + other + "," + point + "],\"context\":{\"roles\":[\"x\"]}}",
        point + "\n" + other + "\n" + other);
  }

  private static List<byte[]> writeOne() {
    return List.of(
        Bodies.writeOne(
            Bodies.seriesOne(1000, new double[] {1, 2}, "__name__", "up", "host", "a"),
            Bodies.seriesOne(1000, new double[] {Double.NaN}, "__name__", "down", "le", "0.5")),
        Bodies.message(out -> out.writeByteArray(3, Bodies.label("x", "family"))));
  }

  private static List<byte[]> writeTwo() {
    return List.of(
        Bodies.writeTwo(
            3,
            1000,
            1.5,
            new String[] {"__name__", "up", "host", "a"},
            new String[] {"__name__", "down"}));
  }

  private static List<byte[]> metrics() {
    AggregationTemporality delta = AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
    AggregationTemporality total = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    Metric summary =
        Metric.newBuilder()
            .setName("s")
            .setSummary(
                Summary.newBuilder()
                    .addDataPoints(
                        SummaryDataPoint.newBuilder()
                            .setTimeUnixNano(Bodies.TIME)
                            .setCount(3)
                            .addQuantileValues(
                                SummaryDataPoint.ValueAtQuantile.newBuilder()
                                    .setQuantile(0.5)
                                    .setValue(2))))
            .build();
    return List.of(
        Bodies.metrics(
            Bodies.resource("service.name", "shop", "service.instance.id", "1"),
            Bodies.gauge(
                "g", Bodies.number(1, Bodies.TIME).addAttributes(Bodies.attribute("k", 5)).build()),
            Bodies.sum("t", total, true, Bodies.number(1, Bodies.TIME).build())),
        Bodies.metrics(
            Bodies.resource("host.name", "h"),
            Bodies.histogram("d", delta, Bodies.buckets(1, Bodies.TIME, 5, 1, 2, 3, 4)),
            Bodies.histogram("c", total, Bodies.buckets(1, Bodies.TIME, 5, 1, 2, 3, 4)),
            summary));
  }

  private static List<byte[]> metricsJson() {
    return texts(
        "{\"resourceMetrics\":[{\"resource\":{\"attributes\":[{\"key\":\"host.name\",\"value\":"
            + "{\"stringValue\":\"h\"}}]},\"scopeMetrics\":[{\"metrics\":[{\"name\":\"t\",\"sum\":"
            + "{\"aggregationTemporality\":2,\"isMonotonic\":true,\"dataPoints\":[{\"asInt\":\"30\","
            + "\"timeUnixNano\":\"1700000000000000000\",\"flags\":0},{\"asDouble\":\"NaN\"}]}}]}]}]}");
  }

  private static List<byte[]> logs() {
    return List.of(
        Bodies.logs(
            Bodies.resource("service.name", "shop"),
            Bodies.log(Bodies.TIME, SeverityNumber.SEVERITY_NUMBER_ERROR),
            Bodies.log(0, SeverityNumber.SEVERITY_NUMBER_UNSPECIFIED).toBuilder()
                .setSeverityText("error")
                .build()));
  }

  private static List<byte[]> traces() {
    return List.of(
        Bodies.traces(
            Bodies.resource("service.name", "shop"),
            Bodies.span("a", Bodies.TIME, 5).build(),
            Bodies.failed(Bodies.span("b", Bodies.TIME, 6))));
  }

  private static List<byte[]> tracesJson() {
    return texts(
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"op\",\"kind\":2,"
            + "\"startTimeUnixNano\":\"1700000000000000000\",\"status\":{\"code\":2},"
            + "\"endTimeUnixNano\":\"1700000000005000000\"}]}]}]}");
  }

  private static List<byte[]> influx() {
    return texts(
        "cpu,host=a user=1.5,n=2i,t=\"x \\\" y\",b=t 1700000000000000000\n# no\nmem\\ x f=1e5\n");
  }

  private static List<byte[]> graphite() {
    return texts("a.b.c;host=a 1.5 1700000000\nd 2 -1\n\ne nan 1e9\n");
  }

  private static List<byte[]> csv() {
    return texts(
        "metric,timestamp,value,host,note\ncpu,1700000000123,1.5,a,\"x, \"\"y\"\"\n\"\nm,2023-11-14,-2,,é\n",
        "\ufefftime;a;b;label.host\r\n1700000000000;1;2e3;h\r\n1700000001000;;NaN;h\r\n");
  }

  private static List<byte[]> bodies(BodyReaderTest.Form form) {
    try {
      return List.of(
          form.compress(json().get(0)),
          form.compress(new byte[3_000]),
          form.compress("abc".repeat(200).getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WireDecoder compressed(Encoding encoding) {
    BodyReader reader = new BodyReader(WireLimits.usual().withBodyBytes(WireFuzzTest.BODY_BYTES));
    JsonPoints json = new JsonPoints();
    return (body, length, into) -> {
      try {
        reader.read(new ByteArrayInputStream(body, 0, length), encoding);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      json.read(reader.bytes(), reader.length(), into);
    };
  }
}
