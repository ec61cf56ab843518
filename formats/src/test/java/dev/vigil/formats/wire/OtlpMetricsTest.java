package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.Bodies.NANOS;
import static dev.vigil.formats.wire.Bodies.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.pipeline.ValueKind;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import org.junit.jupiter.api.Test;

class OtlpMetricsTest {
  private static final AggregationTemporality CUMULATIVE =
      AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
  private static final AggregationTemporality DELTA =
      AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
  private static final Resource SHOP =
      Bodies.resource(
          "service.name",
          "shop",
          "host.name",
          "h1",
          "service.instance.id",
          "x",
          "os.type",
          "linux");

  private final OtlpMetrics otlp = new OtlpMetrics(HistogramMemory.usual());

  @Test
  void gauges_carry_labels_of_their_resource_and_of_their_own() throws WireException {
    byte[] body =
        Bodies.metrics(
            SHOP,
            Bodies.gauge(
                "queue.size",
                Bodies.number(7.5, TIME)
                    .addAttributes(Bodies.attribute("queue", "mail"))
                    .addAttributes(Bodies.attribute("shard", 3))
                    .build(),
                NumberDataPoint.newBuilder().setAsInt(-9).setTimeUnixNano(TIME).build()));
    PointBatch batch = Rows.read(otlp, body);
    assertThat(Rows.of(batch))
        .containsExactly(
            "queue.size{host=\"h1\",queue=\"mail\",service=\"shop\",shard=\"3\"} 1700000000000 7.5",
            "queue.size{host=\"h1\",service=\"shop\"} 1700000000000 -9.0");
    assertThat(batch.series().kind(batch.series(0))).isEqualTo(ValueKind.GAUGE);
  }

  @Test
  void an_instance_is_a_label_only_where_no_host_tells_it() throws WireException {
    Resource alone = Bodies.resource("service.instance.id", "x", "service.name", "shop");
    byte[] body = Bodies.metrics(alone, Bodies.gauge("m", Bodies.number(1, TIME).build()));
    assertThat(Rows.of(Rows.read(otlp, body)))
        .containsExactly("m{instance=\"x\",service=\"shop\"} 1700000000000 1.0");
  }

  @Test
  void an_attribute_of_a_point_overrules_one_of_its_resource() throws WireException {
    byte[] body =
        Bodies.metrics(
            SHOP,
            Bodies.gauge(
                "m", Bodies.number(1, TIME).addAttributes(Bodies.attribute("host", "h2")).build()));
    assertThat(Rows.of(Rows.read(otlp, body)))
        .containsExactly("m{host=\"h2\",service=\"shop\"} 1700000000000 1.0");
  }

  @Test
  void only_cumulative_sums_that_grow_are_counters() throws WireException {
    NumberDataPoint point = Bodies.number(30, TIME).setStartTimeUnixNano(TIME - 10 * NANOS).build();
    byte[] body =
        Bodies.metrics(
            SHOP,
            Bodies.sum("total", CUMULATIVE, true, point),
            Bodies.sum("level", CUMULATIVE, false, point),
            Bodies.sum("delta", DELTA, true, point),
            Bodies.sum("delta.bad", DELTA, true, Bodies.number(1, TIME).build()));
    PointBatch batch = Rows.read(otlp, body);
    assertThat(Rows.of(batch))
        .extracting(row -> row.replaceAll("\\{.*\\}", ""))
        .containsExactly(
            "total 1700000000000 30.0", "level 1700000000000 30.0", "delta 1700000000000 3.0");
    assertThat(batch.series().kind(batch.series(0))).isEqualTo(ValueKind.COUNTER);
    assertThat(batch.series().kind(batch.series(1))).isEqualTo(ValueKind.GAUGE);
    assertThat(batch.series().kind(batch.series(2))).isEqualTo(ValueKind.GAUGE);
    assertThat(batch.refusals().listed())
        .containsExactly(new Refusal(3, "a delta needs the time when it began"));
  }

  @Test
  void points_without_a_recorded_value_or_a_time_are_not_taken() throws WireException {
    byte[] body =
        Bodies.metrics(
            SHOP,
            Bodies.gauge(
                "m",
                Bodies.number(1, TIME).setFlags(1).build(),
                NumberDataPoint.newBuilder().setTimeUnixNano(TIME).build(),
                Bodies.number(1, 0).build(),
                Bodies.number(1, -1).build()));
    PointBatch batch = Rows.read(otlp, body);
    assertThat(batch.size()).isZero();
    assertThat(batch.refusals().count(RowFault.STALE)).isEqualTo(1);
    assertThat(batch.refusals().listed())
        .containsExactly(
            new Refusal(1, "the value is missing"),
            new Refusal(2, "the timestamp is missing"),
            new Refusal(3, "the timestamp is out of range"));
  }

  @Test
  void a_cumulative_histogram_tells_what_happened_since_the_point_before() throws WireException {
    long start = TIME - 1000 * NANOS;
    PointBatch first = histogram(start, TIME, 5000, 100, 0, 0, 0);
    assertThat(first.size()).isZero();
    assertThat(first.refusals().count(RowFault.NO_CHANGE)).isEqualTo(1);
    PointBatch second = histogram(start, TIME + 10 * NANOS, 5600, 100, 20, 0, 0);
    assertThat(Rows.of(second))
        .containsExactly(
            "d_rate{host=\"h1\",service=\"shop\"} 1700000010000 2.0",
            "d_mean{host=\"h1\",service=\"shop\"} 1700000010000 30.0",
            "d_p95{host=\"h1\",service=\"shop\"} 1700000010000 95.5");
    PointBatch again = histogram(start, TIME + 10 * NANOS, 5600, 100, 20, 0, 0);
    assertThat(Rows.of(again)).isEqualTo(Rows.of(second));
    PointBatch late = histogram(start, TIME + 5 * NANOS, 5600, 100, 20, 0, 0);
    assertThat(late.refusals().count(RowFault.LATE)).isEqualTo(1);
  }

  @Test
  void a_histogram_that_started_anew_counts_from_its_start() throws WireException {
    long start = TIME - 1000 * NANOS;
    histogram(start, TIME, 5000, 100, 0, 0, 0);
    long anew = TIME + 5 * NANOS;
    assertThat(Rows.of(histogram(anew, TIME + 10 * NANOS, 40, 10, 0, 0, 0)))
        .extracting(row -> row.replaceAll("\\{.*\\} \\d+", ""))
        .containsExactly("d_rate 2.0", "d_mean 4.0", "d_p95 9.5");
  }

  @Test
  void a_quiet_interval_has_a_rate_and_nothing_else() throws WireException {
    histogram(1, TIME, 5000, 100, 0, 0, 0);
    assertThat(Rows.of(histogram(1, TIME + NANOS, 5000, 100, 0, 0, 0)))
        .containsExactly("d_rate{host=\"h1\",service=\"shop\"} 1700000001000 0.0");
  }

  private PointBatch histogram(long start, long time, double sum, long... counts)
      throws WireException {
    return Rows.read(
        otlp,
        Bodies.metrics(
            SHOP, Bodies.histogram("d", CUMULATIVE, Bodies.buckets(start, time, sum, counts))));
  }

  @Test
  void a_delta_histogram_is_an_interval_by_itself() throws WireException {
    byte[] body =
        Bodies.metrics(
            SHOP,
            Bodies.histogram(
                "d", DELTA, Bodies.buckets(TIME - 10 * NANOS, TIME, 90_000, 0, 0, 10, 10)));
    assertThat(Rows.of(Rows.read(otlp, body)))
        .extracting(row -> row.replaceAll("\\{.*\\} \\d+", ""))
        .containsExactly("d_rate 2.0", "d_mean 4500.0", "d_p95 1000.0");
  }

  @Test
  void buckets_that_do_not_fit_their_bounds_are_refused() throws WireException {
    byte[] body =
        Bodies.metrics(
            SHOP,
            Bodies.histogram(
                "d",
                DELTA,
                Bodies.buckets(1, TIME, 1, 1, 1),
                Bodies.buckets(1, TIME, 1, -5, 1, 1, 1)));
    PointBatch batch = Rows.read(otlp, body);
    assertThat(batch.size()).isZero();
    assertThat(batch.refusals().count(RowFault.BAD_HISTOGRAM)).isEqualTo(2);
  }

  @Test
  void exponential_histograms_tell_rate_and_mean() throws WireException {
    ExponentialHistogramDataPoint point =
        ExponentialHistogramDataPoint.newBuilder()
            .setStartTimeUnixNano(TIME - 4 * NANOS)
            .setTimeUnixNano(TIME)
            .setCount(8)
            .setSum(16)
            .addAttributes(Bodies.attribute("a", "b"))
            .build();
    Metric metric =
        Metric.newBuilder()
            .setName("e")
            .setExponentialHistogram(
                ExponentialHistogram.newBuilder()
                    .addDataPoints(point)
                    .setAggregationTemporality(DELTA))
            .build();
    assertThat(Rows.of(Rows.read(otlp, Bodies.metrics(Bodies.resource(), metric))))
        .containsExactly("e_rate{a=\"b\"} 1700000000000 2.0", "e_mean{a=\"b\"} 1700000000000 2.0");
  }

  @Test
  void summaries_tell_their_quantiles_and_rate_and_mean() throws WireException {
    assertThat(Rows.of(summary(TIME, 10, 100)))
        .containsExactly("s{quantile=\"0.99\"} 1700000000000 5.0");
    assertThat(Rows.of(summary(TIME + 10 * NANOS, 30, 180)))
        .containsExactly(
            "s_rate 1700000010000 2.0",
            "s_mean 1700000010000 4.0",
            "s{quantile=\"0.99\"} 1700000010000 5.0");
  }

  private PointBatch summary(long time, long count, double sum) throws WireException {
    SummaryDataPoint point =
        SummaryDataPoint.newBuilder()
            .setTimeUnixNano(time)
            .setCount(count)
            .setSum(sum)
            .addQuantileValues(
                SummaryDataPoint.ValueAtQuantile.newBuilder().setQuantile(0.99).setValue(5))
            .build();
    Metric metric =
        Metric.newBuilder()
            .setName("s")
            .setSummary(Summary.newBuilder().addDataPoints(point))
            .build();
    return Rows.read(otlp, Bodies.metrics(Bodies.resource(), metric));
  }

  @Test
  void the_memory_of_histograms_is_bounded() throws WireException {
    HistogramMemory small = new HistogramMemory(10);
    OtlpMetrics decoder = new OtlpMetrics(small);
    for (int i = 0; i < 100; i++) {
      Rows.read(
          decoder,
          Bodies.metrics(
              SHOP, Bodies.histogram("d" + i, CUMULATIVE, Bodies.buckets(1, TIME, 1, 1, 0, 0, 0))));
    }
    assertThat(small.size()).isEqualTo(10);
    for (int i = 0; i < 100; i++) {
      HistogramDataPoint.Builder wide =
          Bodies.buckets(1, TIME, 1).toBuilder().clearExplicitBounds();
      wide.addBucketCounts(1);
      for (int bound = 0; bound < 500; bound++) {
        wide.addBucketCounts(1).addExplicitBounds(bound);
      }
      Rows.read(decoder, Bodies.metrics(SHOP, Bodies.histogram("w" + i, CUMULATIVE, wide.build())));
    }
    assertThat(small.size()).isBetween(1, 3);
  }

  @Test
  void json_means_the_same_as_protobuf_whatever_the_order_of_its_fields() throws WireException {
    String body =
        """
        {"resourceMetrics":[{
          "scopeMetrics":[{"scope":{"name":"x"},"metrics":[
            {"sum":{"dataPoints":[{"attributes":[{"key":"ok","value":{"boolValue":true}}],
                "asInt":"30","timeUnixNano":"1700000000000000000"}],
              "isMonotonic":true,"aggregationTemporality":2},"unit":"1","name":"total"},
            {"name":"d","histogram":{"aggregationTemporality":1,"dataPoints":[{
              "startTimeUnixNano":"1699999990000000000","timeUnixNano":1700000000000000000,
              "count":"20","sum":90000,"bucketCounts":["0","0","10","10"],
              "explicitBounds":[10,100.0,"1000"]}]}}]}],
          "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]}}]}
        """;
    PointBatch batch = Rows.read(OtlpJson.of(otlp), body);
    assertThat(Rows.of(batch))
        .containsExactly(
            "total{ok=\"true\",service=\"shop\"} 1700000000000 30.0",
            "d_rate{service=\"shop\"} 1700000000000 2.0",
            "d_mean{service=\"shop\"} 1700000000000 4500.0",
            "d_p95{service=\"shop\"} 1700000000000 1000.0");
    assertThat(batch.series().kind(batch.series(0))).isEqualTo(ValueKind.COUNTER);
  }

  @Test
  void json_that_does_not_fit_is_told_with_its_place() {
    assertThatThrownBy(
            () ->
                Rows.read(
                    OtlpJson.of(otlp),
                    "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"name\":7}]}]}]}"))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith("byte 57: a text is expected at line 1, column 58");
  }
}
